import { equal } from "../values/compare.ts";
import { type Decimal, decimal, wholeNumber } from "../values/decimal.ts";
import {
  type FeelFunction,
  type FeelList,
  holdsUnknown,
  isList,
  UNKNOWN_VALUE,
  type Value,
} from "../values/value.ts";
import { nullable, opt, p, rest, type Signature, takes, takesUnknown } from "./signature.ts";

/** The index from 0 of a FEEL position (from 1, or from the end below 0); undefined outside the list. */
function indexOf(list: FeelList, position: Decimal): number | undefined {
  const whole = wholeNumber(position);
  if (whole === undefined || whole === 0 || Math.abs(whole) > list.length) return undefined;
  return whole > 0 ? whole - 1 : list.length + whole;
}

function sublist(list: FeelList, start: Decimal, length: Decimal | undefined): Value {
  const from = indexOf(list, start);
  if (from === undefined) return null;
  if (length === undefined) return list.slice(from);
  const count = wholeNumber(length);
  if (count === undefined || count < 0 || from + count > list.length) return null;
  return list.slice(from, from + count);
}

/** True when the list surely holds a value equal to this one; unknown when it may. */
function holds(list: FeelList, value: Value): boolean | typeof UNKNOWN_VALUE {
  let maybe = false;
  for (const item of list) {
    const same = equal(item, value);
    if (same === true) return true;
    if (same === UNKNOWN_VALUE) maybe = true;
  }
  return maybe ? UNKNOWN_VALUE : false;
}

function flatten(list: FeelList): Value[] {
  return list.flatMap((item) => (isList(item) ? flatten(item) : [item]));
}

function distinct(list: FeelList): Value {
  const kept: Value[] = [];
  for (const item of list) if (holds(kept, item) === false) kept.push(item);
  return kept;
}

/** All lists put together; null where an argument is null. */
function concatenated(lists: FeelList): Value[] | null {
  if (lists.length === 0 || lists.includes(null)) return null;
  return lists.flatMap((list) => (isList(list) ? list : [list]));
}

function replaceAt(list: FeelList, position: Decimal, item: Value): Value {
  const index = indexOf(list, position);
  return index === undefined ? null : list.with(index, item);
}

function replaceWhere(list: FeelList, match: FeelFunction, item: Value): Value {
  if (match.parameters.length !== 2) return null;
  const result: Value[] = [];
  for (const old of list) {
    const answer = match.apply([old, item]);
    if (answer === UNKNOWN_VALUE) return UNKNOWN_VALUE;
    if (typeof answer !== "boolean") return null;
    result.push(answer ? item : old);
  }
  return result;
}

/** A stable merge sort: `precedes(x, y)` is asked for pairs in order; null where it gives no truth value. */
function sorted(list: FeelList, precedes: (a: Value, b: Value) => Value): Value {
  if (list.length < 2) return list;
  const middle = Math.floor(list.length / 2);
  const left = sorted(list.slice(0, middle), precedes);
  const right = sorted(list.slice(middle), precedes);
  if (!isList(left) || !isList(right)) return isList(left) ? right : left;
  const merged: Value[] = [];
  let [a, b] = [0, 0];
  while (a < left.length && b < right.length) {
    const first = precedes(right[b] ?? null, left[a] ?? null);
    if (first === UNKNOWN_VALUE) return UNKNOWN_VALUE;
    if (typeof first !== "boolean") return null;
    merged.push((first ? right[b++] : left[a++]) ?? null);
  }
  return [...merged, ...left.slice(a), ...right.slice(b)];
}

const LIST = p("list", "list");
const POSITION = p("position", "number");

function known(list: Value, run: () => Value): Value {
  return list === UNKNOWN_VALUE ? UNKNOWN_VALUE : run();
}

/** List functions (DMN 1.5, 10.3.4.4). Those that only move items keep unknown items as they are. */
export const listFunctions: Readonly<Record<string, readonly Signature[]>> = {
  "list contains": [
    takesUnknown([LIST, p("element", "any")], (list, element) => known(list, () => holds(list, element))),
  ],
  sublist: [
    takesUnknown([LIST, p("start position", "number"), opt("length", "number")], (list, start, length) => {
      if (holdsUnknown(start) || (length !== undefined && holdsUnknown(length))) return UNKNOWN_VALUE;
      return known(list, () => sublist(list, start, length));
    }),
  ],
  append: [takesUnknown([LIST, rest("item")], (list, items) => known(list, () => [...list, ...items]))],
  concatenate: [
    takesUnknown([rest("list")], (lists) =>
      lists.includes(UNKNOWN_VALUE) ? UNKNOWN_VALUE : concatenated(lists),
    ),
  ],
  "insert before": [
    takesUnknown([LIST, POSITION, p("newItem", "any")], (list, position, item) => {
      if (holdsUnknown(position)) return UNKNOWN_VALUE;
      return known(list, () => {
        const index = indexOf(list, position);
        return index === undefined ? null : list.toSpliced(index, 0, item);
      });
    }),
  ],
  remove: [
    takesUnknown([LIST, POSITION], (list, position) => {
      if (holdsUnknown(position)) return UNKNOWN_VALUE;
      return known(list, () => {
        const index = indexOf(list, position);
        return index === undefined ? null : list.toSpliced(index, 1);
      });
    }),
  ],
  "list replace": [
    takesUnknown([LIST, POSITION, p("newItem", "any")], (list, position, item) => {
      if (holdsUnknown(position)) return UNKNOWN_VALUE;
      return known(list, () => replaceAt(list, position, item));
    }),
    takesUnknown([LIST, p("match", "function"), p("newItem", "any")], (list, match, item) => {
      return known(list, () => replaceWhere(list, match, item));
    }),
  ],
  reverse: [takesUnknown([LIST], (list) => known(list, () => list.toReversed()))],
  "index of": [
    takes([LIST, p("match", "any")], (list, match) => {
      return list.flatMap((item, index) => (holds([item], match) === true ? [decimal(index + 1)] : []));
    }),
  ],
  union: [
    takes([rest("list")], (lists) => {
      const all = concatenated(lists);
      return all && distinct(all);
    }),
  ],
  "distinct values": [takes([LIST], distinct)],
  flatten: [takes([LIST], flatten)],
  sort: [
    takesUnknown([LIST, p("precedes", "function")], (list, precedes) => {
      return known(list, () => sorted(list, (a, b) => precedes.apply([a, b])));
    }),
  ],
  "string join": [
    takes([LIST, nullable("delimiter", "string")], joined),
    takes([LIST], (list) => joined(list, null)),
  ],
};

/** Null items are left out; anything else than strings makes the result null. */
function joined(list: FeelList, delimiter: string | null): Value {
  const texts = list.filter((item) => item !== null);
  return texts.every((item) => typeof item === "string") ? texts.join(delimiter ?? "") : null;
}
