import { type Database, onClient, type Queryable, readConsistently } from "@olive/db";
import { hashLeaf, type Leaf } from "./leaf.ts";
import { readLines, type SealLine, type SecondPlace } from "./second-place.ts";
import { isSignedBy } from "./signer.ts";
import { hashStatement, readStatement } from "./statement.ts";
import { appendLeaf, type CompactTree, EMPTY_TREE, rootOf } from "./tree.ts";

export type AuditFault =
  /** A row isn't what was sealed at its place: altered, exchanged with another, or put in. */
  | "row-changed"
  | "row-missing"
  /** A row has a place that no seal knows of. */
  | "row-added"
  /** The second place holds later seals than the database: it was set back to an earlier state. */
  | "rolled-back"
  /** A seal in the database isn't the one in the second place, or is missing there or here. */
  | "seal-differs"
  /** A seal in the second place isn't signed by a known key, doesn't follow the one before, or doesn't fit its leaves. */
  | "seal-forged";

export interface AuditFinding {
  readonly fault: AuditFault;
  /** Place in the tree, from 0; of a seal, the size of its tree. */
  readonly position: number;
}

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

/** Rows compared at a time: a few megabytes. */
const PARCEL = 10_000;

/**
 * Compares the audit in the database with the seals in the second place, row by row: every leaf's hash is computed
 * anew from its columns. Constant memory; ends at the first thing that isn't as it was sealed.
 */
export async function verifyAudit(
  db: Database,
  county: string,
  secondPlace: SecondPlace,
): Promise<AuditVerdict> {
  return readConsistently(db, async (client) => {
    const tx = onClient(client);
    const state = {
      tree: EMPTY_TREE,
      previous: null as string | null,
      seals: 0,
      sealedAt: null as string | null,
    };
    const keys = new Map<string, string>();
    let finding: AuditFinding | undefined;
    for await (const read of readLines(secondPlace)) {
      if (read.kind === "key") keys.set(read.line.key, read.line.publicKey);
      // What a kill broke off was written again behind it; if not, the next seal doesn't follow.
      if (read.kind !== "seal") continue;
      finding = await checkSeal(tx, county, read.line, keys, state);
      if (finding !== undefined) break;
    }
    finding ??= await checkRest(tx, county, state.tree.size, state.seals);
    return {
      leaves: state.tree.size,
      seals: state.seals,
      unsealed: await countUnsealed(tx, county),
      sealedAt: state.sealedAt,
      finding,
    };
  });
}

interface State {
  tree: CompactTree;
  previous: string | null;
  seals: number;
  sealedAt: string | null;
}

async function checkSeal(
  tx: Queryable,
  county: string,
  line: SealLine,
  keys: ReadonlyMap<string, string>,
  state: State,
): Promise<AuditFinding | undefined> {
  const statement = readStatement(line.statement);
  const from = state.tree.size;
  const forged: AuditFinding = { fault: "seal-forged", position: statement?.size ?? from };
  const publicKey = keys.get(statement?.key ?? "");
  if (statement === undefined || publicKey === undefined || statement.county !== county) return forged;
  if (statement.previous !== state.previous) return forged;
  if (!isSignedBy(publicKey, line.statement, Buffer.from(line.signature, "base64"))) return forged;
  const hashes = splitHashes(line.leaves);
  const tree = hashes.reduce(appendLeaf, state.tree);
  if (tree.size !== statement.size || rootOf(tree).toString("hex") !== statement.root) return forged;
  if (!(await isInDatabase(tx, county, statement.size, line.statement))) {
    return sealMissing(tx, county, statement.size);
  }
  const finding = await compareRows(tx, county, from, hashes);
  if (finding !== undefined) return finding;
  Object.assign(state, {
    tree,
    previous: hashStatement(line.statement),
    seals: state.seals + 1,
    sealedAt: statement.at,
  });
  return undefined;
}

function splitHashes(base64: string): Buffer[] {
  const all = Buffer.from(base64, "base64");
  return Array.from({ length: Math.floor(all.length / 32) }, (_, n) => all.subarray(n * 32, n * 32 + 32));
}

async function isInDatabase(
  tx: Queryable,
  county: string,
  size: number,
  statement: string,
): Promise<boolean> {
  const found = await tx.query(
    "select from access.audit_seal where county = $1 and tree_size = $2 and statement = $3",
    [county, size, statement],
  );
  return found.length === 1;
}

/** Nothing later in the database either: it was set back. Something else at its place: the seal was exchanged. */
async function sealMissing(tx: Queryable, county: string, size: number): Promise<AuditFinding> {
  const later = await tx.query(
    "select from access.audit_seal where county = $1 and tree_size >= $2 limit 1",
    [county, size],
  );
  return { fault: later.length === 0 ? "rolled-back" : "seal-differs", position: size };
}

interface LeafRow extends Omit<Leaf, "at"> {
  readonly position: number;
  readonly at: Date;
}

const ROWS = `select position, county, at, account, account_name as "accountName", assignment, role, area, act, purpose,
    reason, subjects, detail, trace_id as "traceId"
  from access.audit_leaf where county = $1 and position >= $2 and position < $3 order by position`;

async function compareRows(
  tx: Queryable,
  county: string,
  from: number,
  hashes: readonly Buffer[],
): Promise<AuditFinding | undefined> {
  const to = from + hashes.length;
  for (let start = from; start < to; start += PARCEL) {
    const end = Math.min(start + PARCEL, to);
    const rows = await tx.query<LeafRow>(ROWS, [county, start, end]);
    for (let position = start; position < end; position += 1) {
      const row = rows[position - start];
      if (row?.position !== position) return { fault: "row-missing", position };
      if (!hashLeaf(row).equals(hashes[position - from]!)) return { fault: "row-changed", position };
    }
  }
  return undefined;
}

/** Beyond the last seal of the second place nothing may claim to be sealed. */
async function checkRest(
  tx: Queryable,
  county: string,
  size: number,
  seals: number,
): Promise<AuditFinding | undefined> {
  const later = await tx.query<{ size: number }>(
    "select tree_size as size from access.audit_seal where county = $1 and tree_size > $2 order by 1 limit 1",
    [county, size],
  );
  if (later[0] !== undefined) return { fault: "seal-differs", position: later[0].size };
  const sealed = await tx.query<{ n: number }>(
    "select count(*) as n from access.audit_seal where county = $1",
    [county],
  );
  if (Number(sealed[0]?.n) !== seals) return { fault: "seal-differs", position: size };
  const beyond = await tx.query<{ position: number }>(
    "select min(position) as position from access.audit_leaf where county = $1 and (position >= $2 or position < 0)",
    [county, size],
  );
  const position = beyond[0]?.position ?? null;
  return position === null ? undefined : { fault: "row-added", position };
}

async function countUnsealed(tx: Queryable, county: string): Promise<number> {
  const rows = await tx.query<{ n: number }>(
    "select count(*) as n from access.audit_leaf where county = $1 and position is null",
    [county],
  );
  return Number(rows[0]?.n ?? 0);
}
