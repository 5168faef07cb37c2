import { createReadStream } from "node:fs";
import { mkdir, open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { SealSigner } from "./signer.ts";
import { readStatement, type SealStatement } from "./statement.ts";

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

/** Adds lines and has them on the disk when it returns. A line that a kill broke off is ended first. */
export async function appendLines(
  { path }: SecondPlace,
  lines: readonly (KeyLine | SealLine)[],
): Promise<void> {
  if (lines.length === 0) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "a+", 0o600);
  try {
    const { size } = await file.stat();
    const { buffer } = size === 0 ? { buffer: NEWLINE } : await file.read(Buffer.alloc(1), 0, 1, size - 1);
    const broken = buffer[0] !== NEWLINE[0];
    await file.appendFile((broken ? "\n" : "") + lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    await file.sync();
  } finally {
    await file.close();
  }
}

const NEWLINE = Buffer.from("\n");

interface End {
  /** Size of the tree at the last seal. */
  readonly size: number;
  readonly keys: ReadonlySet<string>;
}

/** What was read of a file up to that length: of one that has grown since, by whoever, only the new lines are read. */
const remembered = new Map<string, { readonly bytes: number; readonly end: End }>();

/** Bytes of the file; 0 where it isn't there. */
export async function lengthOf({ path }: SecondPlace): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      return 0;
    },
  );
}

/** Where the second place ends: its last seal, and the keys that it knows. */
export async function readEnd(secondPlace: SecondPlace): Promise<End> {
  const bytes = await lengthOf(secondPlace);
  const before = remembered.get(secondPlace.path);
  if (before?.bytes === bytes) return before.end;
  const known = before !== undefined && before.bytes < bytes ? before : { bytes: 0, end: NOTHING };
  const keys = new Set<string>(known.end.keys);
  let { size } = known.end;
  for await (const read of readLines(secondPlace, { from: known.bytes, to: bytes })) {
    if (read.kind === "key") keys.add(read.line.key);
    if (read.kind === "seal") size = readStatement(read.line.statement)?.size ?? size;
  }
  const end = { size, keys };
  remembered.set(secondPlace.path, { bytes, end });
  return end;
}

const NOTHING: End = { size: 0, keys: new Set() };

/** The latest seals, the newest first. */
export async function listSeals(secondPlace: SecondPlace, limit: number): Promise<SealStatement[]> {
  const latest: SealStatement[] = [];
  for await (const read of readLines(secondPlace)) {
    const statement = read.kind === "seal" ? readStatement(read.line.statement) : undefined;
    if (statement !== undefined) latest.push(statement);
    if (latest.length > limit) latest.shift();
  }
  return latest.reverse();
}

export function keyLineOf({ keyId, publicKey }: SealSigner): KeyLine {
  return { key: keyId, publicKey };
}

/** The leaves' hashes of a seal's line. */
export function splitHashes(base64: string): Buffer[] {
  const all = Buffer.from(base64, "base64");
  return Array.from({ length: Math.floor(all.length / 32) }, (_, n) => all.subarray(n * 32, n * 32 + 32));
}

/**
 * The lines in order, of the whole file or of a stretch of its bytes; none where the file isn't there. A line that broke off
 * is said, not skipped.
 */
export async function* readLines(
  { path }: SecondPlace,
  { from = 0, to = Number.POSITIVE_INFINITY }: { readonly from?: number; readonly to?: number } = {},
): AsyncGenerator<Line> {
  if (from >= to) return;
  const input = createReadStream(path, { start: from, end: to - 1 });
  const opened = await new Promise<boolean>((resolve, reject) => {
    input.once("open", () => resolve(true));
    input.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" ? resolve(false) : reject(error),
    );
  });
  if (!opened) return;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    yield readLine(text);
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
