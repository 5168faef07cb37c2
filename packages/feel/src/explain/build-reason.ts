/** Walks the typed tree for one row and keeps what it sees: part by part, value, rows, what is missing. */
import type { Checked, CheckedDefinition, ListExpr, RowExpr } from "../check/checked.ts";
import { UNKNOWN } from "../columns.ts";
import { type Frame, frameOf, type Member } from "../interpret/evaluator.ts";
import { bindSlot } from "../interpret/truths.ts";
import type { Comparison } from "../tree.ts";
import { type Missing, missingOfValue } from "./missing.ts";
import type { MissingDatum, Reason, ReasonKind, RowRef, Source } from "./reasons.ts";
import { shownTruth, shownValue } from "./shown-values.ts";

/** The text that is being told, and the definitions that were told already, by key and row. */
export interface Telling {
  readonly source: Source;
  readonly explained: Map<string, Map<number, Reason>>;
}

interface Extra {
  readonly parts?: readonly Reason[];
  readonly rows?: readonly RowRef[];
  readonly name?: string;
  readonly op?: Comparison;
  readonly owner?: NonNullable<Reason["owner"]>;
}

function reason(
  checked: Checked,
  kind: ReasonKind,
  frame: Frame,
  telling: Telling,
  extra: Extra = {},
): Reason {
  const value = shownValue(checked, frame);
  const { from, to } = checked;
  const { parts = NOTHING, rows = NOTHING } = extra;
  const made = {
    from,
    to,
    source: telling.source,
    kind,
    value,
    parts,
    rows,
    missing: missingOf(checked, value.state, frame),
  };
  return Object.assign(made, extra);
}

const NOTHING: readonly never[] = [];

function missingOf(
  checked: Checked,
  state: "known" | "none" | "unknown",
  frame: Frame,
): readonly MissingDatum[] {
  if (state !== "unknown") return NOTHING;
  const missing: Missing = new Map();
  missingOfValue(checked, frame, missing);
  return listed(missing);
}

export function listed(missing: Missing): MissingDatum[] {
  return [...missing.values()];
}

/** A condition with all its parts. */
export function conditionReason(checked: Checked, frame: Frame, telling: Telling): Reason {
  const condition = (part: Checked): Reason => conditionReason(part, frame, telling);
  const side = (part: Checked): Reason => valueReason(part, frame, telling);
  switch (checked.kind) {
    case "and":
    case "or":
      return reason(checked, checked.kind, frame, telling, { parts: checked.parts.map(condition) });
    case "not":
      return reason(checked, "not", frame, telling, { parts: [condition(checked.of)] });
    case "if":
      return reason(checked, "if", frame, telling, {
        parts: [checked.test, checked.then, checked.else].map(condition),
      });
    case "compare": {
      const parts = [side(checked.left), side(checked.right)];
      return reason(checked, "comparison", frame, telling, { parts, op: checked.op });
    }
    case "in":
      bindSlot(checked.of, checked.slot, frame);
      return reason(checked, "condition", frame, telling, { parts: [side(checked.of)] });
    case "quantified":
      return quantifiedReason(checked, frame, telling);
    case "definition":
      return definitionReason(checked, frame, telling);
    case "isNone":
      return reason(checked, "condition", frame, telling, { rows: rowsOf(checked.row, frame) });
    case "column":
      return reason(checked, "condition", frame, telling, {
        rows: rowsOf(checked.of, frame),
        name: checked.name,
      });
    case "textual":
      return reason(checked, "condition", frame, telling, { parts: [side(checked.of)] });
    default:
      return reason(checked, "condition", frame, telling);
  }
}

function rowsOf(row: RowExpr, frame: Frame): RowRef[] {
  const found = frame.on.row(row, frame);
  return found >= 0 ? [{ entity: row.entity, row: found }] : [];
}

function ownerOf(list: ListExpr, frame: Frame): Pick<Extra, "owner"> {
  if (list.kind === "filter") return ownerOf(list.of, frame);
  const row = frame.on.row(list.of, frame);
  return row < 0 ? {} : { owner: { entity: list.of.entity, row, attribute: list.name } };
}

function quantifiedReason(checked: Checked & { kind: "quantified" }, frame: Frame, telling: Telling): Reason {
  const { members } = frame.on.members(checked.list, frame);
  const parts = members.map((member) => rowReason(checked, member, frame, telling));
  const rows = members.map(({ row }) => ({ entity: checked.list.entity, row }));
  return reason(checked, checked.which, frame, telling, { parts, rows, ...ownerOf(checked.list, frame) });
}

