import { spawn } from "node:child_process";
import { once } from "node:events";
import { EXIT } from "./command.ts";
import type { Terminal } from "./terminal.ts";

/** Runs a program of the project on the same terminal. It gets Ctrl-C from there too. @returns its exit code. */
export async function runProgram(program: string, args: readonly string[], io: Terminal): Promise<number> {
  const child = spawn(program, args, { stdio: "inherit" });
  const stop = () => void child.kill("SIGTERM");
  io.interrupted.addEventListener("abort", stop, { once: true });
  const [code] = (await once(child, "close")) as [number | null];
  io.interrupted.removeEventListener("abort", stop);
  return code ?? EXIT.failure;
}
