import { makeDate, NANOS_PER_DAY } from "../temporal/calendar.ts";
import type { FeelDateTime } from "../values/value.ts";

/**
 * The machine's time in UTC. Criteria must not use it (a result has to be replayable: they get the day as a
 * constant); it serves the functions `now()` and `today()` of the general evaluator alone.
 */
export function currentInstant(): FeelDateTime {
  const now = new Date();
  const date = makeDate(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate());
  if (!date) throw new Error("the machine's clock shows no date of the calendar");
  const nanos = (now.getTime() % 86_400_000) * 1_000_000;
  return { ...date, kind: "dateTime", nanos: nanos % NANOS_PER_DAY, zone: { kind: "offset", seconds: 0 } };
}
