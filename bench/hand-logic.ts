/** Three-valued logic over sentinels, as a programmer would write it for one program. */
import { NO, NONE_INT, UNKNOWN, UNKNOWN_INT, YES } from "@olive/feel";

export function and(a: number, b: number): number {
  if (a === NO || b === NO) return NO;
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : YES;
}

export function or(a: number, b: number): number {
  if (a === YES || b === YES) return YES;
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : NO;
}

export function not(a: number): number {
  return a === UNKNOWN ? UNKNOWN : 1 - a;
}

/** Texts and dates are Int32: equality and order with unknown. */
export function is(value: number, wanted: number): number {
  return value === wanted ? YES : value === UNKNOWN_INT ? UNKNOWN : NO;
}

export function atMost(value: number, limit: number): number {
  return value === UNKNOWN_INT ? UNKNOWN : value === NONE_INT ? NO : value <= limit ? YES : NO;
}

export function after(value: number, limit: number): number {
  return value === UNKNOWN_INT ? UNKNOWN : value === NONE_INT ? NO : value > limit ? YES : NO;
}

/** An end that is none, or later than the day. */
export function notEnded(end: number, day: number): number {
  return end === NONE_INT ? YES : end === UNKNOWN_INT ? UNKNOWN : end > day ? YES : NO;
}

export interface Register {
  readonly start: Int32Array;
  readonly end: Int32Array;
}

export type Rows = (row: number) => number;

export function some(register: Register, owner: number, holds: Rows): number {
  let result = NO;
  const last = register.end[owner] ?? 0;
  for (let row = register.start[owner] ?? 0; row < last; row++) {
    const one = holds(row);
    if (one === YES) return YES;
    if (one === UNKNOWN) result = UNKNOWN;
  }
  return result;
}
