import { parseArgs } from "node:util";
import { type Check, fullChecks, quickChecks } from "../../checks/checks.ts";
import { type CheckResult, runCheck } from "../../checks/run-check.ts";
import { type Command, EXIT } from "../command.ts";
import type { Terminal } from "../terminal.ts";

export const command: Command = {
  name: "test",
  summary: { zh: "全部检查与测试（--quick 只做快的）", en: "every check and test (--quick: the fast ones)" },
  usage: "[--quick]",
  async run(args, io) {
    const { values } = parseArgs({ args, options: { quick: { type: "boolean" } } });
    const checks = values.quick ? quickChecks() : await fullChecks();
    let passed = 0;
    let failed = 0;
    for (const check of checks) {
      const result = await runAndReport(check, io);
      if (io.interrupted.aborted) return EXIT.interrupted;
      passed += result.passed;
      failed += result.failed;
    }
    io.out(`${passed} passed, ${failed} failed`);
    return failed === 0 ? EXIT.fine : EXIT.failure;
  },
};

async function runAndReport(check: Check, io: Terminal): Promise<CheckResult> {
  const begun = performance.now();
  if (io.isTty) io.progress().show({ label: io.say(check.name), done: 0 });
  const result = await runCheck(check, io.interrupted);
  if (io.isTty) io.progress().end();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const counts = check.report ? `  ${result.passed}/${result.passed + result.failed}` : "";
  io.out(`${result.failed === 0 ? "✓" : "✗"} ${io.say(check.name)}  ${seconds} s${counts}`);
  if (result.failed > 0) io.out(result.output.trimEnd());
  return result;
}
