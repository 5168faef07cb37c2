/** Numbers, dates, periods and texts of one frame. */
import type { Checked } from "../check/checked.ts";
import { type Column, NONE_INT, NONE_NUMBER, UNKNOWN, UNKNOWN_INT, UNKNOWN_NUMBER, YES } from "../columns.ts";
import { evaluateAggregate, extremeDate } from "./aggregates.ts";
import { addDays, addMonths, monthsBetween } from "./calendar.ts";
import { ANY_NUMBER, type Bounds, type Frame, NULL_NUMBER, type Text } from "./evaluator.ts";
import { tableOf } from "./rows.ts";
import { applySteps } from "./texts.ts";

type Stored = Checked & { kind: "column" | "definition" };

export function columnOf(stored: Stored, frame: Frame): Column {
  const column = tableOf(stored.of.entity, frame.on).columns.get(stored.name);
  if (column === undefined)
    throw new Error(`the population has no column ${stored.of.entity}.${stored.name}`);
  return column;
}

export function evaluateNumber(checked: Checked, frame: Frame): Bounds {
  const { on } = frame;
  switch (checked.kind) {
    case "literal":
      return checked.value === null ? NULL_NUMBER : known(checked.value as number);
    case "constant":
      return known(on.constants.get(checked.name) as number);
    case "column":
    case "definition":
      return storedNumber(checked, frame);
    case "slot":
      return frame.slots[checked.slot] as Bounds;
    case "arithmetic":
      return arithmetic(checked, frame);
    case "if":
      return conditional(checked, frame);
    case "aggregate":
      return evaluateAggregate(checked, frame);
    case "datePart":
      return fromOrdinal(on.ordinal(checked.of, frame), (date) => datePart(date, checked.part));
    case "periodPart":
      return fromOrdinal(on.ordinal(checked.of, frame), (months) =>
        checked.part === "years" ? Math.trunc(months / 12) : months % 12,
      );
    case "textual": {
      const value = applySteps(on.text(checked.of, frame), checked.steps, frame);
      if (value === undefined) return ANY_NUMBER;
      return value === null ? NULL_NUMBER : (value as Bounds);
    }
    default:
      throw new Error(`${checked.kind} is no number`);
  }
}

function known(value: number): Bounds {
  return { low: value, high: value };
}

function storedNumber(checked: Stored, frame: Frame): Bounds {
  const row = frame.on.row(checked.of, frame);
  if (row < 0) return row === UNKNOWN_INT ? ANY_NUMBER : NULL_NUMBER;
  if (checked.kind === "definition") {
    return frame.on.definition(checked.key, row) as Bounds;
  }
  const value = columnOf(checked, frame).values[row] ?? UNKNOWN_NUMBER;
  if (value === NONE_NUMBER) return NULL_NUMBER;
  return value === UNKNOWN_NUMBER ? { low: checked.min, high: checked.max } : known(value);
}

export function scaledBounds(of: Bounds, digits: number): Bounds {
  return digits === 0 ? of : { low: of.low * 10 ** digits, high: of.high * 10 ** digits };
}

function arithmetic(checked: Checked & { kind: "arithmetic" }, frame: Frame): Bounds {
  const [a, b] = [frame.on.number(checked.left, frame), frame.on.number(checked.right, frame)];
  if (a.low === Infinity || b.low === Infinity) return NULL_NUMBER;
  if (checked.op === "*") return product(a, b);
  const left = scaledBounds(a, checked.scale - checked.left.scale);
  const right = scaledBounds(b, checked.scale - checked.right.scale);
  if (checked.op === "+") return { low: left.low + right.low, high: left.high + right.high };
  return { low: left.low - right.high, high: left.high - right.low };
}

/** An operand that is wholly unknown (it may be null) makes the product so. */
function product(a: Bounds, b: Bounds): Bounds {
  const wholly = (of: Bounds): boolean => of.low === -Infinity && of.high === Infinity;
  if (wholly(a) || wholly(b)) return ANY_NUMBER;
  const products = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  const real = products.map((one) => (Number.isNaN(one) ? 0 : one));
  return { low: Math.min(...real), high: Math.max(...real) };
}

