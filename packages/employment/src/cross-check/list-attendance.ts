import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CodeRange } from "../suggest/rank-people.ts";

export interface Attended {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly course: string;
  readonly session: CalendarDate;
  readonly heldAt: string;
  /** HH:MM. */
  readonly from: string;
  readonly until: string;
  readonly recordedBy: string;
}

export interface AttendanceFilter {
  readonly reference?: string | undefined;
  readonly course?: string | undefined;
  readonly range?: CodeRange | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Who attended which session, the latest first; of the people whom the transaction may see. */
export async function listAttendance(
  tx: Queryable,
  county: string,
  { reference, course, range, after, limit }: AttendanceFilter,
): Promise<{ readonly attended: Attended[]; readonly total: number; readonly next: string | null }> {
  const from = `from employment.training_attendance a
    join registry.person p on p.county = a.county and p.reference = a.reference
    where a.county = $1 and ($2::text is null or a.reference = $2) and ($3::text is null or a.course = $3)
      and ($4::text is null or (a.place_code >= $4 and a.place_code <= $5))`;
  const given = [county, reference ?? null, course ?? null, range?.first ?? null, range?.last ?? null];
  const rows = await tx.query<Attended>(
    `select a.id, a.reference, p.name, a.place_code as place, a.course, a.held_on as session, a.held_at as "heldAt",
       to_char(a.from_time, 'HH24:MI') as "from", to_char(a.until_time, 'HH24:MI') as "until",
       a.account_name as "recordedBy" ${from}
       and ($6::uuid is null or (a.held_on, a.id) <
         (select b.held_on, b.id from employment.training_attendance b where b.county = $1 and b.id = $6))
     order by a.held_on desc, a.id desc limit $7`,
    [...given, after ?? null, limit + 1],
  );
  const [counted] = await tx.query<{ n: number }>(`select count(*)::int as n ${from}`, given);
  const attended = rows.slice(0, limit);
  return {
    attended,
    total: counted?.n ?? 0,
    next: rows.length > limit ? (attended.at(-1)?.id ?? null) : null,
  };
}
