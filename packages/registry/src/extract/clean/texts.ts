import { normaliseLabel, trimText } from "@olive/kernel";
import { type CellCleaner, faultOf } from "./cleaned.ts";

const VALUE_UNKNOWN = faultOf("value-unknown");
const PLACE_UNKNOWN = faultOf("place-unknown");

/** Spellings remembered per list, so that a hostile file can't fill the memory with them. */
const MAX_REMEMBERED = 1000;

/** Free text: only what stands around it goes. */
export const cleanText: CellCleaner = trimText;

/** Identifiers without a check character (户号, 证书编号): ordinary width, no white space, no leading apostrophe. */
export const cleanCode: CellCleaner = (text) => {
  if (isPlainCode(text)) return text;
  const bare = normaliseLabel(text);
  return bare.charCodeAt(0) === 39 && bare.length > 1 ? bare.slice(1) : bare;
};

/** Letters, digits and signs of ASCII but the apostrophe: nothing to fold, remove or leave out. */
function isPlainCode(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code > 0x7e || code === 0x27) return false;
  }
  return true;
}

/** One of a list of values, by itself or by a synonym; stray spaces don't matter. */
export function listedCleaner(
  values: readonly string[],
  synonyms: Readonly<Record<string, string>>,
): CellCleaner {
  const accepted = new Map<string, string>(values.map((value) => [normaliseLabel(value), value]));
  for (const [synonym, value] of Object.entries(synonyms)) accepted.set(normaliseLabel(synonym), value);
  const spellings = new Map(values.map((value) => [value, value]));
  return (text) => {
    const known = spellings.get(text);
    if (known !== undefined) return known;
    const value = accepted.get(normaliseLabel(text));
    if (value === undefined) return VALUE_UNKNOWN;
    if (spellings.size < MAX_REMEMBERED) spellings.set(text, value);
    return value;
  };
}

/** 男/女, 1/2, M/F (GB/T 2261.1 codes and common letters). */
export const cleanSex: CellCleaner = listedCleaner(["男", "女"], {
  1: "男",
  2: "女",
  M: "男",
  F: "女",
  m: "男",
  f: "女",
});

/** A place code that the county has, or once had. */
export function existingPlaceCleaner(known: ReadonlySet<string>): CellCleaner {
  return (text) => {
    if (known.has(text)) return text;
    const bare = cleanCode(text);
    return typeof bare === "string" && known.has(bare) ? bare : PLACE_UNKNOWN;
  };
}
