import type { Queryable } from "@olive/db";
import { type DatedLeaf, hashEntry, hashLeaf } from "./leaf.ts";

interface LeafRow extends DatedLeaf {
  readonly id: number;
  readonly position: number;
  readonly hash: Buffer;
}

/** A row of the audit with what its columns say today. */
export interface ReadRow {
  readonly id: number;
  readonly position: number;
  /** Its hash in the tree, computed anew from its columns. */
  readonly entry: Buffer;
  /** Whether the hash that it keeps of itself still fits. */
  readonly fits: boolean;
}

const AT = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const COLUMNS = `id, position, hash, county, ${AT} as at, account, account_name as "accountName", assignment, role, area, act,
  purpose, reason, subjects, detail, trace_id as "traceId"`;

/** The rows that say they stand at these places, in order; `to` isn't included. */
export async function readPlaced(
  tx: Queryable,
  county: string,
  from: number,
  to: number,
): Promise<ReadRow[]> {
  const rows = await tx.query<LeafRow>(
    `select ${COLUMNS} from access.audit_leaf where county = $1 and position >= $2 and position < $3 order by position`,
    [county, from, to],
  );
  return rows.map(computed);
}

/** Rows that wait for their seal, behind a number. */
export async function readUnsealed(
  tx: Queryable,
  county: string,
  after: number,
  limit: number,
): Promise<ReadRow[]> {
  const rows = await tx.query<LeafRow>(
    `select ${COLUMNS} from access.audit_leaf where county = $1 and position is null and id > $2 order by id limit $3`,
    [county, after, limit],
  );
  return rows.map(computed);
}

function computed(row: LeafRow): ReadRow {
  const hash = hashLeaf(row);
  return {
    id: row.id,
    position: row.position,
    entry: hashEntry(row.id, hash),
    fits: hash.equals(row.hash),
  };
}
