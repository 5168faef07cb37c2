/** What would change the answer: single parts whose flip alone does, all else staying as it is. */
import type { Comparison } from "../tree.ts";
import type { Change, Reason } from "./reasons.ts";

export function changesOf(reason: Reason, verdict: "yes" | "no" | "unknown"): Change[] {
  const toYes =
    verdict === "yes" ? [] : flips(reason, true).map((change) => ({ outcome: "yes" as const, ...change }));
  const toNo =
    verdict === "no" ? [] : flips(reason, false).map((change) => ({ outcome: "no" as const, ...change }));
  return [...toYes, ...toNo];
}

type Flip = Omit<Change, "outcome">;

function holds(reason: Reason): boolean | undefined {
  return reason.value.state === "known" ? reason.value.text === "true" : undefined;
}

/** The flips that make a condition true (or not true). */
function flips(reason: Reason, target: boolean): Flip[] {
  if (holds(reason) === target) return [];
  switch (reason.kind) {
    case "not":
      return reason.parts.flatMap((part) => flips(part, !target));
    case "and":
    case "every":
      return junction(reason, target, true);
    case "or":
      return junction(reason, target, false);
    case "some":
      return target && reason.parts.length === 0 ? [leaf(reason, target)] : junction(reason, target, false);
    case "row":
      return rowFlips(reason, target);
    case "if":
      return ifFlips(reason, target);
    case "definition": {
      const [inner] = reason.parts;
      return inner === undefined ? [leaf(reason, target)] : flips(inner, target);
    }
    default:
      return [leaf(reason, target)];
  }
}

/** `and` becomes false by any part, true by the one part that stands in the way; `or` the other way round. */
function junction(reason: Reason, target: boolean, isAnd: boolean): Flip[] {
  if (target !== isAnd) return reason.parts.flatMap((part) => flips(part, target));
  const against = reason.parts.filter((part) => holds(part) !== target);
  const [only] = against;
  return against.length === 1 && only !== undefined ? flips(only, target) : [];
}

/** A row that may not count needs more than one part to change. */
function rowFlips(reason: Reason, target: boolean): Flip[] {
  const [condition, ...filters] = reason.parts;
  if (condition === undefined) return [];
  if (filters.length === 0) return flips(condition, target);
  const open = filters.filter((filter) => holds(filter) === undefined);
  const [only] = open;
  return holds(condition) === target && open.length === 1 && only !== undefined ? flips(only, true) : [];
}

function ifFlips(reason: Reason, target: boolean): Flip[] {
  const [test, then, otherwise] = reason.parts;
  if (test === undefined || then === undefined || otherwise === undefined) return [];
  const chosen = holds(test) === true ? then : otherwise;
  const other = chosen === then ? otherwise : then;
  const byTest = holds(other) === target ? flips(test, holds(test) !== true) : [];
  return holds(test) === undefined ? byTest : [...byTest, ...flips(chosen, target)];
}

const NEGATED: Readonly<Record<Comparison, Comparison>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

function leaf(part: Reason, becomes: boolean): Flip {
  const needed = neededOf(part, becomes);
  return { part, becomes, ...(needed === undefined ? {} : { needed }) };
}

/** The side that data decide has to pass the other side's value. */
function neededOf(part: Reason, becomes: boolean): Change["needed"] {
  const [left, right] = part.parts;
  if (part.op === undefined || left === undefined || right === undefined) return undefined;
  const op = becomes ? part.op : NEGATED[part.op];
  if (right.value.state === "known" && (readsRows(left) || !readsRows(right))) {
    return { side: left, op, threshold: right.value };
  }
  if (left.value.state !== "known") return undefined;
  return { side: right, op: MIRRORED[op], threshold: left.value };
}

function readsRows(reason: Reason): boolean {
  return reason.rows.length > 0 || reason.missing.length > 0 || reason.parts.some(readsRows);
}
