import { createInterface } from "node:readline/promises";
import type { Wording } from "@olive/kernel";
import { createProgress, type Progress } from "./progress.ts";

export type Lang = "zh" | "en";

/** What a command may do with the terminal. */
export interface Terminal {
  /** Writes a line to standard output: results. */
  out(text: string): void;
  /** Writes a line to standard error: notices, complaints. */
  err(text: string): void;
  /** Whether a person watches standard error: only then do lines overwrite one another. */
  readonly isTty: boolean;
  /** Whether standard output takes colours. */
  readonly color: boolean;
  readonly lang: Lang;
  /** The text in the language of the terminal. */
  say(wording: Wording): string;
  /** A progress line on standard error. */
  progress(): Progress;
  /** Aborted at the first Ctrl-C. A command that started something stops it and returns. */
  readonly interrupted: AbortSignal;
  /** Asks a question and waits for a line; undefined when nobody can answer. */
  ask(question: string): Promise<string | undefined>;
}

/** The terminal of this process. */
export function openTerminal(lang: Lang, interrupted: AbortSignal): Terminal {
  const isTty = process.stderr.isTTY === true;
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    isTty,
    color: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    lang,
    say: (wording) => wording[lang],
    progress: () =>
      createProgress({ write: (text) => process.stderr.write(text), isTty, lang, now: Date.now }),
    interrupted,
    ask: (question) => ask(question, interrupted),
  };
}

async function ask(question: string, interrupted: AbortSignal): Promise<string | undefined> {
  if (process.stdin.isTTY !== true) return undefined;
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await reader.question(question, { signal: interrupted });
  } finally {
    reader.close();
  }
}

/**
 * The language of the interface and the arguments without the switch. Chinese unless `--lang en` or OLIVE_LANG
 * says otherwise; LANG is not asked, since servers in China commonly run with en_US or none.
 * @returns undefined as language when the switch names one we do not speak.
 */
export function takeLanguage(
  args: readonly string[],
  environment: string | undefined,
): { lang: Lang | undefined; rest: string[] } {
  const rest: string[] = [];
  let wanted = environment?.slice(0, 2) === "en" ? "en" : "zh";
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (arg === "--") return { lang: known(wanted), rest: [...rest, ...args.slice(at)] };
    if (arg === "--lang") wanted = args[++at] ?? "";
    else if (arg.startsWith("--lang=")) wanted = arg.slice("--lang=".length);
    else rest.push(arg);
  }
  return { lang: known(wanted), rest };
}

function known(lang: string): Lang | undefined {
  return lang === "zh" || lang === "en" ? lang : undefined;
}
