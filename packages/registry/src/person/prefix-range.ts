/** Last code point of Unicode: everything that begins with a prefix is below the prefix with this behind it. */
const LAST = "\u{10ffff}";

/**
 * First text that begins with a prefix, and the first beyond all of them, in byte order. A range and no `LIKE`: only
 * leakproof comparisons use an index under row-level security.
 */
export function prefixRange(prefix: string): { first: string; end: string } {
  return { first: prefix, end: prefix + LAST };
}
