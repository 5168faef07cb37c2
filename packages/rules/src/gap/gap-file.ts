import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** One missing datum: whom to ask, and what it settles. */
export interface GapDatum {
  readonly register: string;
  readonly column: string | null;
  readonly department: string;
  /** ID number of the person, or key of the household. */
  readonly subject: string;
  readonly settles: number;
  readonly named: number;
}

/** Writes `register,column,department,subject,settles,named`: UTF-8, LF; an empty column is a whole row. */
export async function writeGaps(path: string, data: readonly GapDatum[]): Promise<void> {
  const lines = data.map(({ register, column, department, subject, settles, named }) =>
    [register, column ?? "", department, csvCell(subject), settles, named].join(","),
  );
  const text = ["register,column,department,subject,settles,named", ...lines].map((line) => `${line}\n`);
  await pipeline(Readable.from(text), createWriteStream(path));
}

/** RFC 4180 2.6: a household's code is free text. */
function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
