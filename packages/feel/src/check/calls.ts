/** Function calls by name; a function that is not listed is refused by its name. */
import type { Node } from "../tree.ts";
import type { Checked } from "./checked.ts";
import { compare, either, junction, membership, testSlot } from "./comparisons.ts";
import { lowerAggregate } from "./lists.ts";
import { unsupported, wrongType } from "./messages.ts";
import type { Checking, Scope, Term } from "./scope.ts";
import { lowerTextCall } from "./texts.ts";
import { typed } from "./typed.ts";
import { asValue, lowerAs, temporalLiteral, value } from "./values.ts";

type Call = Extract<Node, { kind: "call" }>;

export function lowerCall(call: Call, scope: Scope, on: Checking): Term {
  if (call.callee.kind !== "name") throw unsupported(call, "此种函数调用", "this kind of call");
  const { name } = call.callee;
  const temporal = lowerTemporalCall(call, name);
  if (temporal !== undefined) return temporal;
  const checked =
    lowerTextCall(call, name, scope, on) ??
    lowerAggregate(call, name, scope, on) ??
    lowerOtherCall(call, name, scope, on);
  if (checked !== undefined) return value(checked);
  throw unsupported(
    call,
    `函数 ${name}（或其参数的个数）`,
    `the function ${name} (or its number of arguments)`,
  );
}

function lowerTemporalCall(call: Call, name: string): Term | undefined {
  const [text] = call.args;
  if (call.args.length !== 1 || text?.kind !== "string") return undefined;
  if (name === "date" || name === "duration") return temporalLiteral(call, text.value, name);
  return undefined;
}

function lowerOtherCall(call: Call, name: string, scope: Scope, on: Checking): Checked | undefined {
  const [first, second] = call.args;
  if (name === "not" && first !== undefined && call.args.length === 1) {
    const of = lowerAs(first, "truth", scope, on);
    return { ...typed(call, "truth", of.fixed), kind: "not", of };
  }
  if (first === undefined || second === undefined || call.args.length !== 2) return undefined;
  if (name === "years and months duration") {
    const [start, end] = [lowerDate(first, scope, on), lowerDate(second, scope, on)];
    return { ...typed(call, "period", start.fixed && end.fixed), kind: "monthsBetween", start, end };
  }
  if (name === "list contains") return listContains(call, first, second, scope, on);
  return undefined;
}

function lowerDate(node: Node, scope: Scope, on: Checking): Checked {
  const checked = asValue(on.lower(node, scope), node, "date");
  if (checked.type !== "date" && checked.type !== "month") throw wrongType(node, checked.type, "date");
  return checked;
}

function listContains(call: Call, list: Node, wanted: Node, scope: Scope, on: Checking): Checked {
  const of = asValue(on.lower(wanted, scope), wanted, "text");
  if (list.kind !== "list") {
    const term = on.lower(list, scope);
    if (term.as === "list") return membership(call, term, of, on);
    throw wrongType(list, term.as === "value" ? term.value.type : "row", "list");
  }
  return testSlot(call, of, on, (slot) =>
    list.items.map((item) => compare(item, "=", slot, asValue(on.lower(item, scope), item, slot.type))),
  );
}

/** `and` and `or`: every part is checked although an earlier one is at fault. */
export function lowerJunction(
  node: Extract<Node, { kind: "and" | "or" }>,
  scope: Scope,
  on: Checking,
  attempt: (part: () => Checked) => Checked | undefined,
): Term {
  const parts = node.parts.map((part) => attempt(() => lowerAs(part, "truth", scope, on)));
  const found = parts.filter((part) => part !== undefined);
  return value(found.length === 0 ? either(node, []) : junction(node, node.kind, found));
}
