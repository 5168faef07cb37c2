import type { Queryable } from "@olive/db";
import { type CalendarDate, fromDateNumber, today } from "@olive/kernel";

/** Where the county's recognition stands. */
export interface RecognitionDay {
  /** Day of the standing run; the newest extract's, or today, before the first. */
  readonly standing: CalendarDate;
  /** What counts as today. */
  readonly today: CalendarDate;
}

/** In the demo, time stands still on the day of the newest extract. */
export async function readRecognitionDay(
  db: Queryable,
  county: string,
  mode: "demo" | "real",
  now: Date,
): Promise<RecognitionDay> {
  const [found] = await db.query<{ standing: CalendarDate | null; newest: CalendarDate | null }>(
    `select (select as_of from rules.run where county = $1 and kind = 'standing' and finished_at is not null
             order by id desc limit 1) as standing,
            (select max(extract_on) from registry.extract_file where county = $1 and settled) as newest`,
    [county],
  );
  const clock = fromDateNumber(today(now));
  const newest = found?.newest ?? clock;
  return { standing: found?.standing ?? newest, today: mode === "demo" ? newest : clock };
}

/** The day for which a change that takes effect on `effectiveOn` is put to the people: never one that is past. */
export function impactDay({ standing }: RecognitionDay, effectiveOn: CalendarDate): CalendarDate {
  return effectiveOn > standing ? effectiveOn : standing;
}
