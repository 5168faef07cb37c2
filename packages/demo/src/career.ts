import { yearOf } from "@olive/kernel";
import type { Making } from "./context.ts";
import type { DemoPerson } from "./household.ts";
import { monthOfDate, shiftMonth } from "./months.ts";
import type { Random } from "./random.ts";
import type { MonthNumber } from "./records.ts";

/** Older spells are in paper files: the register holds so many at most. */
const MOST_SPELLS = 4;
/** The scheme for residents without an employer began county-wide then (国发〔2009〕32号, extended 2011). */
const RESIDENT_SCHEME_FROM: MonthNumber = 201107;
const CAREER_STARTS_AT = 18;

/**
 * Emits a chain of employee spells that do not overlap, the latest first. `endedMonthsAgo` undefined means that the
 * latest one still runs. Gives the month in which the latest began and ended.
 */
export function emitCareer(
  making: Making,
  person: DemoPerson,
  endedMonthsAgo: number | undefined,
): { from: MonthNumber; until: MonthNumber | undefined } {
  const { calibration, random } = making;
  const now = monthOfDate(calibration.asOf);
  const earliest = (yearOf(person.birth) + CAREER_STARTS_AT) * 100 + 7;
  let until = endedMonthsAgo === undefined ? undefined : shiftMonth(now, -endedMonthsAgo);
  let latest: { from: MonthNumber; until: MonthNumber | undefined } | undefined;
  for (let spell = 0; spell < MOST_SPELLS; spell += 1) {
    const end = until ?? now;
    if (end <= earliest && latest !== undefined) break;
    const from = Math.max(shiftMonth(end, -drawMonths(random, calibration.work.monthsInJob)), earliest);
    emitSpell(making, person, Math.min(from, end), until);
    latest ??= { from: Math.min(from, end), until };
    if (from <= earliest) break;
    until = shiftMonth(from, -random.int(1, 5));
  }
  return latest ?? { from: now, until };
}

function emitSpell(
  making: Making,
  person: DemoPerson,
  from: MonthNumber,
  until: MonthNumber | undefined,
): void {
  const { emit, employers, random } = making;
  const employer = employers[Math.floor(random.next() ** 2 * employers.length)];
  const ended = random.chance(0.6) ? "paused" : "ended";
  const state = until === undefined ? "paying" : ended;
  emit("insurance", { residentId: person.id, scheme: "employee", employer, state, from, until });
}

/** The spell of somebody without an employer; it ends where a pension begins. */
export function emitResidentScheme(making: Making, person: DemoPerson, pensionAge?: number): void {
  const sixteen = (yearOf(person.birth) + 16) * 100 + 7;
  const from = Math.min(Math.max(sixteen, RESIDENT_SCHEME_FROM), monthOfDate(making.calibration.asOf));
  const pension = pensionAge === undefined ? undefined : monthOfDate(person.birth) + pensionAge * 100;
  const until = pension === undefined || pension <= from ? undefined : pension;
  const state = until === undefined ? "paying" : "ended";
  making.emit("insurance", { residentId: person.id, scheme: "resident", state, from, until });
}

/** Months in one job: exponential, one at least. */
function drawMonths(random: Random, mean: number): number {
  return Math.max(1, Math.round(-Math.log(1 - random.next()) * mean));
}
