/** Texts as sets of numbers that stand for one or two characters; how much two of them share. */
import { foldWidth } from "@olive/kernel";

const CODE_UNIT = 0x1_0000;
const NOT_LETTERS = /[^\p{L}\p{N}]+/gu;

/** A well-mixed 32-bit number (the end of MurmurHash3). */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export function mixText(text: string): number {
  let h = text.length;
  for (let i = 0; i < text.length; i += 1) h = mix(h ^ Math.imul(text.charCodeAt(i), 0x9e3779b1));
  return h;
}

/** Pairs of neighbouring characters, in ascending order, each once. */
export function pairsOf(text: string): Uint32Array {
  const folded = foldWidth(text).toLowerCase().replaceAll(NOT_LETTERS, "");
  const pairs = new Uint32Array(Math.max(0, folded.length - 1));
  for (let i = 1; i < folded.length; i += 1) {
    pairs[i - 1] = mix((folded.charCodeAt(i - 1) * CODE_UNIT + folded.charCodeAt(i)) | 0);
  }
  return distinct(pairs);
}

/** Characters and their pairs: for titles, of which many have three characters. */
export function charactersOf(key: string): Uint32Array {
  const single = Uint32Array.from(key, (_one, i) => key.charCodeAt(i));
  const pairs = pairsOf(key);
  const both = new Uint32Array(single.length + pairs.length);
  both.set(single);
  both.set(pairs, single.length);
  return distinct(both);
}

function distinct(numbers: Uint32Array): Uint32Array {
  numbers.sort();
  let kept = 0;
  for (let i = 0; i < numbers.length; i += 1) {
    if (i > 0 && numbers[i] === numbers[i - 1]) continue;
    numbers[kept] = numbers[i]!;
    kept += 1;
  }
  return numbers.slice(0, kept);
}

/** Jaccard's share: what both have of what either has; 1 for two empty sets. */
export function shareOf(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) common += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  const either = a.length + b.length - common;
  return either === 0 ? 1 : common / either;
}
