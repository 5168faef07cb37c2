import { type Database, type Transaction, transaction } from "@olive/db";
import { hashEntry } from "./leaf.ts";
import { secondPlaceAhead, secondPlaceShort } from "./refusals.ts";
import { appendLines, keyLineOf, readEnd, type SealLine, type SecondPlace } from "./second-place.ts";
import type { SealSigner } from "./signer.ts";
import { hashStatement, writeStatement } from "./statement.ts";
import { appendLeaf, type CompactTree, EMPTY_TREE, rootOf } from "./tree.ts";

/** Leaves of one seal: a transaction of a second or two, whatever has piled up. */
const MOST_LEAVES = 20_000;
/** "aud" in ASCII: two servers that seal take turns. */
const SEAL_LOCK = 0x617564;

export interface SealOptions {
  readonly county: string;
  readonly signer: SealSigner;
  readonly secondPlace: SecondPlace;
  readonly now: Date;
}

interface LastSeal {
  readonly statement: string | null;
  readonly tree: CompactTree;
}

/**
 * Gives leaves that aren't in the tree yet their places, in the order in which they were written, and signs the new
 * root. A leaf whose transaction ended late is taken next time. The second place gets the seal after the commit, and
 * at the next call whatever a kill in between kept from it.
 * @returns how many leaves were sealed; `MOST_LEAVES` where more may wait.
 */
export async function sealLeaves(db: Database, options: SealOptions): Promise<number> {
  const sealed = await transaction(db, async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1, hashtext($2))", [SEAL_LOCK, options.county]);
    await catchUp(tx, options);
    const leaves = await placeLeaves(tx, options.county, (await lastSeal(tx, options.county)).tree.size);
    return leaves.length === 0 ? 0 : addSeal(tx, options, leaves);
  });
  if (sealed > 0) await transaction(db, (tx) => catchUp(tx, options));
  return sealed;
}

export function mayHaveMore(sealed: number): boolean {
  return sealed === MOST_LEAVES;
}

async function lastSeal(tx: Transaction, county: string): Promise<LastSeal> {
  const [row] = await tx.query<{ statement: string; size: number; peaks: Buffer[] }>(
    `select statement, tree_size as size, peaks from access.audit_seal
     where county = $1 order by tree_size desc limit 1`,
    [county],
  );
  if (row === undefined) return { statement: null, tree: EMPTY_TREE };
  return { statement: row.statement, tree: { size: row.size, peaks: row.peaks } };
}

async function placeLeaves(tx: Transaction, county: string, size: number): Promise<Buffer[]> {
  const rows = await tx.query<{ id: number; hash: Buffer; position: number }>(
    `with next as (select id, row_number() over (order by id) as n from (
       select id from access.audit_leaf where county = $1 and position is null
       order by id limit ${MOST_LEAVES} for update) as waiting)
     update access.audit_leaf l set position = $2 + next.n - 1 from next
     where l.county = $1 and l.id = next.id returning l.id, l.hash, l.position`,
    [county, size],
  );
  return rows.sort((a, b) => a.position - b.position).map(({ id, hash }) => hashEntry(id, hash));
}

async function addSeal(tx: Transaction, options: SealOptions, leaves: readonly Buffer[]): Promise<number> {
  const { county, signer, now } = options;
  const last = await lastSeal(tx, county);
  const tree = leaves.reduce(appendLeaf, last.tree);
  const statement = writeStatement({
    county,
    size: tree.size,
    root: rootOf(tree).toString("hex"),
    previous: last.statement === null ? null : hashStatement(last.statement),
    at: now.toISOString(),
    key: signer.keyId,
  });
  await tx.query(
    `insert into access.audit_subject (county, subject, position)
     select distinct l.county, s.subject, l.position from access.audit_leaf l cross join unnest(l.subjects) as s (subject)
     where l.county = $1 and l.position >= $2 and l.position < $3`,
    [county, last.tree.size, tree.size],
  );
  await tx.query(
    `insert into access.audit_seal (county, tree_size, statement, signature, peaks, sealed_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [county, tree.size, statement, signer.sign(statement), tree.peaks, now],
  );
  return leaves.length;
}

/**
 * Gives the second place the seal that a kill kept from it. It can lack no more than one, because nothing is sealed
 * before it has that one: where it lacks more, or knows more than the database, somebody has cut one of the two, and
 * sealing would only cover it.
 * Refuses (`second-place-short`, `second-place-ahead`).
 */
async function catchUp(tx: Transaction, { county, signer, secondPlace }: SealOptions): Promise<void> {
  const { size, keys } = await readEnd(secondPlace);
  const seals = await tx.query<{ statement: string; signature: Buffer; size: number }>(
    `select statement, signature, tree_size as size from access.audit_seal
     where county = $1 order by tree_size desc limit 2`,
    [county],
  );
  const [last, before] = seals;
  if (size > (last?.size ?? 0)) throw secondPlaceAhead();
  if (last === undefined || size === last.size) return;
  if (size !== (before?.size ?? 0)) throw secondPlaceShort();
  if (!keys.has(signer.keyId)) await appendLines(secondPlace, [keyLineOf(signer)]);
  await appendLines(secondPlace, [lineOf(last, await hashesOf(tx, county, size, last.size))]);
}

function lineOf(
  { statement, signature }: { statement: string; signature: Buffer },
  leaves: readonly Buffer[],
): SealLine {
  return {
    statement,
    signature: signature.toString("base64"),
    leaves: Buffer.concat(leaves).toString("base64"),
  };
}

async function hashesOf(tx: Transaction, county: string, from: number, to: number): Promise<Buffer[]> {
  const rows = await tx.query<{ id: number; hash: Buffer }>(
    `select id, hash from access.audit_leaf where county = $1 and position >= $2 and position < $3 order by position`,
    [county, from, to],
  );
  return rows.map(({ id, hash }) => hashEntry(id, hash));
}
