/** Functions of one text (DMN 1.5, 10.3.4.3): positions count code points, null gives null. */
import { type Checked, NUMBER_OF_TEXT_SCALE, type TextStep } from "../check/checked.ts";
import type { Comparison } from "../tree.ts";
import type { Bounds, Frame, Text } from "./evaluator.ts";

export type StepValue = Text | Bounds | boolean;

export function applySteps(text: Text, steps: readonly TextStep[], frame: Frame): StepValue {
  let value: StepValue = text;
  for (const step of steps) {
    if (value === null || value === undefined) return value;
    value = applyStep(value as string, step, frame);
  }
  return value;
}

function applyStep(text: string, step: TextStep, frame: Frame): StepValue {
  const other = (checked: Checked): Text => frame.on.text(checked, frame);
  switch (step.step) {
    case "substring":
      return substring(text, integer(step.start, frame), step.length && integer(step.length, frame));
    case "upper case":
      return text.toUpperCase();
    case "lower case":
      return text.toLowerCase();
    case "string length":
      return known([...text].length);
    case "number":
      return numberOf(text);
    case "starts with":
      return withOther(other(step.other), (part) => text.startsWith(part));
    case "ends with":
      return withOther(other(step.other), (part) => text.endsWith(part));
    case "contains":
      return withOther(other(step.other), (part) => text.includes(part));
    case "compare":
      return withOther(other(step.other), (part) => ordered(compareCodePoints(text, part), step.op));
    case "index of": {
      const at = step.items.findIndex((item) => other(item) === text);
      return at < 0 ? null : known(at + 1);
    }
  }
}

function withOther(other: Text, test: (other: string) => boolean): boolean | null {
  return other === null || other === undefined ? null : test(other);
}

function known(value: number): Bounds {
  return { low: value, high: value };
}

/** A fixed argument without its fraction; null where it is null. */
function integer(checked: Checked, frame: Frame): number | null {
  const { low } = frame.on.number(checked, frame);
  return Number.isFinite(low) ? Math.trunc(low / 10 ** checked.scale) : null;
}

/** From 1, or from the end when negative; a start at 0 or outside the text, or a length below 1, gives null. */
export function substring(
  text: string,
  start: number | null,
  length: number | null | undefined,
): string | null {
  const points = [...text];
  if (start === null || length === null || start === 0 || Math.abs(start) > points.length) return null;
  if (length !== undefined && length < 1) return null;
  const from = start > 0 ? start - 1 : points.length + start;
  return points.slice(from, length === undefined ? undefined : from + length).join("");
}

const NUMBER = /^-?(?:\d+(?:\.(\d+))?|\.(\d+))$/;

/** Null for what is no number; unknown for one that we cannot hold exactly. */
function numberOf(text: string): Bounds | null | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const decimals = (match[1] ?? match[2] ?? "").replace(/0+$/, "").length;
  const value = Math.round(Number(text) * 10 ** NUMBER_OF_TEXT_SCALE);
  if (decimals > NUMBER_OF_TEXT_SCALE || !Number.isSafeInteger(value)) return undefined;
  return known(value + 0);
}

export function compareCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function ordered(difference: number, op: Comparison): boolean {
  switch (op) {
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    case ">=":
      return difference >= 0;
    case "=":
      return difference === 0;
    case "!=":
      return difference !== 0;
  }
}
