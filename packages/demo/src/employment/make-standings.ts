import { addDays, addMonths, type CalendarDate, fromDateNumber } from "@olive/kernel";
import { createRandom } from "../random.ts";
import { daysBetween, shuffled } from "./draw-days.ts";
import type { DemoPerson } from "./history.ts";
import type { HistorySettings } from "./settings.ts";
import { stableId } from "./stable-id.ts";

/** Somebody whom the rules have in a group, and for how long a recognition in it holds. */
export interface StandingPair extends DemoPerson {
  readonly policy: string;
  readonly months: number;
}

export interface CarriedStandingRow extends DemoPerson {
  readonly id: string;
  readonly policy: string;
  readonly from: CalendarDate;
  readonly termEnd: CalendarDate;
  readonly renewed: readonly CalendarDate[];
  readonly ended: { readonly on: CalendarDate; readonly reason: string };
}

const STREAM = 7_000_021;
const FORMER = 7_000_022;
/** Days of the beginning in which a recognition has to lie to have been renewed within the period. */
const RENEWED_FROM = 20;
const RENEWED_AFTER = 340;

/**
 * People who were in a group before and whom today's rules don't have in it: one group each, as often as today's
 * groups are large.
 */
export function makeFormer(
  pairs: readonly StandingPair[],
  people: readonly DemoPerson[],
  seed: number,
): StandingPair[] {
  if (pairs.length === 0) return [];
  const random = createRandom(seed, FORMER);
  const held = new Set(pairs.map(({ reference, policy }) => `${reference}/${policy}`));
  return shuffled(people, random).flatMap((person) => {
    const { policy, months } = random.pick(pairs);
    return held.has(`${person.reference}/${policy}`) ? [] : [{ ...person, policy, months }];
  });
}

/**
 * Recognitions whose person-times are so many: everybody in a group once, then former members, and where these are too
 * few, renewals. All of them ended with the system that they were decided in: this one recognises anew. Throws
 * RangeError where even renewals are not enough.
 */
export function makeStandings(
  history: HistorySettings,
  pairs: readonly StandingPair[],
  former: readonly StandingPair[],
  personTimes: number,
  seed: number,
): CarriedStandingRow[] {
  const known = pairs.length + former.length;
  if (known * 2 < personTimes) throw new RangeError(`${known} standings for ${personTimes} person-times`);
  const random = createRandom(seed, STREAM);
  const renewals = Math.max(
    0,
    personTimes - known,
    Math.floor(Math.min(pairs.length, personTimes / 2) * history.renewed),
  );
  const chosen = [...shuffled(pairs, random), ...former].slice(0, personTimes - renewals);
  const days = daysBetween(history.from, history.until);
  return chosen.map(({ policy, months, ...person }, index) => {
    const isRenewed = index < renewals;
    const from = addDays(history.from, random.int(0, isRenewed ? RENEWED_FROM : days));
    const renewed = isRenewed ? [addDays(from, random.int(RENEWED_AFTER, days - RENEWED_FROM))] : [];
    const { reference, name, place } = person;
    return {
      ...{ id: stableId("standing", reference, policy), reference, name, place, policy },
      from: fromDateNumber(from),
      termEnd: fromDateNumber(addMonths(from, months * (renewed.length + 1))),
      renewed: renewed.map((date) => fromDateNumber(date)),
      ended: { on: fromDateNumber(history.until), reason: history.endReason },
    };
  });
}
