/**
 * Which missing data an unknown hangs on. The set is enough: once all of them are told, whatever they say, the outcome
 * is definite (where an unknown link leads to a row that lacks data of its own, those are named then).
 */
import type { Checked, ListExpr, RowExpr } from "../check/checked.ts";
import { NO, UNKNOWN, UNKNOWN_INT, YES } from "../columns.ts";
import { type Bounds, type Frame, frameOf, isOpen, type Members } from "../interpret/evaluator.ts";
import { fractionOf, isKnown } from "../interpret/fractions.ts";
import { tableOf } from "../interpret/rows.ts";
import { bindSlot } from "../interpret/truths.ts";
import type { MissingDatum } from "./reasons.ts";

export type Missing = Map<string, MissingDatum>;

function add(
  into: Missing,
  kind: MissingDatum["kind"],
  entity: string,
  attribute: string,
  row: number,
): void {
  const key = `${row} ${kind} ${entity} ${attribute}`;
  if (!into.has(key)) into.set(key, { kind, entity, attribute, row });
}

/** What a condition lacks that is unknown now; nothing where it is definite. */
export function missingOfTruth(checked: Checked, frame: Frame, into: Missing): void {
  const { on } = frame;
  if (on.truth(checked, frame) !== UNKNOWN) return;
  switch (checked.kind) {
    case "not":
      missingOfTruth(checked.of, frame, into);
      return;
    case "and":
    case "or":
      for (const part of checked.parts) missingOfTruth(part, frame, into);
      return;
    case "if":
      missingOfIf(checked, frame, into);
      return;
    case "compare":
      missingOfValue(checked.left, frame, into);
      missingOfValue(checked.right, frame, into);
      return;
    case "in":
      bindSlot(checked.of, checked.slot, frame);
      missingOfValue(checked.of, frame, into);
      for (const test of checked.tests) missingOfTruth(test, frame, into);
      return;
    case "isNone":
      missingOfRow(checked.row, frame, into);
      return;
    case "quantified":
      missingOfQuantified(checked, frame, into);
      return;
    default:
      missingOfValue(checked, frame, into);
  }
}

/** What a value of any type lacks. */
export function missingOfValue(checked: Checked, frame: Frame, into: Missing): void {
  if (checked.fixed || isDefinite(checked, frame)) return;
  switch (checked.kind) {
    case "column":
      missingOfCells(checked.of, checked.name, frame, into);
      return;
    case "definition":
      missingOfDefinition(checked, frame, into);
      return;
    case "if":
      missingOfIf(checked, frame, into);
      return;
    case "arithmetic":
    case "quotient":
      missingOfValue(checked.left, frame, into);
      missingOfValue(checked.right, frame, into);
      return;
    case "shift":
      missingOfValue(checked.of, frame, into);
      missingOfValue(checked.by, frame, into);
      return;
    case "monthsBetween":
      missingOfValue(checked.start, frame, into);
      missingOfValue(checked.end, frame, into);
      return;
    case "shiftDays":
    case "datePart":
    case "periodPart":
      missingOfValue(checked.of, frame, into);
      return;
    case "textual":
      missingOfText(checked, frame, into);
      return;
    case "aggregate":
      missingOfAggregate(checked, frame, into);
      return;
    case "slot":
      return;
    default:
      missingOfTruth(checked, frame, into);
  }
}

/** Known or null: nothing is lacking. */
function isDefinite(checked: Checked, frame: Frame): boolean {
  const { on } = frame;
  switch (checked.type) {
    case "truth":
      return on.truth(checked, frame) !== UNKNOWN;
    case "text":
      return on.text(checked, frame) !== undefined;
    case "number": {
      const { dividend, divisor } = fractionOf(checked, frame);
      return definite(dividend) && definite(divisor);
    }
    default:
      return on.ordinal(checked, frame) !== UNKNOWN_INT;
  }
}

function definite(of: Bounds): boolean {
  return isKnown(of) || of.low === Infinity;
}

function missingOfIf(checked: Checked & { kind: "if" }, frame: Frame, into: Missing): void {
  const test = frame.on.truth(checked.test, frame);
  missingOfTruth(checked.test, frame, into);
  if (test === YES || test === UNKNOWN) missingOfValue(checked.then, frame, into);
  if (test !== YES) missingOfValue(checked.else, frame, into);
}

/** A text that was told and yet gives no value (`number` of too many digits) is itself what has to change. */
function missingOfText(checked: Checked & { kind: "textual" }, frame: Frame, into: Missing): void {
  const { of } = checked;
  if (frame.on.text(of, frame) === undefined) {
    missingOfValue(of, frame, into);
    return;
  }
  if (of.kind !== "column") return;
  const row = frame.on.row(of.of, frame);
  if (row >= 0) add(into, "value", of.of.entity, of.name, row);
}

