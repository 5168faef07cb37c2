import type { Value } from "../values/value.ts";
import { translatePattern } from "./pattern-syntax.ts";

/** Flags of XPath and XQuery Functions 3.1, 5.6.2 (DMN 1.5, table 76 refers to it). */
const FLAGS = /^[smixq]*$/;

/**
 * A pattern of XPath's regular expressions as a JavaScript one, code points as units; null where XPath calls it an
 * error (unknown flag, bad pattern).
 */
export function compilePattern(pattern: string, flags: string): RegExp | null {
  if (!FLAGS.test(flags)) return null;
  const has = (flag: string) => flags.includes(flag);
  const js = `${has("i") ? "i" : ""}${has("m") && !has("q") ? "m" : ""}${has("s") ? "s" : ""}v`;
  try {
    if (has("q")) return new RegExp(escapeLiteral(pattern), js);
    const source = translatePattern(has("x") ? withoutSpaces(pattern) : pattern);
    return source === null ? null : new RegExp(source, js);
  } catch {
    return null;
  }
}

function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Flag `x`: spaces are left out, except inside a character class. */
function withoutSpaces(pattern: string): string {
  let out = "";
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern.charAt(at);
    if (unit === "\\" && depth > 0) {
      out += unit + pattern.charAt(++at);
      continue;
    }
    if (unit === "[") depth++;
    if (unit === "]") depth--;
    if (depth > 0 || !/[\t\n\r ]/.test(unit)) out += unit;
  }
  return out;
}

/**
 * `replace(input, pattern, replacement, flags)` as fn:replace of XPath: `$1` is a group, `\$` and `\\` stand for
 * themselves; a pattern that matches nothing at all, or another use of `$` and `\`, is an error: null.
 */
export function replaceAll(input: string, pattern: string, replacement: string, flags: string): Value {
  const compiled = compilePattern(pattern, flags);
  if (!compiled || compiled.test("")) return null;
  const literal = flags.includes("q");
  if (!literal && !/^(?:[^\\$]|\\[\\$]|\$\d)*$/.test(replacement)) return null;
  const everywhere = new RegExp(compiled.source, `${compiled.flags}g`);
  return input.replace(everywhere, (...match: unknown[]) => {
    if (literal) return replacement;
    const groups = match.slice(
      0,
      match.findIndex((part) => typeof part === "number"),
    );
    return fillIn(
      replacement,
      groups.map((group) => (typeof group === "string" ? group : "")),
    );
  });
}

/** `$12` is group 12 where there are that many, else group 1 followed by 2. */
function fillIn(replacement: string, groups: readonly string[]): string {
  return replacement.replace(/\\([\\$])|\$(\d+)/g, (_whole, escaped: string | undefined, digits = "") => {
    if (escaped !== undefined) return escaped;
    let used = digits.length;
    while (used > 1 && Number(digits.slice(0, used)) >= groups.length) used--;
    return (groups[Number(digits.slice(0, used))] ?? "") + digits.slice(used);
  });
}
