import { join } from "node:path";
import type { Command } from "../command.ts";
import { runProgram } from "../run-program.ts";
import { PROJECT } from "../workplace.ts";

export const command: Command = {
  name: "types",
  summary: {
    zh: "由数据库生成表类型（开发用）",
    en: "write the table types from the migrations (developers)",
  },
  usage: "[--check]",
  run(args, io) {
    const program = join(PROJECT, "packages", "db", "src", "table-types", "run.ts");
    return runProgram(process.execPath, [program, ...args], io);
  },
};
