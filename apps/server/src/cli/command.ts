import type { Wording } from "@olive/kernel";
import type { Terminal } from "./terminal.ts";

/** One word of `./olive`. Its module exports it as `command`; the file is named after it. */
export interface Command {
  readonly name: string;
  /** One line for `./olive help`. */
  readonly summary: Wording;
  /** The words after the name, for instance "FOLDER --as-of D [--out DIR]". */
  readonly usage: string;
  /** @returns the exit code: 0 fine, 1 failure, 2 bad arguments. */
  run(args: string[], io: Terminal): Promise<number>;
}

/** Exit codes of every command. */
export const EXIT = { fine: 0, failure: 1, badArguments: 2, interrupted: 130 } as const;

/** The arguments are wrong: the message is shown with the command's usage, exit code 2. */
export class BadArguments extends Error {
  readonly wording: Wording;

  constructor(wording: Wording) {
    super(wording.en);
    this.name = "BadArguments";
    this.wording = wording;
  }
}

/** True for our own complaint about arguments and for node:util parseArgs'. */
export function isBadArguments(error: unknown): error is Error {
  if (error instanceof BadArguments) return true;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_PARSE_ARGS");
}
