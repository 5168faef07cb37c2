import { hash } from "node:crypto";
import type { Queryable } from "@olive/db";

type Plain = string | number | boolean | null;

/** One act or one reading, as the audit keeps it. Nothing personal stands in it: subjects are references. */
export interface Leaf {
  readonly county: string;
  /** To the millisecond, as PostgreSQL keeps it here. */
  readonly at: Date;
  /** Null for the machine, together with the four that follow. */
  readonly account: number | null;
  readonly accountName: string | null;
  readonly assignment: number | null;
  readonly role: string | null;
  readonly area: string | null;
  /** Name of the route or of the job. */
  readonly act: string;
  readonly purpose: string | null;
  readonly reason: string | null;
  /** `person:<reference>`, `case:<id>` …, in order. */
  readonly subjects: readonly string[];
  readonly detail: Readonly<Record<string, Plain>>;
  readonly traceId: string | null;
}

/** What stands before a leaf's content, a byte 0, so that no leaf can pass for an inner node (RFC 6962 2.1). */
const LEAF_PREFIX = "\0";

/**
 * The content that is hashed: an array of the fields in the order of the interface, `detail` with its names in order
 * of their UTF-16 units, as JSON without spaces (the serialisation of RFC 8785 for this closed shape: texts, whole
 * numbers, booleans, null).
 */
export function canonicalLeaf(leaf: Leaf): string {
  const { county, at, account, accountName, assignment, role, area, act, purpose, reason, subjects } = leaf;
  const detail = Object.fromEntries(Object.entries(leaf.detail).sort(([a], [b]) => (a < b ? -1 : 1)));
  const who = [account, accountName, assignment, role, area];
  return JSON.stringify([
    county,
    at.toISOString(),
    ...who,
    act,
    purpose,
    reason,
    subjects,
    detail,
    leaf.traceId,
  ]);
}

/** 32 bytes. */
export function hashLeaf(leaf: Leaf): Buffer {
  return hash("sha256", LEAF_PREFIX + canonicalLeaf(leaf), "buffer");
}

/** Writes the leaf in the transaction of what it tells of: both stand, or neither. */
export async function recordLeaf(tx: Queryable, leaf: Leaf): Promise<void> {
  await tx.query(
    `insert into access.audit_leaf (county, at, account, account_name, assignment, role, area, act, purpose, reason,
       subjects, detail, trace_id, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[
        leaf.county,
        leaf.at,
        leaf.account,
        leaf.accountName,
        leaf.assignment,
        leaf.role,
        leaf.area,
        leaf.act,
      ],
      ...[
        leaf.purpose,
        leaf.reason,
        leaf.subjects,
        JSON.stringify(leaf.detail),
        leaf.traceId,
        hashLeaf(leaf),
      ],
    ],
  );
}
