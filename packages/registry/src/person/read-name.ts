import { pinyin } from "pinyin-pro";

export interface NameReading {
  /** Syllables joined, without tones, v for ü: `zhugexiaoming`. */
  readonly pinyin: string;
  /** First letters of the syllables: `zgxm`. */
  readonly initials: string;
}

/**
 * How a person's name is read. The surname comes first and is read as a surname: 单 shan, 曾 zeng, 诸葛 zhuge. What
 * has no reading (·, a character that the dictionary lacks) is left out; the name itself still finds the person.
 */
export function readName(name: string): NameReading {
  return join(pinyin(name, { toneType: "none", type: "array", surname: "head", v: true }));
}

/** How a business's name is read: as words, 重庆 chongqing. */
export function readBusinessName(name: string): NameReading {
  return join(pinyin(name, { toneType: "none", type: "array", v: true }));
}

function join(parts: readonly string[]): NameReading {
  const syllables = parts.map((syllable) => syllable.toLowerCase()).filter((one) => /^[a-z]+$/.test(one));
  return { pinyin: syllables.join(""), initials: syllables.map((syllable) => syllable[0]).join("") };
}
