import { type Decimal, decimal, wholeNumber } from "../values/decimal.ts";
import type { Value } from "../values/value.ts";
import { compilePattern, replaceAll } from "./patterns.ts";
import { opt, p, type Signature, takes } from "./signature.ts";

/** Positions count code points, so that 𠮷 is one character. */
function substring(text: string, start: Decimal, length: Decimal | undefined): Value {
  const units = [...text];
  const from = wholeNumber(start.trunc());
  if (from === undefined || from === 0 || Math.abs(from) > units.length) return null;
  const index = from > 0 ? from - 1 : units.length + from;
  if (length === undefined) return units.slice(index).join("");
  const count = wholeNumber(length.trunc());
  if (count === undefined || count < 1) return null;
  return units.slice(index, index + count).join("");
}

function before(text: string, match: string): string {
  const at = match === "" ? -1 : text.indexOf(match);
  return at < 0 ? "" : text.slice(0, at);
}

function after(text: string, match: string): string {
  if (match === "") return text;
  const at = text.indexOf(match);
  return at < 0 ? "" : text.slice(at + match.length);
}

const STRING = p("string", "string");
const MATCH = p("match", "string");
const INPUT = p("input", "string");
const PATTERN = p("pattern", "string");
const FLAGS = { ...opt("flags", "string"), nullable: true } as const;

/** String functions (DMN 1.5, 10.3.4.3). */
export const stringFunctions: Readonly<Record<string, readonly Signature[]>> = {
  substring: [takes([STRING, p("start position", "number"), opt("length", "number")], substring)],
  "string length": [takes([STRING], (text) => decimal([...text].length))],
  "upper case": [takes([STRING], (text) => text.toUpperCase())],
  "lower case": [takes([STRING], (text) => text.toLowerCase())],
  "substring before": [takes([STRING, MATCH], before)],
  "substring after": [takes([STRING, MATCH], after)],
  contains: [takes([STRING, MATCH], (text, match) => text.includes(match))],
  "starts with": [takes([STRING, MATCH], (text, match) => text.startsWith(match))],
  "ends with": [takes([STRING, MATCH], (text, match) => text.endsWith(match))],
  matches: [
    takes([INPUT, PATTERN, FLAGS], (input, pattern, flags) => {
      return compilePattern(pattern, flags ?? "")?.test(input) ?? null;
    }),
  ],
  replace: [
    takes([INPUT, PATTERN, p("replacement", "string"), FLAGS], (input, pattern, replacement, flags) => {
      return replaceAll(input, pattern, replacement, flags ?? "");
    }),
  ],
  split: [
    takes([STRING, p("delimiter", "string")], (text, delimiter) => {
      const pattern = compilePattern(delimiter, "");
      return pattern ? splitBy(text, pattern) : null;
    }),
  ],
};

/** Pieces between the matches; groups of the pattern add no pieces of their own. */
function splitBy(text: string, pattern: RegExp): Value {
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))) {
    if (match[0] === "") continue;
    pieces.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...pieces, text.slice(from)];
}