/** A row with the condition on it, and with the filters that leave open whether it counts. */
function rowReason(
  checked: Checked & { kind: "quantified" },
  member: Member,
  frame: Frame,
  telling: Telling,
): Reason {
  const filters = member.sure ? [] : filterReasons(checked.list, member.row, frame, telling);
  frame.slots[checked.slot] = member.row;
  const holds = conditionReason(checked.satisfies, frame, telling);
  const { from, to } = checked.satisfies;
  const { source } = telling;
  const base = { from, to, source, kind: "row" as const, parts: [holds, ...filters] };
  const missing = new Map(
    base.parts.flatMap((part) => part.missing).map((datum) => [JSON.stringify(datum), datum]),
  );
  const neutral = checked.which === "some" ? "false" : "true";
  const value = member.sure || holds.value.text === neutral ? holds.value : shownTruth(UNKNOWN);
  return {
    ...base,
    value,
    rows: [{ entity: checked.list.entity, row: member.row }],
    missing: listed(missing),
  };
}

function filterReasons(list: ListExpr, row: number, frame: Frame, telling: Telling): Reason[] {
  if (list.kind === "rows") return [];
  const outer = filterReasons(list.of, row, frame, telling);
  frame.slots[list.slot] = row;
  return [...outer, conditionReason(list.by, frame, telling)];
}

/** A definition, with its own text below it where its row is known. */
function definitionReason(checked: Checked & { kind: "definition" }, frame: Frame, telling: Telling): Reason {
  const row = frame.on.row(checked.of, frame);
  const definition = frame.on.program.definitions.get(checked.key);
  const extra = { rows: rowsOf(checked.of, frame), name: checked.name };
  if (row < 0 || definition === undefined) return reason(checked, "definition", frame, telling, extra);
  const part = definitionText(definition, row, frame, telling);
  return reason(checked, "definition", frame, telling, { ...extra, parts: [part] });
}

/** Definitions of one row stand in several groups and are explained once for all of them. */
function definitionText(definition: CheckedDefinition, row: number, frame: Frame, telling: Telling): Reason {
  const { entity, name, key, expression } = definition;
  const byRow = telling.explained.get(key) ?? new Map<number, Reason>();
  telling.explained.set(key, byRow);
  const known = byRow.get(row);
  if (known !== undefined) return known;
  const make = expression.type === "truth" ? conditionReason : valueReason;
  const own: Telling = { ...telling, source: { kind: "definition", entity, name } };
  const made = make(expression, frameOf(frame.on, row), own);
  byRow.set(row, made);
  return made;
}

/** A value with the data that it is made of. */
function valueReason(checked: Checked, frame: Frame, telling: Telling): Reason {
  const value = (part: Checked): Reason => valueReason(part, frame, telling);
  switch (checked.kind) {
    case "column":
      return reason(checked, "value", frame, telling, {
        rows: rowsOf(checked.of, frame),
        name: checked.name,
      });
    case "constant":
      return reason(checked, "value", frame, telling, { name: checked.name });
    case "definition":
      return definitionReason(checked, frame, telling);
    case "arithmetic":
    case "quotient":
      return reason(checked, "value", frame, telling, { parts: [checked.left, checked.right].map(value) });
    case "shift":
      return reason(checked, "value", frame, telling, { parts: [checked.of, checked.by].map(value) });
    case "monthsBetween":
      return reason(checked, "value", frame, telling, { parts: [checked.start, checked.end].map(value) });
    case "shiftDays":
    case "datePart":
    case "periodPart":
    case "textual":
      return reason(checked, "value", frame, telling, { parts: [value(checked.of)] });
    case "if":
      return ifReason(checked, frame, telling);
    case "aggregate":
      return aggregateReason(checked, frame, telling);
    default:
      return checked.type === "truth"
        ? conditionReason(checked, frame, telling)
        : reason(checked, "value", frame, telling);
  }
}

function ifReason(checked: Checked & { kind: "if" }, frame: Frame, telling: Telling): Reason {
  const test = conditionReason(checked.test, frame, telling);
  const branches = [checked.then, checked.else].map((part) => valueReason(part, frame, telling));
  return reason(checked, "value", frame, telling, { parts: [test, ...branches] });
}

function aggregateReason(checked: Checked & { kind: "aggregate" }, frame: Frame, telling: Telling): Reason {
  const { members } = frame.on.members(checked.list, frame);
  const rows = members.map(({ row }) => ({ entity: checked.list.entity, row }));
  const { item } = checked;
  const parts = members.flatMap(({ row }) => {
    if (item === undefined) return [];
    frame.slots[checked.slot] = row;
    return [valueReason(item, frame, telling)];
  });
  return reason(checked, "value", frame, telling, { parts, rows, ...ownerOf(checked.list, frame) });
}
