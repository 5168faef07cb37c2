/** Exact rationals with infinite ends, for the oracle alone: slow, obvious, and not those of the kernels. */

export interface Rational {
  readonly n: bigint;
  /** Positive. */
  readonly d: bigint;
}

export type End = Rational | "-inf" | "+inf";

/** A number within these ends; a known one has equal ends. */
export interface Interval {
  readonly lo: End;
  readonly hi: End;
}

export function rational(n: bigint, d = 1n): Rational {
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

/** `12.50` as 1250/100. */
export function decimal(text: string): Rational {
  const [whole = "0", fraction = ""] = text.split(".");
  return rational(BigInt(`${whole}${fraction}`), 10n ** BigInt(fraction.length));
}

export function point(value: Rational): Interval {
  return { lo: value, hi: value };
}

export function isPoint(of: Interval): boolean {
  return compareEnds(of.lo, of.hi) === 0;
}

/** −1, 0, 1. */
export function compareEnds(a: End, b: End): number {
  if (a === b) return 0;
  if (a === "-inf" || b === "+inf") return -1;
  if (a === "+inf" || b === "-inf") return 1;
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function addEnds(a: End, b: End): End {
  if (typeof a === "string") return a;
  if (typeof b === "string") return b;
  return rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function negateEnd(a: End): End {
  if (a === "-inf") return "+inf";
  if (a === "+inf") return "-inf";
  return rational(-a.n, a.d);
}

function sign(a: End): number {
  if (a === "-inf") return -1;
  return a === "+inf" ? 1 : Number(a.n > 0n) - Number(a.n < 0n);
}

/** Zero times anything is zero. */
export function multiplyEnds(a: End, b: End): End {
  if (typeof a !== "string" && typeof b !== "string") return rational(a.n * b.n, a.d * b.d);
  const product = sign(a) * sign(b);
  if (product === 0) return rational(0n);
  return product > 0 ? "+inf" : "-inf";
}

export function add(a: Interval, b: Interval): Interval {
  return { lo: addEnds(a.lo, b.lo), hi: addEnds(a.hi, b.hi) };
}

export function negate(a: Interval): Interval {
  return { lo: negateEnd(a.hi), hi: negateEnd(a.lo) };
}

export function multiply(a: Interval, b: Interval): Interval {
  const products = [a.lo, a.hi].flatMap((x) => [multiplyEnds(x, b.lo), multiplyEnds(x, b.hi)]);
  return { lo: least(products), hi: greatest(products) };
}

export function least(ends: readonly End[]): End {
  return ends.reduce((a, b) => (compareEnds(a, b) <= 0 ? a : b));
}

export function greatest(ends: readonly End[]): End {
  return ends.reduce((a, b) => (compareEnds(a, b) >= 0 ? a : b));
}
