import { join } from "node:path";
import type { Command } from "../command.ts";
import { runProgram } from "../run-program.ts";
import { PROJECT } from "../workplace.ts";

export const command: Command = {
  name: "bench",
  summary: { zh: "性能测试，与基准对照", en: "benchmarks, each against its yardstick" },
  usage: "[--short] [NAME …]",
  run(args, io) {
    return runProgram(process.execPath, [join(PROJECT, "bench", "run.ts"), ...args], io);
  },
};
