import { normaliseText } from "@olive/kernel";

/** What somebody typed into a search box, by the columns in which it may be found. */
export type SearchText =
  | { readonly kind: "everybody" }
  /** Part of an address too, or a place's name. */
  | { readonly kind: "name"; readonly prefix: string }
  /** Latin letters may be the beginning of the pinyin or of the initials. */
  | { readonly kind: "letters"; readonly prefix: string }
  /** Up to six characters are the end of an ID number or of a phone number, reversed as the directory keeps it. */
  | { readonly kind: "idTail"; readonly prefix: string }
  /** More are the beginning of an ID number, a phone number or a credit code. */
  | { readonly kind: "idNumber"; readonly prefix: string }
  /** Digits and capitals: a credit code's beginning, or the number of a household. */
  | { readonly kind: "code"; readonly prefix: string };

/** The directory keeps the last six characters of an ID number: enough to be told on the phone. */
export const ID_TAIL_LENGTH = 6;

/** Understands the text of a search: digits, Latin letters (any case, ü as v, spaces ignored), a code or a name. */
export function readSearchText(text: string): SearchText {
  const bare = normaliseText(text).replaceAll(/[\s'’]/g, "");
  if (bare === "") return { kind: "everybody" };
  const upper = bare.toUpperCase();
  if (/^\d+X?$/.test(upper)) {
    return upper.length <= ID_TAIL_LENGTH
      ? { kind: "idTail", prefix: [...upper].reverse().join("") }
      : { kind: "idNumber", prefix: upper };
  }
  const lower = bare.toLowerCase().replaceAll("ü", "v");
  if (/^[a-z]+$/.test(lower)) return { kind: "letters", prefix: lower };
  return /^[\dA-Z-]+$/.test(upper) ? { kind: "code", prefix: upper } : { kind: "name", prefix: bare };
}
