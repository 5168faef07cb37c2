import { type DateNumber, dateNumber, isRealDate } from "./calendar-date.ts";

declare const residentIdBrand: unique symbol;

/** A resident identity number (公民身份号码) of 18 characters whose form, birth date and check character are right. */
export type ResidentId = string & { readonly [residentIdBrand]: true };

/** `damaged`: certainly spoilt by a spreadsheet, the digits are lost; `invalid`: wrong in any other way. */
export type ResidentIdFault = "damaged" | "invalid";

export type ResidentIdCheck =
  | { readonly ok: true; readonly id: ResidentId }
  | { readonly ok: false; readonly reason: ResidentIdFault };

/** GB 11643-1999 annex A: weights of the first seventeen digits, and the check character by remainder. */
const WEIGHTS = new Uint8Array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
const CHECK_CHARACTERS = "10X98765432";

const DAMAGED: ResidentIdCheck = Object.freeze({ ok: false, reason: "damaged" });
const INVALID: ResidentIdCheck = Object.freeze({ ok: false, reason: "invalid" });

/**
 * Checks a number that `normaliseIdentifier` has been over. Fifteen digits (numbers issued before 1999) are brought
 * to eighteen: 19 before the year, check character computed. Birth dates after `notAfter` are invalid. A spreadsheet
 * keeps fifteen significant digits: what it has been over shows scientific notation, or ends in 000 with a check
 * character that is wrong, and is `damaged`.
 */
export function checkResidentId(text: string, notAfter: DateNumber): ResidentIdCheck {
  if (text.length === 15 && digitsUpTo(text, 15)) {
    return checkEighteen(residentIdOf(`${text.slice(0, 6)}19${text.slice(6)}`), notAfter);
  }
  if (text.length !== 18 || !digitsUpTo(text, 17)) return isScientificNotation(text) ? DAMAGED : INVALID;
  return checkEighteen(text, notAfter);
}

/** Whether the text is an 18-character number with a real birth date and the right check character. */
export function isWellFormedResidentId(text: string): text is ResidentId {
  return text.length === 18 && digitsUpTo(text, 17) && checkCharacterHolds(text) && hasRealBirthDate(text);
}

/** The number whose first seventeen digits are given: the check character computed. Nothing else is checked. */
export function residentIdOf(first17: string): ResidentId {
  return (first17 + CHECK_CHARACTERS.charAt(remainder(first17))) as ResidentId;
}

/** The birth date in the number, as yyyymmdd. */
export function birthDateOf(id: string): DateNumber {
  return dateNumber(numberAt(id, 6, 4), numberAt(id, 10, 2), numberAt(id, 12, 2));
}

/** GB 11643-1999 4.1.3: the seventeenth digit is odd for men, even for women. */
export function sexOf(id: string): "male" | "female" {
  return (id.charCodeAt(16) & 1) === 1 ? "male" : "female";
}

/** `3.30799E+17`: what a spreadsheet shows, and saves, of a long number. */
export function isScientificNotation(text: string): boolean {
  return /^\d(\.\d+)?E\+?\d+$/i.test(text);
}

function checkEighteen(text: string, notAfter: DateNumber): ResidentIdCheck {
  if (!checkCharacterHolds(text)) return text.endsWith("000") ? DAMAGED : INVALID;
  if (!hasRealBirthDate(text) || birthDateOf(text) > notAfter) return INVALID;
  return { ok: true, id: text as ResidentId };
}

function hasRealBirthDate(id: string): boolean {
  return isRealDate(numberAt(id, 6, 4), numberAt(id, 10, 2), numberAt(id, 12, 2));
}

function checkCharacterHolds(id: string): boolean {
  return id.charCodeAt(17) === CHECK_CHARACTERS.charCodeAt(remainder(id));
}

function remainder(id: string): number {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (id.charCodeAt(i) - 48) * (WEIGHTS[i] as number);
  return sum % 11;
}

function digitsUpTo(text: string, end: number): boolean {
  for (let i = 0; i < end; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function numberAt(text: string, start: number, length: number): number {
  let value = 0;
  for (let i = start; i < start + length; i += 1) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}
