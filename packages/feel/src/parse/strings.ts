/** Escape sequences of string literals (DMN 1.5, 10.3.1.2, grammar rule 64; `\/` as JSON has it is not FEEL). */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
  ["'", "'"],
  ["\\", "\\"],
]);

const SEQUENCE = /\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|[\s\S])/g;
const LAST_CODE_POINT = 0x10_ffff;

/**
 * The value of a string literal, quotation marks included in `literal`. A backslash before a character that needs
 * none is kept as it stands, so that regular expressions (`"\d+"`) need no doubling, as the TCK writes them.
 */
export function decodeString(literal: string): string | { readonly badEscape: string; readonly at: number } {
  const body = literal.slice(1, -1);
  let bad: { badEscape: string; at: number } | undefined;
  const value = body.replace(SEQUENCE, (whole, rest: string, at: number) => {
    if (rest.length === 1) return ESCAPES.get(rest) ?? whole;
    const point = Number.parseInt(rest.slice(1), 16);
    if (point <= LAST_CODE_POINT) return String.fromCodePoint(point);
    bad = { badEscape: whole, at: at + 1 };
    return whole;
  });
  return bad ?? value;
}
