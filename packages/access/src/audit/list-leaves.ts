import type { Queryable } from "@olive/db";

export interface LeafFilter {
  /** An account's whole name. */
  readonly by?: string | undefined;
  readonly act?: string | undefined;
  /** `person:<reference>`, `case:<id>` … */
  readonly subject?: string | undefined;
  /** ISO day in China. */
  readonly on?: string | undefined;
  /** Leaves older than this one (its id): the next page. */
  readonly after?: number | undefined;
}

export interface ListedLeaf {
  readonly id: number;
  readonly at: Date;
  readonly by: string | null;
  readonly role: string | null;
  readonly area: string | null;
  readonly act: string;
  readonly purpose: string | null;
  readonly reason: string | null;
  readonly subjects: readonly string[];
  readonly position: number | null;
  readonly traceId: string | null;
}

/** Leaves of the audit, the newest first. */
export async function listLeaves(
  db: Queryable,
  county: string,
  filter: LeafFilter,
  limit: number,
): Promise<ListedLeaf[]> {
  return db.query<ListedLeaf>(
    `select id, at, account_name as by, role, area, act, purpose, reason, subjects, position, trace_id as "traceId"
     from access.audit_leaf
     where county = $1 and ($2::text is null or account_name = $2) and ($3::text is null or act = $3)
       and ($4::text is null or position is null and subjects @> array[$4]
         or position in (select position from access.audit_subject where county = $1 and subject = $4))
       and ($5::date is null or at >= $5::date::timestamp at time zone 'Asia/Shanghai'
         and at < ($5::date + 1)::timestamp at time zone 'Asia/Shanghai')
       and ($6::bigint is null or id < $6)
     order by id desc limit $7`,
    [
      ...[county, filter.by ?? null, filter.act ?? null, filter.subject ?? null],
      ...[filter.on ?? null, filter.after ?? null, limit],
    ],
  );
}
