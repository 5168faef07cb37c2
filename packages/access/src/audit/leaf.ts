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

/** A leaf whose moment is written out, 2026-03-02T01:20:00.000Z: how the database gives it to whoever hashes many. */
export type DatedLeaf = Omit<Leaf, "at"> & { readonly at: string };

/** What stands before a leaf's content, a byte 0, so that no leaf can pass for an inner node (RFC 6962 2.1). */
const LEAF_PREFIX = "\0";

/**
 * The content that is hashed: an array of the fields in the order of the interface, `detail` with its names in order
 * of their UTF-16 units, as JSON without spaces (the serialisation of RFC 8785 for this closed shape: texts, whole
 * numbers, booleans, null).
 */
export function canonicalLeaf(leaf: DatedLeaf): string {
  const { county, at, account, accountName, assignment, role, area, act, purpose, reason, subjects } = leaf;
  const who = [account, accountName, assignment, role, area];
  const before = [county, at, ...who, act, purpose, reason, subjects];
  return `${JSON.stringify(before).slice(0, -1)},${canonicalDetail(leaf.detail)},${JSON.stringify(leaf.traceId)}]`;
}

/** Written by hand: an object of the language would put names that look like numbers first. */
function canonicalDetail(detail: Leaf["detail"]): string {
  const members = Object.keys(detail)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${JSON.stringify(detail[name])}`);
  return `{${members.join(",")}}`;
}

/** What the row keeps of its own content: 32 bytes. */
export function hashLeaf(leaf: DatedLeaf): Buffer {
  return hash("sha256", LEAF_PREFIX + canonicalLeaf(leaf), "buffer");
}

/**
 * What stands in the tree for a leaf: the hash of its number and of its content, so that a row can't take another's
 * number either. The number is the database's, given in the very insert: it can't be part of the content.
 */
export function hashEntry(id: number, leafHash: Buffer): Buffer {
  return hash("sha256", `${LEAF_PREFIX}${id} ${leafHash.toString("hex")}`, "buffer");
}

/**
 * The leaf as PostgreSQL will give it back: half of a surrogate pair, which a browser may send and UTF-8 can't carry,
 * becomes U+FFFD, and the character 0, which it doesn't store, goes.
 */
function storable(leaf: Leaf): Leaf {
  const { accountName, reason } = leaf;
  return {
    ...leaf,
    accountName: accountName === null ? null : storableText(accountName),
    act: storableText(leaf.act),
    purpose: leaf.purpose === null ? null : storableText(leaf.purpose),
    reason: reason === null ? null : storableText(reason),
    subjects: leaf.subjects.map(storableText),
    detail: Object.fromEntries(
      Object.entries(leaf.detail).map(([name, value]) => [
        storableText(name),
        typeof value === "string" ? storableText(value) : value,
      ]),
    ),
  };
}

function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}

/** Writes the leaf in the transaction of what it tells of: both stand, or neither. */
export async function recordLeaf(tx: Queryable, given: Leaf): Promise<void> {
  const leaf = storable(given);
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
        hashLeaf({ ...leaf, at: leaf.at.toISOString() }),
      ],
    ],
    "record-leaf",
  );
}
