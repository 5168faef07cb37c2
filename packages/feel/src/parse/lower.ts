import type { SyntaxNode } from "@lezer/common";
import type { Arithmetic, Binding, ContextEntry, NamedArgument, Node, RangeEnd } from "../tree.ts";
import { badEscape, replaceWith, unexpected, unsupported } from "./diagnostics.ts";
import { isLogic, lowerLogic } from "./logic.ts";
import {
  broken,
  children,
  isExpression,
  type Lowering,
  nameOf,
  nested,
  operands,
  required,
  spanOf,
  textOf,
} from "./lowering.ts";
import { decodeString } from "./strings.ts";
import { lowerType } from "./types.ts";

/** The tree of one syntax node of the grammar. What is missing or not supported goes to `on.diagnostics`. */
export function lower(node: SyntaxNode, on: Lowering): Node {
  return nested(node, on, () => (isLogic(node) ? lowerLogic(node, on, lower) : lowerOther(node, on)));
}

function lowerOther(node: SyntaxNode, on: Lowering): Node {
  const rule = RULES[node.name];
  if (rule) return rule(node, on);
  const span = spanOf(node, on);
  on.diagnostics.push(unsupported(span, node.name, node.name));
  return broken(span);
}

const RULES: Readonly<Record<string, (node: SyntaxNode, on: Lowering) => Node>> = {
  null: (node, on) => ({ ...spanOf(node, on), kind: "null" }),
  "?": (node, on) => ({ ...spanOf(node, on), kind: "input" }),
  BooleanLiteral: (node, on) => ({
    ...spanOf(node, on),
    kind: "boolean",
    value: textOf(node, on) === "true",
  }),
  NumericLiteral: (node, on) => ({
    ...spanOf(node, on),
    kind: "number",
    text: textOf(node, on).replaceAll(" ", ""),
  }),
  StringLiteral: (node, on) => ({ ...spanOf(node, on), kind: "string", value: stringValue(node, on) }),
  VariableName: (node, on) => ({ ...spanOf(node, on), kind: "name", name: nameOf(node, on) }),
  ParenthesizedExpression: (node, on) => required(operands(node)[0], node, on, lower),
  SimplePositiveUnaryTest: (node, on) => required(node.firstChild ?? undefined, node, on, lower),
  Interval: lowerInterval,
  List: (node, on) => ({
    ...spanOf(node, on),
    kind: "list",
    items: operands(node).map((item) => lower(item, on)),
  }),
  Context: (node, on) => ({
    ...spanOf(node, on),
    kind: "context",
    entries: node.getChildren("ContextEntry").map((entry) => contextEntry(entry, on)),
  }),
  PathExpression: lowerPath,
  FilterExpression: lowerFilter,
  ArithmeticExpression: lowerArithmetic,
  IfExpression: lowerIf,
  ForExpression: lowerFor,
  QuantifiedExpression: lowerQuantified,
  InstanceOfExpression: lowerInstanceOf,
  FunctionInvocation: lowerCall,
  DateTimeLiteral: lowerDateTime,
  FunctionDefinition: lowerFunction,
};

function stringValue(node: SyntaxNode, on: Lowering): string {
  const value = decodeString(textOf(node, on));
  if (typeof value === "string") return value;
  const from = node.from + value.at;
  on.diagnostics.push(badEscape(on.source.original(from, from + value.badEscape.length), value.badEscape));
  return "";
}

function lowerInterval(node: SyntaxNode, on: Lowering): Node {
  const [low, high] = operands(node);
  const end = (part: SyntaxNode | undefined, bracket: SyntaxNode | null, closed: string): RangeEnd => ({
    value: required(part, node, on, lower),
    open: bracket?.name !== closed,
  });
  return {
    ...spanOf(node, on),
    kind: "range",
    low: end(low, node.firstChild, "["),
    high: end(high, node.lastChild, "]"),
  };
}

function contextEntry(entry: SyntaxNode, on: Lowering): ContextEntry {
  const key = entry.getChild("Key")?.firstChild;
  const name = !key ? "" : key.name === "StringLiteral" ? stringValue(key, on) : nameOf(key, on);
  return { ...spanOf(entry, on), key: name, value: required(operands(entry)[0], entry, on, lower) };
}

function lowerPath(node: SyntaxNode, on: Lowering): Node {
  const name = node.lastChild;
  const of = required(operands(node)[0], node, on, lower);
  return { ...spanOf(node, on), kind: "path", of, name: name ? nameOf(name, on) : "" };
}

function lowerFilter(node: SyntaxNode, on: Lowering): Node {
  const [of, by] = operands(node);
  return {
    ...spanOf(node, on),
    kind: "filter",
    of: required(of, node, on, lower),
    by: required(by, node, on, lower),
  };
}

