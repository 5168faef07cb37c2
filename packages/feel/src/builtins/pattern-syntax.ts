/**
 * Patterns of XPath and XQuery Functions 3.1, 5.6.1 (XML Schema's regular expressions with anchors, reluctant
 * quantifiers and back-references) in the words of JavaScript's `v` flag.
 */

const NAME_START = "A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF";
const CLASSES: Readonly<Record<string, string>> = {
  d: "\\p{Nd}",
  D: "\\P{Nd}",
  s: "[ \\t\\n\\r]",
  S: "[^ \\t\\n\\r]",
  w: "[^\\p{P}\\p{Z}\\p{C}]",
  W: "[\\p{P}\\p{Z}\\p{C}]",
  i: `[\\:${NAME_START}]`,
  I: `[^\\:${NAME_START}]`,
  c: `[\\-.\\:0-9\\u00B7${NAME_START}]`,
  C: `[^\\-.\\:0-9\\u00B7${NAME_START}]`,
};

/** Blocks of Unicode that the patterns of practice name; others are an error rather than a guess. */
const BLOCKS: ReadonlyMap<string, string> = new Map([
  ["BasicLatin", "\\u0000-\\u007F"],
  ["Latin-1Supplement", "\\u0080-\\u00FF"],
  ["LatinExtended-A", "\\u0100-\\u017F"],
  ["LatinExtended-B", "\\u0180-\\u024F"],
  ["Greek", "\\u0370-\\u03FF"],
  ["GreekandCoptic", "\\u0370-\\u03FF"],
  ["Cyrillic", "\\u0400-\\u04FF"],
  ["GeneralPunctuation", "\\u2000-\\u206F"],
  ["CJKSymbolsandPunctuation", "\\u3000-\\u303F"],
  ["CJKUnifiedIdeographs", "\\u4E00-\\u9FFF"],
]);

/** A pattern, or part of it, that XPath does not have. */
class BadPattern extends Error {}

interface Cursor {
  readonly text: string;
  at: number;
}

/** The pattern for JavaScript; null for one that XPath does not have. */
export function translatePattern(pattern: string): string | null {
  const cursor: Cursor = { text: pattern, at: 0 };
  let out = "";
  try {
    while (cursor.at < pattern.length) out += piece(cursor);
    return out;
  } catch (error) {
    if (error instanceof BadPattern) return null;
    throw error;
  }
}

function piece(cursor: Cursor): string {
  const unit = cursor.text.charAt(cursor.at);
  if (unit === "\\") return backReference(cursor) ?? escapeSequence(cursor);
  if (unit === "[") return characterClass(cursor);
  if (unit === "(" && /^\(\?(?!:)/.test(cursor.text.slice(cursor.at))) throw new BadPattern();
  cursor.at++;
  return unit === "/" ? "\\/" : unit;
}

/** In a group of its own, so that a digit that follows is not taken for part of the reference. */
function backReference(cursor: Cursor): string | undefined {
  const match = /^\\[1-9]\d*/.exec(cursor.text.slice(cursor.at));
  if (!match) return undefined;
  cursor.at += match[0].length;
  return `(?:${match[0]})`;
}

function escapeSequence(cursor: Cursor): string {
  const rest = cursor.text.slice(cursor.at);
  const property = /^\\([pP])\{([^}]*)\}/.exec(rest);
  if (property) {
    cursor.at += property[0].length;
    return propertyClass(property[2] ?? "", property[1] === "P");
  }
  const unit = rest.charAt(1);
  cursor.at += 2;
  const known = CLASSES[unit];
  if (known !== undefined) return known;
  if (!/[nrt\\|.?*+(){}[\]^$-]/.test(unit) || unit === "") throw new BadPattern();
  return unit === "-" ? "[\\-]" : `\\${unit}`;
}

function propertyClass(name: string, negated: boolean): string {
  const block = /^Is(.+)$/.exec(name);
  if (!block) return `\\${negated ? "P" : "p"}{${name}}`;
  const range = BLOCKS.get(block[1] ?? "");
  if (range === undefined) throw new BadPattern();
  return `[${negated ? "^" : ""}${range}]`;
}

/** Characters that JavaScript's `v` flag wants escaped within a class and XPath does not. */
const RESERVED_IN_CLASS = new Set("(){}/|&!#%,;<=>@`~$*+.:?^".split(""));

/** `[a-z-[aeiou]]`, where the last part is taken away, becomes `[[a-z]--[aeiou]]`. */
function characterClass(cursor: Cursor): string {
  cursor.at++;
  let body = "";
  if (cursor.text.charAt(cursor.at) === "^") {
    body = "^";
    cursor.at++;
  }
  const start = cursor.at;
  for (;;) {
    const unit = cursor.text.charAt(cursor.at);
    if (unit === "") throw new BadPattern();
    if (unit === "]" && cursor.at > start) break;
    if (unit === "-" && cursor.text.charAt(cursor.at + 1) === "[") return subtraction(cursor, `[${body}]`);
    body += classItem(cursor);
  }
  cursor.at++;
  return `[${body}]`;
}

function subtraction(cursor: Cursor, from: string): string {
  cursor.at++;
  const taken = characterClass(cursor);
  if (cursor.text.charAt(cursor.at) !== "]") throw new BadPattern();
  cursor.at++;
  return `[${from}--${taken}]`;
}

/** One character, one escape, or a range of characters. */
function classItem(cursor: Cursor): string {
  const first = classCharacter(cursor);
  const rest = cursor.text.slice(cursor.at);
  if (!/^-[^\][]/.test(rest) || first.startsWith("[") || /^\\[pP]/.test(first)) return first;
  cursor.at++;
  return `${first}-${classCharacter(cursor)}`;
}

function classCharacter(cursor: Cursor): string {
  const point = cursor.text.codePointAt(cursor.at) ?? 0;
  const unit = String.fromCodePoint(point);
  if (unit === "\\") return escapeSequence(cursor).replace(/^\[(\\-)\]$/, "$1");
  if (unit === "[") throw new BadPattern();
  cursor.at += unit.length;
  return unit === "-" || RESERVED_IN_CLASS.has(unit) ? `\\${unit}` : unit;
}
