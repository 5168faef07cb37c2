import { type CalendarDate, fromDateNumber, today } from "@olive/kernel";
import type { Site } from "../site.ts";

/** The run whose outcomes stand. */
export interface LastRun {
  readonly id: number;
  /** Day of recognition, ISO text. */
  readonly asOf: CalendarDate;
  readonly people: number;
}

/** The newest finished standing run of the county; undefined before the first. */
export async function findLastRun({ db, county }: Site): Promise<LastRun | undefined> {
  const [run] = await db.query<LastRun>(
    `select id, as_of as "asOf", people from rules.run
     where county = $1 and kind = 'standing' and finished_at is not null order by id desc limit 1`,
    [county.code],
  );
  return run;
}

/** The day of the recognition that stands, today where there was none. */
export async function recognitionDay(site: Site): Promise<CalendarDate> {
  return (await findLastRun(site))?.asOf ?? fromDateNumber(today(new Date()));
}
