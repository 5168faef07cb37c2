import { residentIdOf } from "@olive/kernel";

/**
 * A resident ID as one exact number: its check character follows from the other seventeen digits (GB 11643-1999
 * annex A), and area, birth date and serial number take 47 of the 53 bits. The order of keys is that of the IDs.
 */
export type ResidentKey = number;

const ZERO = 48;
/** The earliest year that a key can hold; nobody alive is older. */
const FIRST_YEAR = 1800;
const YEARS = 300;
/** 12 × 31: a mixed radix that leaves room for every day of the year. */
const DAYS = 372;
const SERIALS = 1000;
const LENGTH = 18;

/** No ID of this form: no key is negative. */
export const NO_KEY = -1;

/** The key of the ID whose ASCII bytes stand at `at`; NO_KEY where they are no ID. */
export function residentKeyAt(bytes: Uint8Array, at: number, length: number): ResidentKey {
  if (length < LENGTH) return NO_KEY;
  const area = digits(bytes, at, 6);
  const year = digits(bytes, at + 6, 4) - FIRST_YEAR;
  const month = digits(bytes, at + 10, 2) - 1;
  const day = digits(bytes, at + 12, 2) - 1;
  const serial = digits(bytes, at + 14, 3);
  const whole = area >= 0 && year >= 0 && year < YEARS && month >= 0 && month < 12 && day >= 0 && day < 31;
  return whole && serial >= 0 ? ((area * YEARS + year) * DAYS + month * 31 + day) * SERIALS + serial : NO_KEY;
}

/** The key of an ID given as text; NO_KEY where it is none. */
export function residentKeyOf(id: string): ResidentKey {
  return residentKeyAt(Buffer.from(id, "latin1"), 0, id.length);
}

/** The 18 characters again. */
export function residentIdOfKey(key: ResidentKey): string {
  const serial = key % SERIALS;
  const rest = (key - serial) / SERIALS;
  const day = rest % DAYS;
  const years = (rest - day) / DAYS;
  const year = (years % YEARS) + FIRST_YEAR;
  const area = Math.floor(years / YEARS);
  const month = Math.floor(day / 31) + 1;
  const text = (value: number, width: number) => String(value).padStart(width, "0");
  return residentIdOf(
    text(area, 6) + text(year, 4) + text(month, 2) + text((day % 31) + 1, 2) + text(serial, 3),
  );
}

/** A number far below zero where a byte is no digit. */
function digits(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i += 1) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return Number.NEGATIVE_INFINITY;
    value = value * 10 + digit;
  }
  return value;
}
