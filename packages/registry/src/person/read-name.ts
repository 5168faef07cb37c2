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
  const syllables = pinyin(name, { toneType: "none", type: "array", surname: "head", v: true })
    .map((syllable) => syllable.toLowerCase())
    .filter((syllable) => /^[a-z]+$/.test(syllable));
  return { pinyin: syllables.join(""), initials: syllables.map((syllable) => syllable[0]).join("") };
}
