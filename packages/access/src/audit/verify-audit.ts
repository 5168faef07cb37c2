import { type Database, onClient, type Queryable, readConsistently } from "@olive/db";
import { compareRows } from "./compare-rows.ts";
import type { AuditFinding } from "./finding.ts";
import { readPlaced, readUnsealed } from "./read-rows.ts";
import {
  lengthOf,
  readEnd,
  readLines,
  type SealLine,
  type SecondPlace,
  splitHashes,
} from "./second-place.ts";
import { isSignedBy } from "./signer.ts";
import { hashStatement, readStatement, type SealStatement } from "./statement.ts";
import { appendLeaf, type CompactTree, EMPTY_TREE, rootOf } from "./tree.ts";
import { openWindows, readSeals, type StoredSeal, type Windows } from "./windows.ts";

export interface AuditVerdict {
  /** Leaves whose rows were compared. */
  readonly leaves: number;
  readonly seals: number;
  /** Leaves that wait for their seal. */
  readonly unsealed: number;
  /** When the last seal was made, ISO; null where there is none. */
  readonly sealedAt: string | null;
  /** The first thing that isn't as it was; undefined where all is. */
  readonly finding: AuditFinding | undefined;
}

/** Rows read at a time: a few megabytes. */
const PARCEL = 10_000;

/** More seals than these are never made between two looks. */
const MOST_PENDING = 100;

/** Where a verification stands: everything before this is as it was sealed. */
interface Progress {
  readonly tree: CompactTree;
  /** Hash of the last seal's statement. */
  readonly previous: string | null;
  readonly seals: number;
  readonly sealedAt: string | null;
}

interface Work {
  readonly tx: Queryable;
  readonly county: string;
  readonly secondPlace: SecondPlace;
  readonly keys: Map<string, string>;
  readonly windows: Windows;
}

type Step = Progress | AuditFinding;

const isFinding = (step: Step): step is AuditFinding => "fault" in step;

/**
 * Compares the audit in the database with the seals in the second place, row by row: every leaf's hash is computed
 * anew from its columns. Constant memory; ends at the first thing that isn't as it was sealed. Sealing may go on
 * meanwhile: a seal is committed before it is written to the second place, so that the database, looked at after the
 * file's length was taken, has everything that the file has.
 */
export async function verifyAudit(
  db: Database,
  county: string,
  secondPlace: SecondPlace,
): Promise<AuditVerdict> {
  const bytes = await lengthOf(secondPlace);
  return readConsistently(db, async (client) => {
    const tx = onClient(client);
    const work: Work = { tx, county, secondPlace, keys: new Map(), windows: openWindows(tx, county) };
    let at: Progress = { tree: EMPTY_TREE, previous: null, seals: 0, sealedAt: null };
    let finding: AuditFinding | undefined;
    for (const check of [checkSecondPlace(work, bytes), checkPending(work)]) {
      const steps = check(at);
      for await (const step of steps) {
        if (isFinding(step)) finding ??= step;
        else at = step;
      }
      if (finding !== undefined) break;
    }
    finding ??= (await checkBeyond(work, at)) ?? (await checkUnsealed(work, at)) ?? (await checkIndex(work));
    const { tree, seals, sealedAt } = at;
    return { leaves: tree.size, seals, sealedAt, unsealed: await countUnsealed(work), finding };
  });
}

/** Every seal of the second place, its leaves, and its twin in the database. */
function checkSecondPlace(work: Work, bytes: number) {
  return async function* (start: Progress): AsyncGenerator<Step> {
    let at = start;
    for await (const read of readLines(work.secondPlace, { to: bytes })) {
      if (read.kind === "key") work.keys.set(read.line.key, read.line.publicKey);
      // What a kill broke off was written again behind it; if not, the next seal doesn't follow.
      if (read.kind !== "seal") continue;
      const step = await checkSeal(work, read.line, at);
      yield step;
      if (isFinding(step)) return;
      at = step;
    }
  };
}

async function checkSeal(work: Work, line: SealLine, at: Progress): Promise<Step> {
  const { tx, county, secondPlace, windows } = work;
  const from = at.tree.size;
  const statement = readSigned(work, line.statement, Buffer.from(line.signature, "base64"), at);
  if (statement === undefined) return { fault: "seal-forged", position: from };
  const hashes = splitHashes(line.leaves);
  const tree = hashes.reduce(appendLeaf, at.tree);
  if (!isRoot(tree, statement)) return { fault: "seal-forged", position: from };
  const fault = await compareTwin(work, statement.size, line);
  if (fault !== undefined) return { fault, position: from };
  const rows = await windows.rows(from, statement.size);
  const finding = await compareRows(tx, { county, secondPlace, from, hashes }, rows);
  return finding ?? next(at, tree, line.statement, statement);
}

