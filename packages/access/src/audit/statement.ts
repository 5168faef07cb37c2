import { createHash } from "node:crypto";
import { z } from "zod";

const schema = z.strictObject({
  county: z.string(),
  size: z.int().positive(),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  previous: z.string().nullable(),
  at: z.string(),
  key: z.string(),
});

/** What a seal says, and what is signed: the tree's root at a size, after which seal, when, by which key. */
export type SealStatement = z.output<typeof schema>;

/** The bytes that are signed: JSON in the order of the schema, without spaces. */
export function writeStatement(statement: SealStatement): string {
  const { county, size, root, previous, at, key } = statement;
  return JSON.stringify({ county, size, root, previous, at, key });
}

/** The statement; undefined for a text that isn't one to the byte. */
export function readStatement(text: string): SealStatement | undefined {
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success && writeStatement(read.data) === text ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** Names a seal in the next one's `previous`. */
export function hashStatement(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
