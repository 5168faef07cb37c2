import { order } from "../values/compare.ts";
import { Decimal, decimal, finite } from "../values/decimal.ts";
import { type FeelList, isNumber, UNKNOWN_VALUE, type Value } from "../values/value.ts";
import { p, rest, type Signature, takesUnknown } from "./signature.ts";

/** One list, or the items as arguments (DMN 1.5, table 77: `sum(list)` and `sum(n1, …, nN)`). */
function overItems(run: (items: FeelList) => Value): Signature[] {
  return [
    takesUnknown([p("list", "list")], (list) => (isUnknown(list) ? UNKNOWN_VALUE : run(list))),
    takesUnknown([rest("n")], (items) => (items.length === 0 ? null : run(items))),
  ];
}

function isUnknown(list: Value): boolean {
  return list === UNKNOWN_VALUE;
}

/** An item that is no number makes the result null whatever the unknown items are; then unknown items rule. */
function overNumbers(run: (numbers: readonly Decimal[]) => Value): Signature[] {
  return overItems((items) => {
    if (items.length === 0) return null;
    if (items.some((item) => item !== UNKNOWN_VALUE && !isNumber(item))) return null;
    const numbers = items.filter(isNumber);
    return numbers.length < items.length ? UNKNOWN_VALUE : run(numbers);
  });
}

const ZERO = decimal(0);

function sum(numbers: readonly Decimal[]): Decimal {
  return numbers.reduce((total, number) => total.plus(number), ZERO);
}

function mean(numbers: readonly Decimal[]): Decimal {
  return sum(numbers).div(numbers.length);
}

function median(numbers: readonly Decimal[]): Value {
  const sorted = numbers.toSorted((a, b) => a.cmp(b));
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? ZERO;
  return sorted.length % 2 === 1 ? upper : finite(upper.plus(sorted[middle - 1] ?? ZERO).div(2));
}

/** Of the sample, so divided by one less than the count. */
function standardDeviation(numbers: readonly Decimal[]): Value {
  if (numbers.length < 2) return null;
  const middle = mean(numbers);
  const squares = sum(numbers.map((number) => number.minus(middle).pow(2)));
  return finite(squares.div(numbers.length - 1).sqrt());
}

/** The numbers that occur most often, ascending. */
function mode(items: FeelList): Value {
  if (items.some((item) => item !== UNKNOWN_VALUE && !isNumber(item))) return null;
  if (items.includes(UNKNOWN_VALUE)) return UNKNOWN_VALUE;
  const counts = new Map<string, { number: Decimal; count: number }>();
  for (const number of items.filter(isNumber)) {
    const key = number.toString();
    counts.set(key, { number, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const most = Math.max(0, ...[...counts.values()].map((one) => one.count));
  const found = [...counts.values()].filter((one) => one.count === most).map((one) => one.number);
  return found.toSorted((a, b) => a.cmp(b));
}

/** The least or greatest of values of one kind that has an order. */
function extreme(direction: 1 | -1): Signature[] {
  return overItems((items) => {
    const known = items.filter((item) => item !== UNKNOWN_VALUE);
    let best = known[0];
    if (best === undefined) return items.length > 0 ? UNKNOWN_VALUE : null;
    if (order(best, best) === undefined) return null;
    for (const item of known.slice(1)) {
      const difference = order(item, best);
      if (difference === undefined) return null;
      if (difference * direction > 0) best = item;
    }
    return known.length < items.length ? UNKNOWN_VALUE : best;
  });
}

/** Three-valued `and` or `or` over the items; what is not boolean makes the result null unless one item decides. */
function overBooleans(deciding: boolean): Signature[] {
  return overItems((items) => {
    if (items.includes(deciding)) return deciding;
    if (items.includes(UNKNOWN_VALUE)) return UNKNOWN_VALUE;
    return items.every((item) => typeof item === "boolean") ? !deciding : null;
  });
}

/** Functions that make one value of a list (DMN 1.5, 10.3.4.4). */
export const statisticFunctions: Readonly<Record<string, readonly Signature[]>> = {
  count: [
    takesUnknown([p("list", "list")], (list) => (isUnknown(list) ? UNKNOWN_VALUE : decimal(list.length))),
  ],
  min: extreme(-1),
  max: extreme(1),
  sum: overNumbers((numbers) => finite(sum(numbers))),
  mean: overNumbers((numbers) => finite(mean(numbers))),
  product: overNumbers((numbers) => finite(numbers.reduce((a, b) => a.times(b), new Decimal(1)))),
  median: overNumbers(median),
  stddev: overNumbers(standardDeviation),
  mode: overItems(mode),
  all: overBooleans(false),
  any: overBooleans(true),
};