function lowerArithmetic(node: SyntaxNode, on: Lowering): Node {
  const [first, second] = operands(node);
  const operator = node.getChild("ArithOp") ?? node;
  const op = textOf(operator, on);
  const span = spanOf(node, on);
  if (op === "^") on.diagnostics.push(replaceWith(spanOf(operator, on), "^", "**"));
  if (operator.from > node.from) {
    const left = required(first, node, on, lower);
    return {
      ...span,
      kind: "arithmetic",
      op: op as Arithmetic,
      left,
      right: required(second, node, on, lower),
    };
  }
  if (op === "+") on.diagnostics.push(unexpected(spanOf(operator, on), "+"));
  return { ...span, kind: "negate", of: required(first, node, on, lower) };
}

function lowerIf(node: SyntaxNode, on: Lowering): Node {
  const [test, then, otherwise] = operands(node);
  return {
    ...spanOf(node, on),
    kind: "if",
    test: required(test, node, on, lower),
    // biome-ignore lint/suspicious/noThenProperty: the field is the grammar's word, and a node is never awaited
    then: required(then, node, on, lower),
    else: required(otherwise, node, on, lower),
  };
}

function bindings(node: SyntaxNode, on: Lowering): Binding[] {
  const several = node.getChild("InExpressions")?.getChildren("InExpression") ?? [];
  return several.map((one) => {
    const name = one.getChild("Name");
    const [list, upTo] = operands(one.getChild("IterationContext") ?? one);
    return {
      ...spanOf(one, on),
      name: name ? nameOf(name, on) : "",
      list: required(list, one, on, lower),
      upTo: upTo ? lower(upTo, on) : undefined,
    };
  });
}

function lowerFor(node: SyntaxNode, on: Lowering): Node {
  const body = required(operands(node).at(-1), node, on, lower);
  return { ...spanOf(node, on), kind: "for", in: bindings(node, on), return: body };
}

function lowerQuantified(node: SyntaxNode, on: Lowering): Node {
  const satisfies = required(operands(node).at(-1), node, on, lower);
  const which = node.firstChild?.name === "every" ? "every" : "some";
  return { ...spanOf(node, on), kind: "quantified", which, in: bindings(node, on), satisfies };
}

function lowerInstanceOf(node: SyntaxNode, on: Lowering): Node {
  const type = node.getChild("Type") ?? node;
  const of = required(operands(node)[0], node, on, lower);
  return { ...spanOf(node, on), kind: "instanceOf", of, type: lowerType(type, on) };
}

function lowerCall(node: SyntaxNode, on: Lowering): Node {
  const head = node.firstChild ?? node;
  const callee: Node = isExpression(head)
    ? lower(head, on)
    : { ...spanOf(head, on), kind: "name", name: nameOf(head, on) };
  return withArguments(node, callee, on);
}

function lowerDateTime(node: SyntaxNode, on: Lowering): Node {
  const literal = node.getChild("AtLiteral")?.getChild("StringLiteral");
  if (literal) return { ...spanOf(node, on), kind: "temporal", text: stringValue(literal, on) };
  const head = node.firstChild ?? node;
  return withArguments(node, { ...spanOf(head, on), kind: "name", name: nameOf(head, on) }, on);
}

function withArguments(node: SyntaxNode, callee: Node, on: Lowering): Node {
  const named = node.getChild("NamedParameters");
  if (named) {
    const args = named.getChildren("NamedParameter").map((one): NamedArgument => {
      const name = one.getChild("ParameterName");
      const value = required(operands(one)[0], one, on, lower);
      return { ...spanOf(one, on), name: name ? nameOf(name, on) : "", value };
    });
    return { ...spanOf(node, on), kind: "namedCall", callee, args };
  }
  const positional = node.getChild("PositionalParameters");
  const args = positional ? operands(positional).map((one) => lower(one, on)) : [];
  return { ...spanOf(node, on), kind: "call", callee, args };
}

function lowerFunction(node: SyntaxNode, on: Lowering): Node {
  const span = spanOf(node, on);
  const external = node.getChild("external");
  if (external) {
    on.diagnostics.push(unsupported(spanOf(external, on), "外部函数（external）", "external function"));
    return broken(span);
  }
  const formal = node.getChild("FormalParameters")?.getChildren("FormalParameter") ?? [];
  const parameters = formal.map((one) => {
    const name = one.getChild("ParameterName");
    const type = one.getChild("Type");
    return {
      ...spanOf(one, on),
      name: name ? nameOf(name, on) : "",
      type: type ? lowerType(type, on) : undefined,
    };
  });
  const body = node.getChild("FunctionBody") ?? node;
  const inner = children(body).find((child) => isExpression(child));
  return { ...span, kind: "function", parameters, body: required(inner, node, on, lower) };
}
