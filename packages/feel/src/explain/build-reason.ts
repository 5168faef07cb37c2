/** Walks the typed tree for one row and keeps what it sees: part by part, value, rows, what is missing. */
import type { Checked, CheckedDefinition, ListExpr, RowExpr } from "../check/checked.ts";
import { UNKNOWN } from "../columns.ts";
import { type Evaluation, type Frame, frameOf, type Member } from "../interpret/evaluator.ts";
import { bindSlot } from "../interpret/truths.ts";
import type { Comparison } from "../tree.ts";
import { type Missing, missingOfValue } from "./missing.ts";
import type { MissingDatum, Reason, ReasonKind, RowRef, Source } from "./reasons.ts";
import { shownTruth, shownValue } from "./shown-values.ts";

interface Extra {
  readonly parts?: readonly Reason[];
  readonly rows?: readonly RowRef[];
  readonly name?: string;
  readonly op?: Comparison;
  readonly owner?: NonNullable<Reason["owner"]>;
}

function reason(checked: Checked, kind: ReasonKind, frame: Frame, source: Source, extra: Extra = {}): Reason {
  const value = shownValue(checked, frame);
  const { from, to } = checked;
  const { parts = NOTHING, rows = NOTHING } = extra;
  const made = {
    from,
    to,
    source,
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
export function conditionReason(checked: Checked, frame: Frame, source: Source): Reason {
  const condition = (part: Checked): Reason => conditionReason(part, frame, source);
  const side = (part: Checked): Reason => valueReason(part, frame, source);
  switch (checked.kind) {
    case "and":
    case "or":
      return reason(checked, checked.kind, frame, source, { parts: checked.parts.map(condition) });
    case "not":
      return reason(checked, "not", frame, source, { parts: [condition(checked.of)] });
    case "if":
      return reason(checked, "if", frame, source, {
        parts: [checked.test, checked.then, checked.else].map(condition),
      });
    case "compare": {
      const parts = [side(checked.left), side(checked.right)];
      return reason(checked, "comparison", frame, source, { parts, op: checked.op });
    }
    case "in":
      bindSlot(checked.of, checked.slot, frame);
      return reason(checked, "condition", frame, source, { parts: [side(checked.of)] });
    case "quantified":
      return quantifiedReason(checked, frame, source);
    case "definition":
      return definitionReason(checked, frame, source);
    case "isNone":
      return reason(checked, "condition", frame, source, { rows: rowsOf(checked.row, frame) });
    case "column":
      return reason(checked, "condition", frame, source, {
        rows: rowsOf(checked.of, frame),
        name: checked.name,
      });
    case "textual":
      return reason(checked, "condition", frame, source, { parts: [side(checked.of)] });
    default:
      return reason(checked, "condition", frame, source);
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

function quantifiedReason(checked: Checked & { kind: "quantified" }, frame: Frame, source: Source): Reason {
  const { members } = frame.on.members(checked.list, frame);
  const parts = members.map((member) => rowReason(checked, member, frame, source));
  const rows = members.map(({ row }) => ({ entity: checked.list.entity, row }));
  return reason(checked, checked.which, frame, source, { parts, rows, ...ownerOf(checked.list, frame) });
}

/** A row with the condition on it, and with the filters that leave open whether it counts. */
function rowReason(
  checked: Checked & { kind: "quantified" },
  member: Member,
  frame: Frame,
  source: Source,
): Reason {
  const filters = member.sure ? [] : filterReasons(checked.list, member.row, frame, source);
  frame.slots[checked.slot] = member.row;
  const holds = conditionReason(checked.satisfies, frame, source);
  const { from, to } = checked.satisfies;
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

function filterReasons(list: ListExpr, row: number, frame: Frame, source: Source): Reason[] {
  if (list.kind === "rows") return [];
  const outer = filterReasons(list.of, row, frame, source);
  frame.slots[list.slot] = row;
  return [...outer, conditionReason(list.by, frame, source)];
}

/** A definition, with its own text below it where its row is known. */
function definitionReason(checked: Checked & { kind: "definition" }, frame: Frame, source: Source): Reason {
  const row = frame.on.row(checked.of, frame);
  const definition = frame.on.program.definitions.get(checked.key);
  const extra = { rows: rowsOf(checked.of, frame), name: checked.name };
  if (row < 0 || definition === undefined) return reason(checked, "definition", frame, source, extra);
  const part = definitionText(checked.key, definition, row, frame);
  return reason(checked, "definition", frame, source, { ...extra, parts: [part] });
}

/** Definitions of one row stand in several groups and are explained once for all of them. */
const EXPLAINED = new WeakMap<Evaluation, Map<string, Map<number, Reason>>>();

function definitionText(key: string, definition: CheckedDefinition, row: number, frame: Frame): Reason {
  const byKey = EXPLAINED.get(frame.on) ?? new Map<string, Map<number, Reason>>();
  EXPLAINED.set(frame.on, byKey);
  const byRow = byKey.get(key) ?? new Map<number, Reason>();
  byKey.set(key, byRow);
  const known = byRow.get(row);
  if (known !== undefined) return known;
  const { entity, name, expression } = definition;
  const source: Source = { kind: "definition", entity, name };
  const inner = frameOf(frame.on, row);
  const make = expression.type === "truth" ? conditionReason : valueReason;
  const made = make(expression, inner, source);
  byRow.set(row, made);
  return made;
}

/** A value with the data that it is made of. */
function valueReason(checked: Checked, frame: Frame, source: Source): Reason {
  const value = (part: Checked): Reason => valueReason(part, frame, source);
  switch (checked.kind) {
    case "column":
      return reason(checked, "value", frame, source, { rows: rowsOf(checked.of, frame), name: checked.name });
    case "constant":
      return reason(checked, "value", frame, source, { name: checked.name });
    case "definition":
      return definitionReason(checked, frame, source);
    case "arithmetic":
    case "quotient":
      return reason(checked, "value", frame, source, { parts: [checked.left, checked.right].map(value) });
    case "shift":
      return reason(checked, "value", frame, source, { parts: [checked.of, checked.by].map(value) });
    case "monthsBetween":
      return reason(checked, "value", frame, source, { parts: [checked.start, checked.end].map(value) });
    case "shiftDays":
    case "datePart":
    case "periodPart":
    case "textual":
      return reason(checked, "value", frame, source, { parts: [value(checked.of)] });
    case "if":
      return ifReason(checked, frame, source);
    case "aggregate":
      return aggregateReason(checked, frame, source);
    default:
      return checked.type === "truth"
        ? conditionReason(checked, frame, source)
        : reason(checked, "value", frame, source);
  }
}

function ifReason(checked: Checked & { kind: "if" }, frame: Frame, source: Source): Reason {
  const test = conditionReason(checked.test, frame, source);
  const branches = [checked.then, checked.else].map((part) => valueReason(part, frame, source));
  return reason(checked, "value", frame, source, { parts: [test, ...branches] });
}

function aggregateReason(checked: Checked & { kind: "aggregate" }, frame: Frame, source: Source): Reason {
  const { members } = frame.on.members(checked.list, frame);
  const rows = members.map(({ row }) => ({ entity: checked.list.entity, row }));
  const { item } = checked;
  const parts = members.flatMap(({ row }) => {
    if (item === undefined) return [];
    frame.slots[checked.slot] = row;
    return [valueReason(item, frame, source)];
  });
  return reason(checked, "value", frame, source, { parts, rows, ...ownerOf(checked.list, frame) });
}
