import type { Queryable } from "@olive/db";

/** One time that somebody's data were read or something was done about them. */
export interface Reading {
  readonly at: Date;
  readonly by: string | null;
  readonly role: string | null;
  readonly area: string | null;
  readonly act: string;
  readonly purpose: string | null;
  readonly reason: string | null;
}

/** Leaves about the subject $2: sealed ones by the index that sealing makes, those of the last minute one by one. */
const ABOUT = `(position in (select position from access.audit_subject where county = $1 and subject = $2)
  or position is null and subjects @> array[$2])`;

/**
 * Who looked at somebody (by reference) and why, the newest first. Asked of the database itself, outside a scope: a
 * reading by somebody of another area is the very thing that the person should be shown.
 */
export async function listReadings(
  db: Queryable,
  county: string,
  subject: string,
  limit: number,
): Promise<Reading[]> {
  return db.query<Reading>(
    `select at, account_name as by, role, area, act, purpose, reason from access.audit_leaf
     where county = $1 and ${ABOUT} order by id desc limit $3`,
    [county, subject, limit],
  );
}
