/** Rows of an entity: filters, picks, `some`, `every`, and the aggregates over them. */
import type { Binding, Node } from "../tree.ts";
import type { Aggregate, Checked, ListExpr, RowExpr } from "./checked.ts";
import { unsupported, wrongType } from "./messages.ts";
import { type Checking, entityOf, type Scope, type Term, takeSlot, withVariable } from "./scope.ts";
import { fixed, textual } from "./texts.ts";
import { checkedRange, numberTyped, spanOf, typed } from "./typed.ts";
import { lowerAs, plainNumber, quotient, value } from "./values.ts";

type List = Extract<Term, { as: "list" }>;
type FilterNode = Extract<Node, { kind: "filter" }>;

export function lowerFilter(node: FilterNode, scope: Scope, on: Checking): Term {
  const indexed = lowerIndexOf(node, scope, on);
  if (indexed !== undefined) return value(indexed);
  const of = on.lower(node.of, scope);
  if (of.as !== "list") throw unsupported(node, "对非列表使用方括号", "[ ] on something that is no list");
  const position = writtenInteger(node.by);
  if (position !== undefined) return pick(node, of, position);
  const slot = takeSlot(on);
  const row: RowExpr = { ...spanOf(node.by), kind: "bound", slot, entity: of.list.entity };
  const by = lowerAs(node.by, "truth", insideFilter(scope, of, row, on), on);
  const { entity, absent } = of.list;
  const list: ListExpr = { ...spanOf(node), kind: "filter", of: of.list, slot, by, entity, absent };
  return { as: "list", list, item: of.item };
}

/**
 * Bare names inside `[ ]` mean the row's attributes. Attributes of the rows around are out of reach there: were they
 * not, a column added to the inner register could capture a name that an existing criterion takes from outside.
 */
function insideFilter(scope: Scope, of: List, row: RowExpr, on: Checking): Scope {
  if (of.item !== undefined) return withVariable(scope, "item", { as: "value", value: of.item(row) });
  const outer = [...scope.outer, entityOf(scope.row.entity, on)];
  return { ...withVariable(scope, "item", { as: "row", row }), row, outer };
}

function writtenInteger(node: Node): number | undefined {
  if (node.kind === "negate" && node.of.kind === "number") return negative(writtenInteger(node.of));
  return node.kind === "number" && /^-?\d+$/.test(node.text) ? Number(node.text) : undefined;
}

function negative(position: number | undefined): number | undefined {
  return position === undefined ? undefined : -position;
}

function pick(node: FilterNode, of: List, position: number): Term {
  if (position === 0)
    throw unsupported(node.by, "位置 0（位置从 1 起）", "position 0 (positions begin at 1)");
  const row: RowExpr = { ...spanOf(node), kind: "pick", list: of.list, position, entity: of.list.entity };
  return of.item === undefined ? { as: "row", row } : value({ ...of.item(row), ...spanOf(node) });
}

/** `index of(["五级", "四级"], 等级)[1]`: the rank of a text in a written list. */
function lowerIndexOf(node: FilterNode, scope: Scope, on: Checking): Checked | undefined {
  const call = node.of;
  if (call.kind !== "call" || call.callee.kind !== "name" || call.callee.name !== "index of")
    return undefined;
  const [list, wanted] = call.args;
  if (list?.kind !== "list" || wanted === undefined || writtenInteger(node.by) !== 1) return undefined;
  const items = list.items.map((item) => fixed(lowerAs(item, "text", scope, on)));
  return textual(node, lowerAs(wanted, "text", scope, on), { step: "index of", items }, "number");
}

export function lowerQuantified(
  node: Extract<Node, { kind: "quantified" }>,
  scope: Scope,
  on: Checking,
): Term {
  const quantify = (at: number, inner: Scope): Checked => {
    const binding = node.in[at];
    if (binding === undefined) return lowerAs(node.satisfies, "truth", inner, on);
    const { list, item } = listOf(binding, inner, on);
    const slot = takeSlot(on);
    const row: RowExpr = { ...spanOf(binding), kind: "bound", slot, entity: list.entity };
    const bound: Term = item === undefined ? { as: "row", row } : { as: "value", value: item(row) };
    const satisfies = quantify(at + 1, withVariable(inner, binding.name, bound));
    const span = at === 0 ? node : { from: binding.from, to: node.to };
    return { ...typed(span, "truth", false), kind: "quantified", which: node.which, list, slot, satisfies };
  };
  return value(quantify(0, scope));
}

function listOf(binding: Binding, scope: Scope, on: Checking): List {
  if (binding.upTo !== undefined) throw unsupported(binding, "数的区间 a..b", "iterating over a..b");
  const term = on.lower(binding.list, scope);
  if (term.as === "list") return term;
  if (term.as === "row") throw wrongType(binding.list, "row", "list");
  if (term.as === "value") throw wrongType(binding.list, term.value.type, "list");
  throw unsupported(binding.list, "此处的 null", "null here");
}

type Call = Extract<Node, { kind: "call" }>;

/** count, sum, min, max, mean over a list; undefined for another function. */
export function lowerAggregate(call: Call, name: string, scope: Scope, on: Checking): Checked | undefined {
  if (!["count", "sum", "min", "max", "mean"].includes(name)) return undefined;
  const [argument] = call.args;
  if (argument === undefined || call.args.length > 1) {
    throw unsupported(
      call,
      `${name} 的多个参数（请给一个列表）`,
      `several arguments of ${name} (give one list)`,
    );
  }
  const term = on.lower(argument, scope);
  if (term.as !== "list") throw wrongType(argument, term.as === "value" ? term.value.type : "row", "list");
  if (name === "mean")
    return quotient(call, aggregate(call, "sum", term, on), aggregate(call, "count", term, on));
  return aggregate(call, name as Aggregate, term, on);
}

/** More rows than one owner can have: the factor by which a sum's range is taken to grow. */
const MOST_ROWS = 1000;

function aggregate(call: Call, which: Aggregate, of: List, on: Checking): Checked {
  const slot = takeSlot(on);
  const base = { kind: "aggregate", which, list: of.list, slot } as const;
  if (which === "count") return { ...numberTyped(call, 0, [0, Infinity], false), ...base, item: undefined };
  if (of.item === undefined) throw wrongType(call.args[0] ?? call, "row", "number");
  const item = plainNumber(of.item({ ...spanOf(call), kind: "bound", slot, entity: of.list.entity }));
  if ((item.type === "date" || item.type === "month") && which !== "sum") {
    return { ...typed(call, item.type, false), ...base, item };
  }
  if (item.type !== "number") throw wrongType(call.args[0] ?? call, item.type, "number");
  const many = (bound: number, sign: number): number => (bound * sign > 0 ? bound * MOST_ROWS : bound);
  const range: [number, number] =
    which === "sum" ? checkedRange(call, many(item.min, -1), many(item.max, 1)) : [item.min, item.max];
  return { ...numberTyped(call, item.scale, range, false), ...base, item };
}
