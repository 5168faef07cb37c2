/** Lists of the oracle: quantifiers, picks, aggregates. */
import { isDate, type OracleDate } from "./oracle-dates.ts";
import { all, any } from "./oracle-logic.ts";
import { add, greatest, type Interval, least, point, rational } from "./oracle-numbers.ts";
import {
  type Item,
  intervalOf,
  isOpen,
  type List,
  listOf,
  numberWithin,
  type Value,
} from "./oracle-values.ts";
import { UNKNOWN } from "./world.ts";

export function quantifyList(which: "some" | "every", of: Value, test: (item: Value) => Value): Value {
  if (of === UNKNOWN || of === null) return of;
  const list = listOf(of);
  const neutral = which === "every";
  const outcomes = list.items.map((item) => {
    const outcome = test(item.value);
    return item.sure || outcome === neutral ? outcome : UNKNOWN;
  });
  if (isOpen(list)) outcomes.push(UNKNOWN);
  return which === "every" ? all(outcomes) : any(outcomes);
}

export function pick(list: List, position: number): Value {
  const items = position > 0 ? list.items : list.items.toReversed();
  const wanted = items.slice(0, Math.abs(position));
  if (wanted.some((item) => !item.sure)) return UNKNOWN;
  const found = wanted[Math.abs(position) - 1];
  return found !== undefined ? found.value : list.incomplete ? UNKNOWN : null;
}

export function aggregate(which: "count" | "sum" | "min" | "max", of: Value): Value {
  if (of === UNKNOWN || of === null) return of;
  const list = listOf(of);
  const [sure, perhaps] = [list.items.filter((item) => item.sure), list.items.filter((item) => !item.sure)];
  if (which === "count") {
    if (isOpen(list)) return UNKNOWN;
    return { number: { lo: rational(BigInt(sure.length)), hi: rational(BigInt(list.items.length)) } };
  }
  if (sure.some((item) => item.value === null)) return null;
  if (perhaps.some((item) => item.value === null) || isOpen(list)) return UNKNOWN;
  if (sure.length === 0) return perhaps.length === 0 ? null : UNKNOWN;
  if (list.items.some((item) => isDate(item.value))) return extremeDate(which, sure, perhaps);
  if (list.items.every((item) => item.value === UNKNOWN)) return UNKNOWN;
  return numberWithin(
    extreme(
      which,
      sure.map((item) => intervalOf(item.value)),
      perhaps.map((item) => intervalOf(item.value)),
    ),
  );
}

/** A perhaps-member moves only the end that it could move outwards. */
export function extreme(which: string, sure: readonly Interval[], perhaps: readonly Interval[]): Interval {
  const zero = rational(0n);
  if (which === "sum") {
    const widened = perhaps.map((one) => ({ lo: least([zero, one.lo]), hi: greatest([zero, one.hi]) }));
    return [...sure, ...widened].reduce(add, point(zero));
  }
  const [lows, highs] = [sure.map((one) => one.lo), sure.map((one) => one.hi)];
  if (which === "min") return { lo: least([...lows, ...perhaps.map((one) => one.lo)]), hi: least(highs) };
  return { lo: greatest(lows), hi: greatest([...highs, ...perhaps.map((one) => one.hi)]) };
}

/** A date that no perhaps-member and no unknown could replace. */
export function extremeDate(which: string, sure: readonly Item[], perhaps: readonly Item[]): Value {
  const items = [...sure, ...perhaps];
  if (items.some((item) => item.value === UNKNOWN)) return UNKNOWN;
  const best = (of: readonly Item[]): string => {
    const dates = of.map((item) => (item.value as OracleDate).date).sort();
    return (which === "min" ? dates[0] : dates.at(-1)) ?? "";
  };
  return best(items) === best(sure) ? { date: best(sure) } : UNKNOWN;
}
