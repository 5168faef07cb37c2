import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BankStep } from "../bank-context.ts";
import type { BankConfig } from "../config.ts";

const PROGRAM = join(import.meta.dirname, "killable-bank.ts");

export interface KilledBank {
  /** Whether it was killed where it should be. */
  wasKilled(): boolean;
  stop(): Promise<void>;
}

/** A bank in a process of its own that is killed at a step, and started again as an operator would. */
export async function startKilledBank(config: BankConfig, step: BankStep): Promise<KilledBank> {
  const file = join(config.keys, "config.json");
  await writeFile(file, JSON.stringify(config));
  let killed = false;
  let child: ChildProcess | undefined;
  const start = async (...args: string[]) => {
    child = spawn(process.execPath, [PROGRAM, file, ...args], {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, NODE_NO_WARNINGS: "1" },
    });
    const mine = child;
    mine.once("exit", (_code, signal) => {
      if (signal !== "SIGKILL" || killed) return;
      killed = true;
      void start();
    });
    await once(mine.stdout!, "data");
  };
  await start(step);
  return {
    wasKilled: () => killed,
    stop: async () => {
      if (child === undefined || child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
