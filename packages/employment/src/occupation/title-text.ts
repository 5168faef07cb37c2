import { foldWidth } from "@olive/kernel";

/** What adverts put around a title and what says little of the work: welfare, pay, hours, level, number wanted. */
const AROUND =
  /(五险一金|六险一金|五险|社保|双休|单双休|单休|周末|包吃住|包吃|包住|包食宿|提供住宿|食宿|急聘|急招|诚聘|高薪|招聘|直招|诚招|急|聘|底薪|无责|月薪|年薪|薪资|提成|奖金|年终奖|带薪|可兼职|兼职|全职|实习生?|接受|应届生?|经验|无需|零基础|小白|可|朝九晚六|早九晚六|长白班|白班|夜班|就近分配|就近安排|稳定|长期|短期|名额|[0-9一二两三四五六七八九十]+(名|人)|高级|资深|初级|中级|助理|\d+(\.\d+)?[k千万元]?([-~至]\d+(\.\d+)?[k千万元]?)?(\+|\/月|以上)?)/g;
const OPENING = "([【{<《";
const CLOSING = ")]】}>》";
const LETTER = /[\p{L}\p{N}]/u;

export const foldTitle = (title: string) => foldWidth(title).toLowerCase();

/** A title cut at spaces and punctuation, each character with what it counts. */
export interface WeighedTitle {
  readonly text: string;
  readonly weights: Float32Array;
  /** Begin and end of each piece. */
  readonly pieces: readonly (readonly [number, number])[];
}

/** `inBrackets` and `around` say what a character in brackets, or in words around a title, counts beside 1. */
export function weighTitle(title: string, inBrackets: number, around: number): WeighedTitle {
  const text = foldTitle(title);
  const weights = new Float32Array(text.length).fill(1);
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (OPENING.includes(text[i]!)) depth += 1;
    if (depth > 0) weights[i]! *= inBrackets;
    if (CLOSING.includes(text[i]!)) depth = Math.max(0, depth - 1);
  }
  for (const { 0: word, index } of text.matchAll(AROUND)) {
    for (let i = index; i < index + word.length; i += 1) weights[i]! *= around;
  }
  return { text, weights, pieces: piecesOf(text) };
}

export function piecesOf(text: string): [number, number][] {
  const pieces: [number, number][] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i += 1) {
    const inside = i < text.length && LETTER.test(text[i]!);
    if (inside && start < 0) start = i;
    if (inside || start < 0) continue;
    pieces.push([start, i]);
    start = -1;
  }
  return pieces;
}

/** Every run of `least` to `most` characters of each piece, with the smallest weight inside it. */
export function eachGram(
  { text, weights, pieces }: WeighedTitle,
  most: number,
  take: (gram: string, length: number, weight: number, atEnd: boolean) => void,
): void {
  for (const [from, to] of pieces) {
    for (let start = from; start < to; start += 1) {
      let weight = 1;
      for (let end = start + 1; end <= Math.min(to, start + most); end += 1) {
        weight = Math.min(weight, weights[end - 1]!);
        take(text.slice(start, end), end - start, weight, end === to);
      }
    }
  }
}

const NOT_LETTERS = /[^\p{L}\p{N}]+/gu;
const IN_BRACKETS = /\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g;

export const lettersOf = (text: string) => text.replaceAll(NOT_LETTERS, "");

/** A title without brackets and what stands around it; the whole of one that has nothing else. */
export function bareTitle(title: string): string {
  const folded = foldTitle(title);
  const bare = lettersOf(folded.replaceAll(IN_BRACKETS, "").replaceAll(AROUND, ""));
  return bare === "" ? lettersOf(folded) : bare;
}
