import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { SealSigner } from "./signer.ts";

/**
 * Where seals are kept outside the database: a file to which lines are added and nothing else, on another disk or
 * another machine's share. A line is a key, or a seal with the hashes of the leaves that it added: with them a row
 * that was changed is named, and not only the minute in which it was sealed.
 */
export interface SecondPlace {
  readonly path: string;
}

const keyLine = z.strictObject({ key: z.string(), publicKey: z.string() });
const sealLine = z.strictObject({
  statement: z.string(),
  signature: z.base64(),
  /** 32 bytes a leaf. */
  leaves: z.base64(),
});

export type KeyLine = z.output<typeof keyLine>;
export type SealLine = z.output<typeof sealLine>;
export type Line = { kind: "key"; line: KeyLine } | { kind: "seal"; line: SealLine } | { kind: "unreadable" };

/** `<folder>/<county>.jsonl`; the folder is OLIVE_SEALS where it is set, else `seals` in Olive's folder. */
export function secondPlaceOf(home: string, county: string, folder = process.env.OLIVE_SEALS): SecondPlace {
  return { path: join(folder || join(home, "seals"), `${county}.jsonl`) };
}

/** Adds lines and has them on the disk when it returns. */
export async function appendLines({ path }: SecondPlace, lines: readonly (KeyLine | SealLine)[]): Promise<void> {
  if (lines.length === 0) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "a", 0o600);
  try {
    await file.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    await file.sync();
  } finally {
    await file.close();
  }
}

export function keyLineOf({ keyId, publicKey }: SealSigner): KeyLine {
  return { key: keyId, publicKey };
}

/** The lines in order; none where the file isn't there. A line that broke off is said, not skipped. */
export async function* readLines({ path }: SecondPlace): AsyncGenerator<Line> {
  const input = createReadStream(path);
  const opened = await new Promise<boolean>((resolve, reject) => {
    input.once("open", () => resolve(true));
    input.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" ? resolve(false) : reject(error),
    );
  });
  if (!opened) return;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) yield readLine(text);
}

function readLine(text: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "unreadable" };
  }
  const key = keyLine.safeParse(value);
  if (key.success) return { kind: "key", line: key.data };
  const sealed = sealLine.safeParse(value);
  return sealed.success ? { kind: "seal", line: sealed.data } : { kind: "unreadable" };
}
