/**
 * The oracle: criteria evaluated straight from the tree over plain objects, three-valued, with no thought of speed.
 * It shares nothing with checker, kernels or reasons but the tree and the schema.
 */
import type { ScalarType } from "../schema.ts";
import type { Binding, Node } from "../tree.ts";
import { arithmetic, divide, numeric } from "./oracle-arithmetic.ts";
import { date, isDate, monthsBetween, period } from "./oracle-dates.ts";
import { aggregate, pick, quantifyList } from "./oracle-lists.ts";
import { all, any, choose, compare, opposite } from "./oracle-logic.ts";
import { decimal, type Interval, negate, point, rational } from "./oracle-numbers.ts";
import { callText } from "./oracle-texts.ts";
import { type Item, listOf, type Truth, type Value } from "./oracle-values.ts";
import { type PlainRow, UNKNOWN, type World } from "./world.ts";

interface Around {
  readonly world: World;
  readonly constants: ReadonlyMap<string, Value>;
  readonly variables: ReadonlyMap<string, Value>;
  readonly row: PlainRow;
  readonly input?: Value;
}

export function judge(tree: Node, row: PlainRow, world: World, constants: ReadonlyMap<string, Value>): Truth {
  return evaluate(tree, { world, constants, row, variables: new Map() }) as Truth;
}

export function evaluate(node: Node, around: Around): Value {
  const at = (part: Node): Value => evaluate(part, around);
  switch (node.kind) {
    case "null":
      return null;
    case "boolean":
    case "string":
      return node.value;
    case "number":
      return { number: point(decimal(node.text)) };
    case "temporal":
      return node.text.startsWith("P") ? period(node.text) : date(node.text);
    case "name":
      return nameValue(node.name, around);
    case "input":
      return around.input ?? null;
    case "path":
      return pathValue(at(node.of), node.name, around);
    case "negate":
      return numeric([at(node.of)], ([x]) => negate(x as Interval));
    case "arithmetic":
      return arithmetic(node.op, at(node.left), at(node.right));
    case "comparison":
      return compare(node.op, at(node.left), at(node.right));
    case "between": {
      const of = at(node.of);
      return all([compare(">=", of, at(node.low)), compare("<=", of, at(node.high))]);
    }
    case "in": {
      const of = at(node.of);
      return any(node.tests.map((test) => holds(test, of, around)));
    }
    case "and":
      return all(node.parts.map(at));
    case "or":
      return any(node.parts.map(at));
    case "if":
      return choose(
        at(node.test),
        () => at(node.then),
        () => at(node.else),
      );
    case "quantified":
      return quantify(node.which, node.in, node.satisfies, around);
    case "filter":
      return filter(node.of, node.by, around);
    case "call":
      return call(node, around);
    default:
      throw new Error(`the oracle does not know ${node.kind}`);
  }
}

function nameValue(name: string, around: Around): Value {
  const variable = around.variables.get(name);
  if (variable !== undefined) return variable;
  const constant = around.constants.get(name);
  return constant !== undefined ? constant : attributeValue(around.row, name, around);
}

export function attributeValue(row: PlainRow, name: string, around: Around): Value {
  const attribute = around.world.schema.entities.get(row.entity)?.attributes.get(name);
  switch (attribute?.kind) {
    case "column":
      return cellValue(row, name, attribute.type);
    case "link": {
      const link = row.links.get(name) ?? null;
      return link === null || link === UNKNOWN ? link : { row: link };
    }
    case "rows": {
      const items = (row.rows.get(name) ?? []).map((one) => ({ value: { row: one }, sure: true }));
      return { list: { items, incomplete: attribute.absent === "unknown" && !row.complete.has(name) } };
    }
    case "definition":
      return evaluate(attribute.expression, { ...around, row, variables: new Map() });
    default:
      throw new Error(`${row.entity} has no ${name}`);
  }
}

function cellValue(row: PlainRow, name: string, type: ScalarType): Value {
  const cell = row.cells.get(name) ?? null;
  if (cell === null) return null;
  if (type.kind === "number") {
    const scaled = (value: number): Interval =>
      point(rational(BigInt(Math.round(value)), 10n ** BigInt(type.scale)));
    if (cell !== UNKNOWN) return { number: scaled(Number(cell)) };
    if (type.min === undefined && type.max === undefined) return UNKNOWN;
    const end = (bound: number | undefined, otherwise: "-inf" | "+inf") =>
      bound === undefined ? otherwise : scaled(bound * 10 ** type.scale).lo;
    return { number: { lo: end(type.min, "-inf"), hi: end(type.max, "+inf") } };
  }
  if (cell === UNKNOWN || typeof cell === "boolean") return cell;
  return type.kind === "text" ? String(cell) : date(String(cell));
}

