import { addDays, type DateNumber, toEpochDay } from "@olive/kernel";
import type { Making } from "./context.ts";

/** A day between `from` and the demo's day, likelier late than early. */
export function drawDay(
  { calibration, random }: Pick<Making, "calibration" | "random">,
  from: DateNumber,
): DateNumber {
  const days = toEpochDay(calibration.asOf) - toEpochDay(from);
  return addDays(calibration.asOf, -Math.floor(random.next() ** 1.5 * Math.max(0, days)));
}
