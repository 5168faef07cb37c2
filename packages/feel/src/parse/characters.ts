/** Character classes of FEEL names (DMN 1.5, 10.3.1.2, grammar rules 28–30) and the words that can't be names. */

/** Ranges of UTF-16 units that may begin a name; surrogates among them, since names may hold any plane's letters. */
const NAME_START: readonly (readonly [number, number])[] = [
  [0x3f, 0x3f],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xdfff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
];

/** Further units that may stand inside a name: digits, the middle dot, combining marks, ties. */
const NAME_PART: readonly (readonly [number, number])[] = [
  [0x30, 0x39],
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
];

function isIn(unit: string, ranges: readonly (readonly [number, number])[]): boolean {
  const code = unit.charCodeAt(0);
  return ranges.some(([from, to]) => code >= from && code <= to);
}

/** May this UTF-16 unit begin a name? */
export function isNameStart(unit: string): boolean {
  return isIn(unit, NAME_START);
}

/** May this UTF-16 unit stand inside a name without being one of the additional symbols `. / - ' + *`? */
export function isNamePart(unit: string): boolean {
  return isIn(unit, NAME_START) || isIn(unit, NAME_PART);
}

export function isDigit(unit: string): boolean {
  return unit >= "0" && unit <= "9";
}

const SPACE = /[\s\u0085]/;

export function isSpace(unit: string): boolean {
  return SPACE.test(unit);
}

/** Words that the grammar keeps for itself wherever an expression may stand. */
const KEYWORDS: ReadonlySet<string> = new Set([
  "and",
  "between",
  "else",
  "every",
  "external",
  "false",
  "for",
  "function",
  "if",
  "in",
  "instance",
  "null",
  "or",
  "return",
  "satisfies",
  "some",
  "then",
  "true",
]);

/** True when the grammar reads the whole text as one identifier, so that it needs no help to be found. */
export function isPlainIdentifier(name: string): boolean {
  if (KEYWORDS.has(name) || name === "?" || name === "") return false;
  for (let at = 0; at < name.length; at++) {
    const unit = name.charAt(at);
    if (!(at === 0 ? isNameStart(unit) : isNamePart(unit)) || isConfusable(unit)) return false;
  }
  return true;
}

const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  ["“", '"'],
  ["”", '"'],
  ["‘", '"'],
  ["’", '"'],
  ["＂", '"'],
  ["「", '"'],
  ["」", '"'],
  ["≥", ">="],
  ["≤", "<="],
  ["≠", "!="],
  ["（", "("],
  ["）", ")"],
  ["［", "["],
  ["］", "]"],
  ["【", "["],
  ["】", "]"],
  ["｛", "{"],
  ["｝", "}"],
  ["，", ","],
  ["、", ","],
  ["：", ":"],
  ["；", ","],
  ["。", "."],
  ["＝", "="],
  ["＞", ">"],
  ["＜", "<"],
  ["＋", "+"],
  ["－", "-"],
  ["＊", "*"],
  ["／", "/"],
  ["×", "*"],
  ["÷", "/"],
  ["！", "!"],
  ["？", "?"],
]);

/** What FEEL writes for a character of Chinese typing; undefined for all other characters. */
export function halfWidth(unit: string): string | undefined {
  return FULL_WIDTH.get(unit);
}

function isConfusable(unit: string): boolean {
  return FULL_WIDTH.has(unit);
}
