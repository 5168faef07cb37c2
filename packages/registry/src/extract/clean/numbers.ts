import { type Cleaned, faultOf } from "./cleaned.ts";
import { compact } from "./compact.ts";

const INVALID = faultOf("number-invalid");

/** numeric(18,2): sixteen digits before the point. */
const MAX_WHOLE_DIGITS = 16;
/** integer of PostgreSQL. */
const MAX_COUNT = 2_147_483_647;

const PARTS = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?(万?)$/;

/** An amount in yuan as decimal text with at most two decimals: `12,345.60`, `12345元`, `1.5万`, `￥1.5万元`. */
export function cleanAmount(text: string): Cleaned {
  if (isPlainAmount(text)) return text;
  const bare = compact(text)
    .replace(/^[¥￥]/, "")
    .replace(/元$/, "");
  return decimal(bare, 2);
}

/** `12345.60`, the form in which amounts are kept: nearly every amount comes so. */
function isPlainAmount(text: string): boolean {
  const point = text.length - 3;
  if (point < 1 || point > MAX_WHOLE_DIGITS || text.charCodeAt(point) !== 46) return false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (i !== point && (code < 48 || code > 57)) return false;
  }
  return point === 1 || text.charCodeAt(0) !== 48;
}

/** A number of people or things: a whole number, not negative. `3.0` of a number column and `12人` are read. */
export function cleanCount(text: string): Cleaned {
  const cleaned = decimal(compact(text).replace(/[人名个]$/, ""), 0);
  return typeof cleaned === "string" && Number(cleaned) > MAX_COUNT ? INVALID : cleaned;
}

function decimal(text: string, scale: number): Cleaned {
  const match = PARTS.exec(text);
  if (match === null) return INVALID;
  const [, sign = "", whole = "", fraction = "", wan = ""] = match;
  const shift = wan === "" ? 0 : 4;
  const units = hundredths(whole.replaceAll(",", ""), fraction, shift + scale);
  if (units === undefined) return INVALID;
  if (units.digits.length > MAX_WHOLE_DIGITS + scale) return INVALID;
  if (scale === 0 && !units.exact) return INVALID;
  const negative = sign === "-" && units.digits !== "0";
  return negative ? INVALID : placePoint(units.digits, scale);
}

/** The number × 10^shift as a whole number, rounded half up; whether nothing was rounded. */
function hundredths(
  whole: string,
  fraction: string,
  shift: number,
): { digits: string; exact: boolean } | undefined {
  if (whole.length > MAX_WHOLE_DIGITS) return undefined;
  const kept = fraction.slice(0, shift).padEnd(shift, "0");
  const rest = fraction.slice(shift);
  const value = BigInt(whole + kept) + (rest.charCodeAt(0) >= 53 ? 1n : 0n);
  return { digits: String(value), exact: !/[1-9]/.test(rest) };
}

function placePoint(digits: string, scale: number): string {
  if (scale === 0) return digits;
  const padded = digits.padStart(scale + 1, "0");
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
