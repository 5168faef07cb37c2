import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { NoticeColumn } from "@olive/rules";
import { noticeUnknown } from "../refusals.ts";

export type NoticeState = "draft" | "checked" | "published" | "expired" | "withdrawn";

export interface StoredNotice {
  readonly id: string;
  readonly county: string;
  readonly place: string;
  readonly policy: string;
  readonly state: NoticeState;
  readonly columns: readonly NoticeColumn[];
  readonly days: number;
  readonly lines: number;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
  readonly contact: string;
  readonly draftedById: number;
  readonly draftedBy: string;
  readonly checkedBy: string | null;
  readonly publishedBy: string | null;
  readonly withdrawReason: string | null;
  readonly objections: number;
  readonly openObjections: number;
}

export const NOTICE_SELECT = `
  select n.id, n.county, n.place_code as place, n.policy, n.state, n.columns, n.days, n.lines, n.from_on as "from",
    n.until_on as "until", n.contact, n.drafted_by as "draftedById", n.drafted_by_name as "draftedBy",
    n.checked_by_name as "checkedBy", n.published_by_name as "publishedBy", n.withdraw_reason as "withdrawReason",
    (select count(*)::int from recognition.objection o where o.notice_id = n.id) as objections,
    (select count(*)::int from recognition.objection o where o.notice_id = n.id and o.answered_at is null)
      as "openObjections"
  from recognition.notice n`;

/** Throws Refusal `notice-unknown`. */
export async function readNotice(tx: Queryable, county: string, id: string): Promise<StoredNotice> {
  const [notice] = await tx.query<StoredNotice>(`${NOTICE_SELECT} where n.county = $1 and n.id = $2`, [
    county,
    id,
  ]);
  if (notice === undefined) throw noticeUnknown();
  return notice;
}

export async function listNotices(
  tx: Queryable,
  county: string,
  state: NoticeState | undefined,
): Promise<StoredNotice[]> {
  const values: unknown[] = state === undefined ? [county] : [county, state];
  const some = state === undefined ? "" : "and n.state = $2";
  return tx.query<StoredNotice>(
    `${NOTICE_SELECT} where n.county = $1 ${some} order by n.drafted_at desc, n.id limit 200`,
    values,
  );
}

export interface NoticeLine {
  readonly line: number;
  readonly shown: readonly string[];
}

export function listLines(tx: Queryable, id: string): Promise<NoticeLine[]> {
  return tx.query<NoticeLine>(
    "select line, shown from recognition.notice_line where notice_id = $1 order by line",
    [id],
  );
}

/** A notice runs out at the end of its last day, whether or not anybody has noted it yet. */
export function isOver({ until }: Pick<StoredNotice, "until">, today: CalendarDate): boolean {
  return until !== null && until < today;
}
