import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { PROJECT } from "../cli/workplace.ts";
import type { Check } from "./checks.ts";

export interface CheckResult {
  readonly passed: number;
  readonly failed: number;
  /** What the program wrote, for a step that failed. */
  readonly output: string;
}

/** The part of Vitest's JSON report that is counted. */
export interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** What of the surroundings would make tests differ from one machine to the next. */
const NOT_PASSED_ON = ["DATABASE_URL", "OLIVE_HOME", "OLIVE_LANG", "OLIVE_COUNTY", "CI"];

/** Runs one step and counts it. */
export async function runCheck(check: Check, interrupted: AbortSignal): Promise<CheckResult> {
  if (check.obstacle) return { passed: 0, failed: 1, output: `${check.obstacle.zh}\n${check.obstacle.en}` };
  if (check.report) await rm(check.report, { force: true });
  const { code, output } = await runNode(check, interrupted);
  if (!check.report) return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
  const report = await readFile(check.report, "utf8").catch(() => undefined);
  return {
    ...countTests(report === undefined ? undefined : (JSON.parse(report) as TestReport), code),
    output,
  };
}

/**
 * Passed and failed tests. A file that could not be loaded has no tests to fail and counts as one failure, and
 * so does a run that ended badly for any other reason (an error outside tests, no report at all).
 */
export function countTests(report: TestReport | undefined, code: number): { passed: number; failed: number } {
  if (!report) return { passed: 0, failed: code === 0 ? 0 : 1 };
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

async function runNode(check: Check, interrupted: AbortSignal): Promise<{ code: number; output: string }> {
  const env = { ...process.env, ...check.env, NO_COLOR: "1" };
  for (const name of NOT_PASSED_ON) Reflect.deleteProperty(env, name);
  const child = spawn(process.execPath, [...check.args], {
    cwd: PROJECT,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const stop = () => void child.kill("SIGTERM");
  interrupted.addEventListener("abort", stop, { once: true });
  const [code] = (await once(child, "close")) as [number | null];
  interrupted.removeEventListener("abort", stop);
  return { code: code ?? 1, output };
}
