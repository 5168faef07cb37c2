/** Conditions by strong Kleene logic with FEEL's null: false beats unknown beats null beats true in `and`. */
import type { Checked } from "../check/checked.ts";
import { NO, NONE, NONE_INT, UNKNOWN, UNKNOWN_INT, YES } from "../columns.ts";
import { type Bounds, type Frame, isOpen, type Text } from "./evaluator.ts";
import { compareFractions, fractionOf } from "./fractions.ts";
import { tableOf } from "./rows.ts";
import { applySteps } from "./texts.ts";

export function evaluateTruth(checked: Checked, frame: Frame): number {
  const { on } = frame;
  switch (checked.kind) {
    case "literal":
      return checked.value as number;
    case "constant":
      return on.constants.get(checked.name) as number;
    case "column":
    case "definition":
      return storedTruth(checked, frame);
    case "slot":
      return frame.slots[checked.slot] as number;
    case "not": {
      const of = on.truth(checked.of, frame);
      return of === YES ? NO : of === NO ? YES : of;
    }
    case "and":
    case "or":
      return decide(checked.kind, checked.parts, frame);
    case "if":
      return conditional(checked, frame);
    case "compare":
      return compared(checked, frame);
    case "in":
      bindSlot(checked.of, checked.slot, frame);
      return junction(
        "or",
        checked.tests.map((test) => on.truth(test, frame)),
      );
    case "isNone": {
      const row = on.row(checked.row, frame);
      return row >= 0 ? NO : row === NONE_INT ? YES : UNKNOWN;
    }
    case "quantified":
      return quantified(checked, frame);
    case "textual":
      return textTruth(applySteps(on.text(checked.of, frame), checked.steps, frame));
    default:
      throw new Error(`${checked.kind} is no condition`);
  }
}

function textTruth(value: Text | Bounds | boolean): number {
  if (value === undefined) return UNKNOWN;
  return value === null ? NONE : value === true ? YES : NO;
}

function storedTruth(checked: Checked & { kind: "column" | "definition" }, frame: Frame): number {
  const row = frame.on.row(checked.of, frame);
  if (row < 0) return row === UNKNOWN_INT ? UNKNOWN : NONE;
  if (checked.kind === "definition") {
    return frame.on.definition(checked.key, row) as number;
  }
  return tableOf(checked.of.entity, frame.on).columns.get(checked.name)?.values[row] ?? UNKNOWN;
}

export function junction(kind: "and" | "or", parts: readonly number[]): number {
  const [deciding, neutral] = kind === "and" ? [NO, YES] : [YES, NO];
  if (parts.includes(deciding)) return deciding;
  if (parts.includes(UNKNOWN)) return UNKNOWN;
  return parts.includes(NONE) ? NONE : neutral;
}

/** Stops at the part that decides. */
function decide(kind: "and" | "or", parts: readonly Checked[], frame: Frame): number {
  const deciding = kind === "and" ? NO : YES;
  const outcomes: number[] = [];
  for (const part of parts) {
    const outcome = frame.on.truth(part, frame);
    if (outcome === deciding) return deciding;
    outcomes.push(outcome);
  }
  return junction(kind, outcomes);
}

function conditional(checked: Checked & { kind: "if" }, frame: Frame): number {
  const test = frame.on.truth(checked.test, frame);
  if (test === YES) return frame.on.truth(checked.then, frame);
  const otherwise = frame.on.truth(checked.else, frame);
  if (test !== UNKNOWN) return otherwise;
  return frame.on.truth(checked.then, frame) === otherwise ? otherwise : UNKNOWN;
}

/** Evaluates what `in` and `between` test, once. */
export function bindSlot(of: Checked, slot: number, frame: Frame): void {
  const { on } = frame;
  if (of.type === "number") frame.slots[slot] = on.number(of, frame);
  else if (of.type === "truth") frame.slots[slot] = on.truth(of, frame);
  else if (of.type === "text") frame.slots[slot] = on.text(of, frame);
  else frame.slots[slot] = on.ordinal(of, frame);
}

function compared(checked: Checked & { kind: "compare" }, frame: Frame): number {
  const { left, right, op } = checked;
  const { on } = frame;
  switch (left.type) {
    case "number":
      return compareFractions(op, fractionOf(left, frame), fractionOf(right, frame));
    case "truth":
      return equal(on.truth(left, frame), on.truth(right, frame), UNKNOWN, op === "=");
    case "text":
      return equal(on.text(left, frame), on.text(right, frame), undefined, op === "=");
    default: {
      const [a, b] = [on.ordinal(left, frame), on.ordinal(right, frame)];
      if (op === "=" || op === "!=") return equal(a, b, UNKNOWN_INT, op === "=");
      if (a === NONE_INT || b === NONE_INT) return NONE;
      if (a === UNKNOWN_INT || b === UNKNOWN_INT) return UNKNOWN;
      const holds = { "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b }[op];
      return holds ? YES : NO;
    }
  }
}

function equal<T>(a: T, b: T, unknown: T, wanted: boolean): number {
  if (a === unknown || b === unknown) return UNKNOWN;
  return (a === b) === wanted ? YES : NO;
}

function quantified(checked: Checked & { kind: "quantified" }, frame: Frame): number {
  const list = frame.on.members(checked.list, frame);
  if (list.state !== "known") return list.state === "none" ? NONE : UNKNOWN;
  const [kind, neutral] = checked.which === "some" ? (["or", NO] as const) : (["and", YES] as const);
  const parts = list.members.map((member) => {
    frame.slots[checked.slot] = member.row;
    const holds = frame.on.truth(checked.satisfies, frame);
    return member.sure || holds === neutral ? holds : UNKNOWN;
  });
  return junction(kind, isOpen(list) ? [...parts, UNKNOWN] : parts);
}
