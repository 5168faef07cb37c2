import { once } from "node:events";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { refuseLine } from "@olive/feel";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { type Answering, type Exhaustion, isExhaustion, startAnswering } from "../feel/answering.ts";
import type { Evaluated } from "../feel/answering-tasks.ts";
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
    if (values.jsonl) return answerLines(io);
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
async function answerLines(io: Terminal): Promise<number> {
  const lines = createInterface({
    input: process.stdin,
    crlfDelay: Number.POSITIVE_INFINITY,
    signal: io.interrupted,
  });
  return whileAnswering(io, async (answering) => {
    for await (const line of lines) {
      if (line.trim() === "") continue;
      const answer = await answerWithin(answering, line);
      if (io.interrupted.aborted) return EXIT.interrupted;
      if (!process.stdout.write(`${answer}\n`)) await once(process.stdout, "drain");
    }
    return EXIT.fine;
  });
}

/** Runs the work and ends the answering process after it, or at once when the reader interrupts. */
async function whileAnswering(
  io: Terminal,
  work: (answering: Answering) => Promise<number>,
): Promise<number> {
  const answering = startAnswering();
  io.interrupted.addEventListener("abort", answering.close, { once: true });
  try {
    return await work(answering);
  } finally {
    answering.close();
  }
}

/** The line's answer; a refusal where it takes too long or too much memory, so that the next line gets its turn. */
async function answerWithin(answering: Answering, line: string): Promise<string> {
  const reply = await answering.ask("line", line);
  return isExhaustion(reply) ? refuseLine(line, `too much ${reply.exhausted}`) : reply;
}

function evaluateOne(expression: string, io: Terminal): Promise<number> {
  return whileAnswering(io, async (answering) => {
    const reply = await answering.ask("expression", expression);
    return io.interrupted.aborted ? EXIT.interrupted : showEvaluated(reply, io);
  });
}

function showEvaluated(reply: Evaluated | Exhaustion, io: Terminal): number {
  if (isExhaustion(reply)) {
    io.err(io.say(EXHAUSTED[reply.exhausted]));
    return EXIT.failure;
  }
  if ("value" in reply) {
    io.out(reply.value);
    return EXIT.fine;
  }
  if ("refusal" in reply) {
    io.err(reply.refusal);
    return EXIT.failure;
  }
  for (const one of reply.diagnostics) {
    const repair = one.repair === undefined ? "" : ` → ${one.repair}`;
    io.err(`${one.from + 1}: ${io.say(one.message)}${repair}`);
  }
  return EXIT.failure;
}

const EXHAUSTED = {
  time: {
    zh: "计算超时，已停止；请检查正则表达式或循环",
    en: "stopped: it takes too long; look at its regular expression or its loops",
  },
  memory: {
    zh: "计算占用内存过多，已停止；请缩小列表",
    en: "stopped: it takes too much memory; make its lists shorter",
  },
};
