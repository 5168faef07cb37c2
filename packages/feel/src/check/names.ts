/** Names and paths: `年龄`, `户.零就业家庭`, `登记.登记日期`, `认定日期.year`. */
import type { Attribute } from "../schema.ts";
import type { Node, Span } from "../tree.ts";
import { type Checked, definitionKey, type RowExpr } from "./checked.ts";
import { outerName, unknownName, unsupported, wrongType } from "./messages.ts";
import { nearestName } from "./near-miss.ts";
import { type Checking, entityOf, namesInScope, type Scope, type Term, takeSlot } from "./scope.ts";
import { literal, numberTyped, spanOf, typedAs } from "./typed.ts";

type NameNode = Extract<Node, { kind: "name" }>;
type PathNode = Extract<Node, { kind: "path" }>;

export function lowerName(node: NameNode, scope: Scope, on: Checking): Term {
  const { name } = node;
  const variable = scope.variables.get(name);
  if (variable !== undefined) return variable;
  const constant = on.schema.constants.get(name);
  if (constant !== undefined) {
    on.constants.add(name);
    return { as: "value", value: { ...typedAs(node, constant, true), kind: "constant", name } };
  }
  const attribute = entityOf(scope.row.entity, on).attributes.get(name);
  if (attribute !== undefined) return lowerAttribute(node, scope.row, name, attribute, on);
  if (scope.outer.some((entity) => entity.attributes.has(name))) throw outerName(node, name);
  throw unknownName(node, name, nearestName(name, namesInScope(scope, on)));
}

function lowerAttribute(span: Span, of: RowExpr, name: string, attribute: Attribute, on: Checking): Term {
  const place = spanOf(span);
  switch (attribute.kind) {
    case "column":
      return { as: "value", value: { ...typedAs(span, attribute.type, false), kind: "column", of, name } };
    case "link":
      return { as: "row", row: { ...place, kind: "link", of, name, entity: attribute.entity } };
    case "rows":
      return {
        as: "list",
        list: { ...place, kind: "rows", of, name, entity: attribute.entity, absent: attribute.absent },
        item: undefined,
      };
    case "definition":
      return { as: "value", value: useDefinition(span, of, name, on) };
  }
}

function useDefinition(span: Span, of: RowExpr, name: string, on: Checking): Checked {
  const { shape, quotient } = on.definitionOf(of.entity, name, span);
  const key = definitionKey(of.entity, name);
  on.uses.add(key);
  const { type, scale, min, max } = shape;
  return {
    ...spanOf(span),
    type,
    scale,
    min,
    max,
    fixed: false,
    kind: "definition",
    of,
    name,
    key,
    quotient,
  };
}

export function lowerPath(node: PathNode, scope: Scope, on: Checking): Term {
  const of = on.lower(node.of, scope);
  switch (of.as) {
    case "row":
      return lowerMember(node, of.row, on);
    case "list":
      return lowerProjection(node, of, on);
    case "value":
      return { as: "value", value: lowerPart(node, of.value) };
    case "null":
    case "days":
      throw unsupported(node, `.${node.name}`, `.${node.name} of this`);
  }
}

function lowerMember(node: PathNode, row: RowExpr, on: Checking): Term {
  const { attributes } = entityOf(row.entity, on);
  const attribute = attributes.get(node.name);
  if (attribute === undefined) {
    const place = { from: node.to - node.name.length, to: node.to };
    throw unknownName(place, node.name, nearestName(node.name, attributes.keys()));
  }
  return lowerAttribute(node, row, node.name, attribute, on);
}

/** `登记.登记日期` of a list of rows: that value of each. */
function lowerProjection(node: PathNode, of: Extract<Term, { as: "list" }>, on: Checking): Term {
  if (of.item !== undefined) throw unsupported(node, "列表中各值的属性", "an attribute of a list of values");
  const take = (row: RowExpr): Checked => {
    const term = lowerMember(node, row, on);
    if (term.as !== "value") throw unsupported(node, "列表的列表", "a list of lists");
    return term.value;
  };
  take({ ...spanOf(node), kind: "bound", slot: takeSlot(on), entity: of.list.entity });
  return { as: "list", list: of.list, item: take };
}

/** `.year` of a date, `.years` of a period. */
function lowerPart(node: PathNode, of: Checked): Checked {
  const { name } = node;
  if (
    (of.type === "date" || of.type === "month") &&
    (name === "year" || name === "month" || name === "day")
  ) {
    if (of.type === "month" && name === "day") throw unsupported(node, "年月的日", "the day of a month");
    return { ...numberTyped(node, 0, [-Infinity, Infinity], of.fixed), kind: "datePart", of, part: name };
  }
  if (of.type === "period" && (name === "years" || name === "months")) {
    if (of.kind === "literal" && of.value === null) return literal(node, "number", null);
    return { ...numberTyped(node, 0, [-Infinity, Infinity], of.fixed), kind: "periodPart", of, part: name };
  }
  if (["date", "month", "period"].includes(of.type)) throw unsupported(node, `.${name}`, `.${name}`);
  throw wrongType(node.of, of.type, "row");
}
