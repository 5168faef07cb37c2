/** Text functions of the oracle. */

import { type Interval, point, rational } from "./oracle-numbers.ts";
import type { Value } from "./oracle-values.ts";
import { UNKNOWN } from "./world.ts";

function integer(value: Value): number {
  const { n, d } = (value as { number: Interval }).number.lo as { n: bigint; d: bigint };
  return Number(n / d);
}

function count(value: number): Value {
  return { number: point(rational(BigInt(value))) };
}

/** Unknown and null pass through; what is left are texts and numbers. */
export function callText(name: string, args: readonly Value[]): Value {
  const [text, second, third] = args;
  if (text === UNKNOWN || text === null || text === undefined) return text ?? null;
  const points = [...String(text)];
  switch (name) {
    case "upper case":
      return String(text).toUpperCase();
    case "lower case":
      return String(text).toLowerCase();
    case "string length":
      return count(points.length);
    case "starts with":
      return String(text).startsWith(String(second));
    case "ends with":
      return String(text).endsWith(String(second));
    case "contains":
      return String(text).includes(String(second));
    case "substring":
      return part(points, integer(second ?? null), third === undefined ? undefined : integer(third));
    case "number":
      return number(String(text));
    default:
      throw new Error(`the oracle does not know the function ${name}`);
  }
}

function part(points: readonly string[], start: number, length: number | undefined): string | null {
  if (start === 0 || start > points.length || -start > points.length) return null;
  if (length !== undefined && length <= 0) return null;
  const from = start < 0 ? points.length + start : start - 1;
  return points.filter((_, at) => at >= from && (length === undefined || at < from + length)).join("");
}

function number(text: string): Value {
  if (!/^-?\d*(\.\d+)?$/.test(text) || !/\d/.test(text)) return null;
  const negative = text.startsWith("-");
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const value = rational(BigInt(`${whole}${fraction}`), 10n ** BigInt(fraction.length));
  return { number: point(negative ? rational(-value.n, value.d) : value) };
}

/** By code point. */
export function compareText(a: string, b: string): number {
  const [x, y] = [[...a], [...b]].map((points) => points.map((one) => one.codePointAt(0) ?? 0)) as [
    number[],
    number[],
  ];
  const at = x.findIndex((value, place) => value !== y[place]);
  if (at < 0) return x.length - y.length;
  return y[at] === undefined ? 1 : (x[at] ?? 0) - y[at];
}
