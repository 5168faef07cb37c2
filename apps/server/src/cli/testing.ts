import { execFile } from "node:child_process";
import { join } from "node:path";
import { PROJECT } from "./workplace.ts";

const MAIN = join(PROJECT, "apps", "server", "src", "main.ts");

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a user would, in Chinese, with a home of its own. */
export function runOlive(home: string, ...args: string[]): Promise<Ended> {
  const env = { ...process.env, OLIVE_HOME: home, DATABASE_URL: undefined, OLIVE_LANG: "zh" };
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env, cwd: home }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}
