import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { faultWords } from "./dead-letters.ts";
import { alarmUnknown } from "./refusals.ts";

interface AlarmRow {
  id: number;
  at: Date;
  bank: string;
  code: string;
  message: string | null;
  seenBy: string | null;
  note: string | null;
}

const COLUMNS = `id, at, bank, code, message, seen_by as "seenBy", note`;

/** Those that nobody looked at first. */
export async function listAlarms(tx: Queryable, county: string, limit: number) {
  const rows = await tx.query<AlarmRow>(
    `select ${COLUMNS} from finance.delivery_alarm where county = $1
     order by seen_at is not null, at desc, id desc limit $2`,
    [county, limit],
  );
  const [count] = await tx.query<{ open: number }>(
    "select count(*)::int as open from finance.delivery_alarm where county = $1 and seen_at is null",
    [county],
  );
  return { alarms: rows.map(show), open: count?.open ?? 0 };
}

/** Somebody looked, and says what it was. Throws `alarm-unknown`. */
export async function seeAlarm(
  tx: Queryable,
  { county, name }: Actor,
  { id, note, now }: { readonly id: number; readonly note: string; readonly now: Date },
) {
  const [row] = await tx.query<AlarmRow>(
    `update finance.delivery_alarm set seen_at = $3, seen_by = $4, note = $5 where county = $1 and id = $2
     returning ${COLUMNS}`,
    [county, id, now, name, note],
  );
  if (row === undefined) throw alarmUnknown();
  return show(row);
}

const show = ({ at, ...row }: AlarmRow) => ({ ...row, at: at.toISOString(), words: faultWords(row.code) });
