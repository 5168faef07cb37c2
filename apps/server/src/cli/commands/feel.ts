import { once } from "node:events";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { answerLine, evaluateExpression, literalOf, parseExpression } from "@olive/feel";
import { BadArguments, type Command, EXIT } from "../command.ts";
import type { Terminal } from "../terminal.ts";

export const command: Command = {
  name: "feel",
  summary: {
    zh: "计算 FEEL 表达式；--jsonl 逐行读写 JSON，可跑 DMN TCK 的用例",
    en: "evaluates FEEL; --jsonl answers JSON lines, for instance the cases of the DMN TCK",
  },
  usage: '"EXPRESSION" | --jsonl',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      options: { jsonl: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    if (values.jsonl) return answerLines();
    const [expression, ...more] = positionals;
    if (expression === undefined || more.length > 0) {
      throw new BadArguments({
        zh: "请给出一个表达式（用引号括起），或 --jsonl",
        en: "give one expression in quotation marks, or --jsonl",
      });
    }
    return evaluateOne(expression, io);
  },
};

/** One line in, one line out, each written before the next is read, so that a program can ask in turn. */
async function answerLines(): Promise<number> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    if (!process.stdout.write(`${answerLine(line)}\n`)) await once(process.stdout, "drain");
  }
  return EXIT.fine;
}

function evaluateOne(expression: string, io: Terminal): number {
  const parsed = parseExpression(expression, []);
  if ("tree" in parsed) {
    io.out(literalOf(evaluateExpression(parsed.tree, new Map())));
    return EXIT.fine;
  }
  for (const one of parsed.diagnostics) {
    const repair = one.repair === undefined ? "" : ` → ${one.repair}`;
    io.err(`${one.from + 1}: ${io.say(one.message)}${repair}`);
  }
  return EXIT.failure;
}