/** The row may be unknown: then its own lack, and that of every row that it may turn out to be. */
function missingOfCells(of: RowExpr, name: string, frame: Frame, into: Missing): void {
  missingOfRow(of, frame, into);
  const values = tableOf(of.entity, frame.on).columns.get(name);
  for (const row of candidates(of, frame)) {
    if (values !== undefined && isUnknownCell(values, row)) add(into, "value", of.entity, name, row);
  }
}

type Cells = { readonly kind: string; readonly values: Uint8Array | Float64Array | Int32Array };

function isUnknownCell(column: Cells, row: number): boolean {
  const value = column.values[row];
  if (column.kind === "boolean") return value === UNKNOWN;
  return value === (column.kind === "number" ? -Infinity : UNKNOWN_INT);
}

function missingOfDefinition(checked: Checked & { kind: "definition" }, frame: Frame, into: Missing): void {
  missingOfRow(checked.of, frame, into);
  const definition = frame.on.program.definitions.get(checked.key);
  if (definition === undefined) return;
  for (const row of candidates(checked.of, frame)) {
    missingOfValue(definition.expression, frameOf(frame.on, row), into);
  }
}

/** The row, or those that it may turn out to be, as far as they are in sight. */
function candidates(of: RowExpr, frame: Frame): number[] {
  const row = frame.on.row(of, frame);
  if (row >= 0) return [row];
  if (row !== UNKNOWN_INT) return [];
  if (of.kind === "pick") return frame.on.members(of.list, frame).members.map((member) => member.row);
  if (of.kind === "bound") return [];
  const links = tableOf(of.of.entity, frame.on).links.get(of.name);
  return candidates(of.of, frame).flatMap((owner) => {
    const linked = links?.[owner] ?? UNKNOWN_INT;
    return linked >= 0 ? [linked] : [];
  });
}

export function missingOfRow(row: RowExpr, frame: Frame, into: Missing): void {
  if (row.kind === "bound" || frame.on.row(row, frame) !== UNKNOWN_INT) return;
  if (row.kind === "pick") {
    missingOfList(row.list, frame.on.members(row.list, frame), true, frame, into);
    return;
  }
  missingOfRow(row.of, frame, into);
  const links = tableOf(row.of.entity, frame.on).links.get(row.name);
  for (const owner of candidates(row.of, frame)) {
    if (links?.[owner] === UNKNOWN_INT) add(into, "link", row.of.entity, row.name, owner);
  }
}

/**
 * What is lacking of a list itself: whose it is, whether a perhaps-member is one, and whether there are rows at all.
 * `picked`: a pick that finds nothing in an incomplete register lacks a row even where others were seen.
 */
function missingOfList(list: ListExpr, found: Members, picked: boolean, frame: Frame, into: Missing): void {
  if (list.kind === "rows") {
    missingOfRow(list.of, frame, into);
    const owner = frame.on.row(list.of, frame);
    const lacking = found.incomplete && (picked || isOpen(found));
    if (owner >= 0 && lacking) add(into, "rows", list.of.entity, list.name, owner);
    return;
  }
  missingOfList(list.of, found, picked, frame, into);
  for (const { row } of frame.on.members(list.of, frame).members) {
    frame.slots[list.slot] = row;
    missingOfTruth(list.by, frame, into);
  }
}

function missingOfQuantified(checked: Checked & { kind: "quantified" }, frame: Frame, into: Missing): void {
  const list = frame.on.members(checked.list, frame);
  const neutral = checked.which === "some" ? NO : YES;
  if (list.state !== "known" || isOpen(list)) missingOfList(checked.list, list, false, frame, into);
  for (const member of list.members) {
    frame.slots[checked.slot] = member.row;
    const holds = frame.on.truth(checked.satisfies, frame);
    if (!member.sure && holds !== neutral) missingOfMember(checked.list, member.row, frame, into);
    frame.slots[checked.slot] = member.row;
    missingOfTruth(checked.satisfies, frame, into);
  }
}

/** Why a row is only perhaps a member. */
function missingOfMember(list: ListExpr, row: number, frame: Frame, into: Missing): void {
  if (list.kind === "rows") return;
  missingOfMember(list.of, row, frame, into);
  frame.slots[list.slot] = row;
  missingOfTruth(list.by, frame, into);
}

function missingOfAggregate(checked: Checked & { kind: "aggregate" }, frame: Frame, into: Missing): void {
  const list = frame.on.members(checked.list, frame);
  missingOfList(checked.list, list, false, frame, into);
  if (checked.item === undefined) return;
  for (const member of list.members) {
    frame.slots[checked.slot] = member.row;
    missingOfValue(checked.item, frame, into);
  }
}