/** The statement, where it is one of this county's, signed by a key that was written before it, and follows. */
function readSigned(
  { county, keys }: Work,
  text: string,
  signature: Buffer,
  { previous }: Progress,
): SealStatement | undefined {
  const statement = readStatement(text);
  const publicKey = keys.get(statement?.key ?? "");
  if (statement === undefined || publicKey === undefined) return undefined;
  if (statement.county !== county || statement.previous !== previous) return undefined;
  return isSignedBy(publicKey, text, signature) ? statement : undefined;
}

function isRoot(tree: CompactTree, { size, root }: SealStatement): boolean {
  return tree.size === size && rootOf(tree).toString("hex") === root;
}

function next(at: Progress, tree: CompactTree, text: string, { at: sealedAt }: SealStatement): Progress {
  return { tree, previous: hashStatement(text), seals: at.seals + 1, sealedAt };
}

/** The seal of the same size in the database: another one, or none although there are later ones, was exchanged. */
async function compareTwin({ windows }: Work, size: number, { statement, signature }: SealLine) {
  const twin = await windows.sealFrom(size);
  if (twin === undefined) return "rolled-back" as const;
  const same = twin.statement === statement && twin.signature.equals(Buffer.from(signature, "base64"));
  return same && twin.size === size ? undefined : ("seal-differs" as const);
}

/** Seals that the second place didn't have yet: at most the one that was being written, or what was sealed meanwhile. */
function checkPending(work: Work) {
  return async function* (at: Progress): AsyncGenerator<Step> {
    const seals = await readSeals(work.tx, work.county, at.tree.size + 1, MOST_PENDING);
    const before = seals.at(-2)?.size ?? at.tree.size;
    if (before > at.tree.size && (await readEnd(work.secondPlace)).size < before) {
      yield { fault: "second-place-short", position: at.tree.size };
      return;
    }
    for (const seal of seals) {
      const step = await checkPendingSeal(work, seal, at);
      yield step;
      if (isFinding(step)) return;
      at = step;
    }
  };
}

async function checkPendingSeal(work: Work, seal: StoredSeal, at: Progress): Promise<Step> {
  const from = at.tree.size;
  // Before the first seal is written the second place knows no key.
  const first = work.keys.size === 0;
  const statement = first
    ? readStatement(seal.statement)
    : readSigned(work, seal.statement, seal.signature, at);
  const rows = await readPlaced(work.tx, work.county, from, seal.size);
  const tree = rows.map(({ entry }) => entry).reduce(appendLeaf, at.tree);
  if (statement === undefined || !isRoot(tree, statement)) return { fault: "seal-forged", position: from };
  return next(at, tree, seal.statement, statement);
}

/** Beyond the last seal nothing may claim to be sealed, and there are no seals in between. */
async function checkBeyond({ tx, county }: Work, { tree, seals }: Progress) {
  const [row] = await tx.query<{ seals: number; position: number | null }>(
    `select (select count(*)::int from access.audit_seal where county = $1) as seals,
       (select min(position) from access.audit_leaf where county = $1 and (position >= $2 or position < 0)) as position`,
    [county, tree.size],
  );
  if (row?.seals !== seals) return { fault: "seal-differs" as const, position: tree.size };
  return row.position === null ? undefined : { fault: "row-added" as const, position: row.position };
}

/** Leaves that aren't sealed yet can at least be held to their own hashes. */
async function checkUnsealed({ tx, county }: Work, { tree }: Progress): Promise<AuditFinding | undefined> {
  for (let after = -1; ; ) {
    const rows = await readUnsealed(tx, county, after, PARCEL);
    const changed = rows.find(({ fits }) => !fits);
    if (changed !== undefined) return { fault: "unsealed-changed", position: tree.size, other: changed.id };
    if (rows.length < PARCEL) return undefined;
    after = rows.at(-1)!.id;
  }
}

/** Who looked at a person is found by an index: a line less in it would hide a reading, one more would make one up. */
async function checkIndex({ tx, county }: Work): Promise<AuditFinding | undefined> {
  const [row] = await tx.query<{ position: number | null }>(
    `select min(coalesce(l.position, i.position)) as position
     from (select position, subjects from access.audit_leaf
           where county = $1 and position is not null and subjects <> '{}') as l
     full join (select position, array_agg(subject) as subjects from access.audit_subject
                where county = $1 group by position) as i on i.position = l.position
     where l.position is null or i.position is null
       or not (l.subjects <@ i.subjects and i.subjects <@ l.subjects)`,
    [county],
  );
  const position = row?.position ?? null;
  return position === null ? undefined : { fault: "index-differs", position };
}

async function countUnsealed({ tx, county }: Work): Promise<number> {
  const rows = await tx.query<{ n: number }>(
    "select count(*)::int as n from access.audit_leaf where county = $1 and position is null",
    [county],
  );
  return rows[0]?.n ?? 0;
}
