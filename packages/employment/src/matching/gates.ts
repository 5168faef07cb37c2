/**
 * Hard constraints that are plain yes or no, as bits: a post asks, a person can't, and one `and` tells whether any
 * stands in the way. What isn't known on either side sets no bit, so it never rejects.
 */
import { FACT, MOST_SCHOOLING, SHIFTS, UNKNOWN } from "./market.ts";

/** Bits of each rule, from the lowest. */
const NO_SEAT = 1;
const RESERVED_ONLY = 1 << 1;
const NOT_AT_HOME = 1 << 2;
const SHIFT_AT = 3;
const SCHOOLING_AT = 6;
const ACCESS_AT = 13;
const KIND_AT = 18;

export const GATES = {
  seats: NO_SEAT,
  reservedSeat: RESERVED_ONLY,
  homeOnly: NOT_AT_HOME,
  shifts: 0b111 << SHIFT_AT,
  schooling: 0b111_1111 << SCHOOLING_AT,
  access: 0b1_1111 << ACCESS_AT,
  kind: 0b1_1111 << KIND_AT,
} as const;
export type Gate = keyof typeof GATES;

const FLEXIBLE = 1 << SHIFTS.indexOf("flexible");
const FIXED_SHIFTS = 0b111;
const ACCESS_BITS = 0b1_1111;

export interface Asking {
  readonly freeSeats: number;
  readonly reservedSeats: number;
  readonly atHome: number;
  readonly shifts: number;
  readonly schooling: number;
  readonly accessKnown: boolean;
  readonly access: number;
  readonly kind: number;
}

export function asksOf(post: Asking): number {
  const noFreeSeat = post.freeSeats <= 0;
  let bits = noFreeSeat && post.reservedSeats <= 0 ? NO_SEAT : 0;
  if (noFreeSeat && post.reservedSeats > 0) bits |= RESERVED_ONLY;
  if (post.atHome === FACT.no) bits |= NOT_AT_HOME;
  if ((post.shifts & FLEXIBLE) === 0) bits |= (post.shifts & FIXED_SHIFTS) << SHIFT_AT;
  if (post.schooling > 0) bits |= 1 << (SCHOOLING_AT + post.schooling - 1);
  if (post.accessKnown) bits |= (~post.access & ACCESS_BITS) << ACCESS_AT;
  return bits | (1 << (KIND_AT + post.kind));
}

export interface Limits {
  readonly reservedSeat: number;
  readonly homeOnly: number;
  readonly shifts: number;
  readonly schooling: number;
  readonly access: number;
  readonly closedKinds: number;
}

export function cannotOf(person: Limits): number {
  let bits = NO_SEAT;
  if (person.reservedSeat === FACT.no) bits |= RESERVED_ONLY;
  if (person.homeOnly === FACT.yes) bits |= NOT_AT_HOME;
  if (person.shifts !== 0 && (person.shifts & FLEXIBLE) === 0) {
    bits |= (~person.shifts & FIXED_SHIFTS) << SHIFT_AT;
  }
  if (person.schooling !== UNKNOWN) {
    for (let band = person.schooling + 1; band <= MOST_SCHOOLING; band += 1) {
      bits |= 1 << (SCHOOLING_AT + band - 1);
    }
  }
  return bits | (person.access << ACCESS_AT) | (person.closedKinds << KIND_AT);
}
