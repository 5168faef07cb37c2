import type { Database } from "@olive/db";
import { fromDateNumber, today, type Wording } from "@olive/kernel";
import type { PolicySet } from "@olive/rules";
import { nameOfGroup } from "../policy.ts";
import { isOver, listLines, NOTICE_SELECT, type StoredNotice } from "./notice.ts";
import { COLUMN_NAMES } from "./notice-columns.ts";

/** What everybody may see: while it runs the list, afterwards only that it ran. */
export interface PublicNotice {
  readonly id: string;
  readonly group: Wording;
  readonly place: string;
  readonly from: string;
  readonly until: string;
  readonly contact: string;
  readonly over: boolean;
  readonly columns: readonly Wording[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * A published notice, for anybody; undefined for what was never published or was withdrawn. Once it is over it has no
 * rows, whatever the state says.
 */
export async function readPublicNotice(
  db: Database,
  policies: PolicySet,
  county: string,
  id: string,
  now: Date,
): Promise<PublicNotice | undefined> {
  if (!UUID.test(id)) return undefined;
  const [notice] = await db.query<StoredNotice>(
    `${NOTICE_SELECT} where n.county = $1 and n.id = $2 and n.state in ('published', 'expired')`,
    [county, id],
  );
  if (notice === undefined || notice.from === null || notice.until === null) return undefined;
  const over = notice.state === "expired" || isOver(notice, fromDateNumber(today(now)));
  const { place, from, until, contact, columns, policy } = notice;
  return {
    ...{ id, place, from, until, contact, over, group: nameOfGroup(policies, policy) },
    columns: columns.map((column) => COLUMN_NAMES[column]),
    rows: over ? [] : (await listLines(db, id)).map(({ shown }) => shown),
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
