declare const creditCodeBrand: unique symbol;

/** A unified social credit code (统一社会信用代码) of 18 characters, right by GB 32100. */
export type CreditCode = string & { readonly [creditCodeBrand]: true };

export type CreditCodeFault = "length" | "alphabet" | "check";

export type CreditCodeCheck =
  | { readonly ok: true; readonly code: CreditCode }
  | { readonly ok: false; readonly reason: CreditCodeFault };

/** GB 32100-2015 table 3: no I, O, S, V, Z. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const BASE = ALPHABET.length;
/** GB 32100-2015 5.2: 3^(i-1) mod 31. */
const WEIGHTS = new Uint8Array([1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]);
/** GB 11714-1997: weights of the eight characters of an organisation code. */
const ORGANISATION_WEIGHTS = new Uint8Array([3, 7, 9, 10, 5, 8, 4, 2]);
const NO_VALUE = 255;
const VALUES = new Uint8Array(128).fill(NO_VALUE);
for (let i = 0; i < BASE; i += 1) VALUES[ALPHABET.charCodeAt(i)] = i;

const WRONG_LENGTH: CreditCodeCheck = Object.freeze({ ok: false, reason: "length" });
const WRONG_ALPHABET: CreditCodeCheck = Object.freeze({ ok: false, reason: "alphabet" });
const WRONG_CHECK: CreditCodeCheck = Object.freeze({ ok: false, reason: "check" });

/**
 * Checks a code that `normaliseIdentifier` has been over: length, alphabet and check character of GB 32100 decide.
 * The organisation code inside (GB 11714) has a check character of its own, which old codes may fail; ask
 * `isOrganisationCode` for it.
 */
export function checkCreditCode(text: string): CreditCodeCheck {
  if (text.length !== 18) return WRONG_LENGTH;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) {
    const value = valueAt(text, i);
    if (value === NO_VALUE) return WRONG_ALPHABET;
    sum += value * (WEIGHTS[i] as number);
  }
  const check = valueAt(text, 17);
  if (check === NO_VALUE) return WRONG_ALPHABET;
  return check === (BASE - (sum % BASE)) % BASE ? { ok: true, code: text as CreditCode } : WRONG_CHECK;
}

/** Whether nine characters are an organisation code with the right check character (GB 11714). */
export function isOrganisationCode(text: string): boolean {
  return /^[0-9A-Z]{8}[0-9X]$/.test(text) && organisationCheck(text) === text.charAt(8);
}

/**
 * The code made of authority and kind (2), area (6) and the organisation's body of eight characters, both check
 * characters computed. Throws RangeError where the alphabet or a length is wrong.
 */
export function creditCodeOf(kind: string, area: string, body: string): CreditCode {
  const first17 = kind + area + body + organisationCheck(body);
  if (first17.length !== 17) throw new RangeError(`a credit code needs 2 + 6 + 8 characters, not ${first17}`);
  let sum = 0;
  for (let i = 0; i < 17; i += 1) {
    const value = valueAt(first17, i);
    if (value === NO_VALUE) throw new RangeError(`${first17.charAt(i)} is outside the alphabet of GB 32100`);
    sum += value * (WEIGHTS[i] as number);
  }
  return (first17 + ALPHABET.charAt((BASE - (sum % BASE)) % BASE)) as CreditCode;
}

function organisationCheck(body: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i += 1)
    sum += organisationValue(body.charCodeAt(i)) * (ORGANISATION_WEIGHTS[i] as number);
  const check = 11 - (sum % 11);
  if (check === 10) return "X";
  return check === 11 ? "0" : String(check);
}

/** GB 11714 values letters 10 to 35 over the whole alphabet, unlike GB 32100, which leaves five out. */
function organisationValue(code: number): number {
  return code >= 65 ? code - 55 : code - 48;
}

function valueAt(text: string, index: number): number {
  return VALUES[text.charCodeAt(index)] ?? NO_VALUE;
}