/** A member of a row, of each row of a list, or a part of a date or period. */
function pathValue(of: Value, name: string, around: Around): Value {
  if (of === UNKNOWN || of === null) return of;
  if (typeof of !== "object") throw new Error(`no ${name}`);
  if ("row" in of) return attributeValue(of.row, name, around);
  if ("list" in of) {
    const items = of.list.items.map((item): Item => {
      const value: Value = pathValue(item.value, name, around);
      return { value, sure: item.sure };
    });
    return { list: { ...of.list, items } };
  }
  if ("months" in of) {
    const part = name === "years" ? Math.trunc(of.months / 12) : of.months % 12;
    return { number: point(rational(BigInt(part))) };
  }
  if (!isDate(of)) throw new Error(`no ${name}`);
  const at = { year: 0, month: 1, day: 2 }[name] ?? 0;
  return { number: point(rational(BigInt(Number(of.date.split("-")[at])))) };
}

function holds(test: Node, of: Value, around: Around): Value {
  const at = (part: Node): Value => evaluate(part, { ...around, input: of });
  switch (test.kind) {
    case "list":
      return any(test.items.map((item) => holds(item, of, around)));
    case "unaryComparison":
      return compare(test.op, of, at(test.right));
    case "range": {
      const low =
        test.low.value === undefined ? true : compare(test.low.open ? ">" : ">=", of, at(test.low.value));
      const high =
        test.high.value === undefined ? true : compare(test.high.open ? "<" : "<=", of, at(test.high.value));
      return all([low, high]);
    }
    case "comparison":
      return at(test);
    default:
      return contains(at(test), of);
  }
}

function contains(of: Value, wanted: Value): Value {
  if (typeof of !== "object" || of === null || !("list" in of)) return compare("=", wanted, of);
  return quantifyList("some", of, (item) => compare("=", item, wanted));
}

function quantify(
  which: "some" | "every",
  bindings: readonly Binding[],
  satisfies: Node,
  around: Around,
): Value {
  const [first, ...rest] = bindings;
  if (first === undefined) return evaluate(satisfies, around);
  return quantifyList(which, evaluate(first.list, around), (item) =>
    quantify(which, rest, satisfies, {
      ...around,
      variables: new Map(around.variables).set(first.name, item),
    }),
  );
}

function filter(of: Node, by: Node, around: Around): Value {
  if (of.kind === "call" && of.callee.kind === "name" && of.callee.name === "index of") {
    const [list, wanted] = of.args;
    if (list?.kind !== "list" || wanted === undefined) throw new Error("index of a written list");
    const text = evaluate(wanted, around);
    if (text === UNKNOWN || text === null) return text;
    const at = list.items.findIndex((item) => evaluate(item, around) === text);
    return at < 0 ? null : { number: point(rational(BigInt(at + 1))) };
  }
  const list = evaluate(of, around);
  if (list === UNKNOWN || list === null) return list;
  const position =
    by.kind === "number"
      ? Number(by.text)
      : by.kind === "negate" && by.of.kind === "number"
        ? -Number(by.of.text)
        : 0;
  if (position !== 0) return pick(listOf(list), position);
  const items = listOf(list).items.flatMap((item): Item[] => {
    const keeps = evaluate(by, insideFilter(item.value, around));
    if (keeps === true) return [item];
    return keeps === UNKNOWN ? [{ ...item, sure: false }] : [];
  });
  return { list: { ...listOf(list), items } };
}

function insideFilter(item: Value, around: Around): Around {
  const variables = new Map(around.variables).set("item", item);
  const row = typeof item === "object" && item !== null && "row" in item ? item.row : around.row;
  return { ...around, variables, row };
}

function call(node: Extract<Node, { kind: "call" }>, around: Around): Value {
  const name = node.callee.kind === "name" ? node.callee.name : "";
  const [first, second] = node.args;
  const at = (part: Node | undefined): Value => (part === undefined ? null : evaluate(part, around));
  switch (name) {
    case "not":
      return opposite(at(first) as Truth);
    case "date":
      return date(String(at(first)));
    case "duration":
      return period(String(at(first)));
    case "years and months duration":
      return monthsBetween(at(first), at(second));
    case "list contains":
      if (first?.kind === "list") return holds(first, at(second), around);
      return quantifyList("some", at(first), (item) => compare("=", item, at(second)));
    case "count":
    case "sum":
    case "min":
    case "max":
      return aggregate(name, at(first));
    case "mean":
      return divide(aggregate("sum", at(first)), aggregate("count", at(first)));
    default:
      return callText(name, node.args.map(at));
  }
}