function conditional(checked: Checked & { kind: "if" }, frame: Frame): Bounds {
  const branch = (part: Checked): Bounds =>
    scaledBounds(frame.on.number(part, frame), checked.scale - part.scale);
  const test = frame.on.truth(checked.test, frame);
  if (test === YES) return branch(checked.then);
  const otherwise = branch(checked.else);
  if (test !== UNKNOWN) return otherwise;
  const then = branch(checked.then);
  if ((then.low === Infinity) !== (otherwise.low === Infinity)) return ANY_NUMBER;
  return { low: Math.min(then.low, otherwise.low), high: Math.max(then.high, otherwise.high) };
}

function fromOrdinal(value: number, part: (value: number) => number): Bounds {
  if (value > NONE_INT) return known(part(value));
  return value === NONE_INT ? NULL_NUMBER : ANY_NUMBER;
}

function datePart(date: number, part: "year" | "month" | "day"): number {
  if (part === "year") return Math.trunc(date / 10_000);
  return part === "month" ? Math.trunc(date / 100) % 100 : date % 100;
}

export function evaluateOrdinal(checked: Checked, frame: Frame): number {
  const { on } = frame;
  switch (checked.kind) {
    case "literal":
      return checked.value === null ? NONE_INT : (checked.value as number);
    case "constant":
      return on.constants.get(checked.name) as number;
    case "column":
    case "definition": {
      const row = on.row(checked.of, frame);
      if (row < 0) return row;
      if (checked.kind === "column") return columnOf(checked, frame).values[row] ?? UNKNOWN_INT;
      return on.definition(checked.key, row) as number;
    }
    case "slot":
      return frame.slots[checked.slot] as number;
    case "if": {
      const test = on.truth(checked.test, frame);
      if (test === YES) return on.ordinal(checked.then, frame);
      const otherwise = on.ordinal(checked.else, frame);
      return test !== UNKNOWN || on.ordinal(checked.then, frame) === otherwise ? otherwise : UNKNOWN_INT;
    }
    case "aggregate":
      return extremeDate(checked, frame);
    case "shift": {
      const by = on.ordinal(checked.by, frame);
      return addMonths(on.ordinal(checked.of, frame), by > NONE_INT ? by * checked.sign : by);
    }
    case "shiftDays":
      return addDays(on.ordinal(checked.of, frame), checked.days);
    case "monthsBetween":
      return monthsBetween(on.ordinal(checked.start, frame), on.ordinal(checked.end, frame));
    default:
      throw new Error(`${checked.kind} is no date or period`);
  }
}

export function evaluateText(checked: Checked, frame: Frame): Text {
  const { on } = frame;
  switch (checked.kind) {
    case "literal":
      return checked.value as string | null;
    case "constant":
      return on.constants.get(checked.name) as string;
    case "column":
    case "definition": {
      const row = on.row(checked.of, frame);
      if (row < 0) return row === UNKNOWN_INT ? undefined : null;
      if (checked.kind === "definition") {
        return on.definition(checked.key, row) as Text;
      }
      const code = columnOf(checked, frame).values[row] ?? UNKNOWN_INT;
      return code >= 0 ? on.population?.dictionary[code] : code === NONE_INT ? null : undefined;
    }
    case "slot":
      return frame.slots[checked.slot] as Text;
    case "if": {
      const test = on.truth(checked.test, frame);
      if (test === YES) return on.text(checked.then, frame);
      const otherwise = on.text(checked.else, frame);
      return test !== UNKNOWN || on.text(checked.then, frame) === otherwise ? otherwise : undefined;
    }
    case "textual":
      return applySteps(on.text(checked.of, frame), checked.steps, frame) as Text;
    default:
      throw new Error(`${checked.kind} is no text`);
  }
}
