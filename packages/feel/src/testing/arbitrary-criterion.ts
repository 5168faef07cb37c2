/** Well-typed criteria of every construct that the compiler carries. */
import type { Comparison, Node } from "../tree.ts";
import { anyList, type Context, leaves, type Making, rowPaths } from "./arbitrary-rows.ts";
import { anyDate, anyMonth, anyNumber, anyText, anyTextLeaf } from "./arbitrary-values.ts";
import { DATES, TEXTS } from "./arbitrary-world.ts";
import * as to from "./nodes.ts";

const ORDER: readonly Comparison[] = ["<", "<=", ">", ">=", "=", "!="];
const EQUALITY: readonly Comparison[] = ["=", "!="];

type Maker = (context: Context, depth: number, making: Making) => Node;

const SIMPLE: readonly Maker[] = [
  (context, _, making) => making.on.of([...leaves(context, "boolean", making), to.name("启用")]),
  compareNumbers,
  compareTexts,
  (context, depth, making) =>
    to.comparison(making.on.of(ORDER), anyDate(context, depth, making), anyDate(context, depth, making)),
  (context, depth, making) =>
    to.comparison(making.on.of(ORDER), anyMonth(context, depth, making), anyMonth(context, depth, making)),
  compareWithNull,
  textTest,
  membership,
  numberRange,
];

const COMPOSED: readonly Maker[] = [
  (context, depth, making) => anyJunction("and", context, depth, making),
  (context, depth, making) => anyJunction("or", context, depth, making),
  (context, depth, making) => to.call("not", anyTruth(context, depth - 1, making)),
  anyQuantified,
  anyQuantified,
  (context, depth, making) =>
    to.conditional(
      anyTruth(context, depth - 1, making),
      anyTruth(context, depth - 1, making),
      anyTruth(context, depth - 1, making),
    ),
  (context, depth, making) =>
    to.comparison(
      making.on.of(EQUALITY),
      anyTruth(context, depth - 1, making),
      making.on.of([to.truth(true), to.truth(false), anyTruth(context, 0, making)]),
    ),
];

export function anyTruth(context: Context, depth: number, making: Making): Node {
  const makers = depth > 0 ? [...SIMPLE, ...COMPOSED, ...COMPOSED] : SIMPLE;
  return making.on.of(makers)(context, depth, making);
}

function anyJunction(kind: "and" | "or", context: Context, depth: number, making: Making): Node {
  const count = 2 + making.on.number(2);
  return to.junction(
    kind,
    Array.from({ length: count }, () => anyTruth(context, depth - 1, making)),
  );
}

function compareNumbers(context: Context, depth: number, making: Making): Node {
  const side = (): Node =>
    making.on.oneIn(5) ? anyQuotient(context, making) : anyNumber(context, depth, making);
  return to.comparison(making.on.of(ORDER), side(), side());
}

/** A division of two simple numbers, a mean, or a definition that is one. */
export function anyQuotient(context: Context, making: Making): Node {
  const defined = leaves(context, "quotient", making);
  if (defined.length > 0 && making.on.oneIn(2)) return making.on.of(defined);
  if (making.on.oneIn(3)) {
    const list = anyList(context, 0, making, anyTruth);
    const numbers = leaves({ ...context, variables: [], entity: list.entity }, "number", making, true);
    const [first] = numbers;
    if (first?.kind === "name") return to.call("mean", to.path(list.node, first.name));
  }
  const divisor = anyNumber(context, 0, making);
  const isZero = divisor.kind === "number" && divisor.text === "0";
  return to.arithmetic("/", anyNumber(context, 0, making), isZero ? to.number("3") : divisor);
}

function compareTexts(context: Context, depth: number, making: Making): Node {
  if (making.on.oneIn(4)) {
    return to.comparison(making.on.of(ORDER), anyTextLeaf(context, making), to.text(making.on.of(TEXTS)));
  }
  return to.comparison(
    making.on.of(EQUALITY),
    anyText(context, depth, making),
    anyText(context, depth, making),
  );
}

function compareWithNull(context: Context, depth: number, making: Making): Node {
  const sides = [
    () => anyNumber(context, depth, making),
    () => anyText(context, depth, making),
    () => anyDate(context, depth, making),
    () => making.on.of([...rowPaths(context, making), to.name("户")].slice(0, 1)),
  ];
  const rows = rowPaths(context, making);
  const chosen = making.on.number(rows.length > 0 ? sides.length : sides.length - 1);
  const side = chosen === sides.length - 1 ? making.on.of(rows) : (sides[chosen] ?? sides[0])?.();
  return to.comparison(making.on.of(EQUALITY), side ?? to.none(), to.none());
}

function textTest(context: Context, _: number, making: Making): Node {
  const name = making.on.of(["starts with", "ends with", "contains"]);
  return to.call(name, anyTextLeaf(context, making), to.text(making.on.of(["a", "甲", "1", "330799", "𠮷"])));
}

function membership(context: Context, depth: number, making: Making): Node {
  const texts = (): Node[] =>
    Array.from({ length: 1 + making.on.number(3) }, () => to.text(making.on.of(TEXTS)));
  switch (making.on.number(4)) {
    case 0:
      return to.within(anyText(context, depth, making), texts());
    case 1:
      return to.within(anyText(context, depth, making), [to.list(texts())]);
    case 2:
      return to.call("list contains", to.list(texts()), anyText(context, depth, making));
    default: {
      const list = anyList(context, 0, making, anyTruth);
      const found = leaves({ ...context, variables: [], entity: list.entity }, "text", making, true)[0];
      if (found?.kind !== "name") return to.within(anyText(context, depth, making), texts());
      return to.call("list contains", to.path(list.node, found.name), anyText(context, 0, making));
    }
  }
}

function numberRange(context: Context, depth: number, making: Making): Node {
  const { on } = making;
  const number = (): Node => anyNumber(context, 0, making);
  switch (on.number(5)) {
    case 0:
      return to.between(anyNumber(context, depth, making), number(), number());
    case 1:
      return to.within(anyNumber(context, depth, making), [
        to.range(number(), on.oneIn(2), number(), on.oneIn(2)),
      ]);
    case 2:
      return to.within(anyNumber(context, depth, making), [to.atLeast(on.of(ORDER), number()), number()]);
    case 3:
      return to.within(anyNumber(context, depth, making), [
        to.comparison(on.of(ORDER), to.input(), number()),
      ]);
    default:
      return to.between(
        anyDate(context, depth, making),
        to.temporal(on.of(DATES)),
        anyDate(context, 0, making),
      );
  }
}

function anyQuantified(context: Context, depth: number, making: Making): Node {
  const list = anyList(context, depth - 1, making, anyTruth);
  const variable = `v${context.variables.length}`;
  const inner: Context = {
    ...context,
    variables: [...context.variables, { name: variable, entity: list.entity }],
  };
  const which = making.on.of(["some", "every"] as const);
  if (making.on.oneIn(5)) return twoBindings(which, variable, list.node, inner, making);
  return to.quantified(which, variable, list.node, anyTruth(inner, depth - 1, making));
}

/** `some a in …, b in … satisfies`; or over the values of a list, filtered by `item`. */
function twoBindings(
  which: "some" | "every",
  variable: string,
  first: Node,
  inner: Context,
  making: Making,
): Node {
  const list = anyList(inner, 0, making, anyTruth);
  const [value] = leaves({ entity: list.entity, variables: [] }, "number", making, true);
  const span = { from: 0, to: 0 };
  const bound = { ...span, name: variable, list: first, upTo: undefined };
  if (value?.kind !== "name") {
    const name = `v${inner.variables.length}`;
    const both: Context = { ...inner, variables: [...inner.variables, { name, entity: list.entity }] };
    const second = { ...span, name, list: list.node, upTo: undefined };
    return { ...span, kind: "quantified", which, in: [bound, second], satisfies: anyTruth(both, 0, making) };
  }
  const numbers = to.filter(
    to.path(list.node, value.name),
    to.comparison("!=", to.name("item"), to.number("3")),
  );
  const second = { ...span, name: "值", list: numbers, upTo: undefined };
  const satisfies = to.comparison(making.on.of(ORDER), to.name("值"), anyNumber(inner, 0, making));
  return { ...span, kind: "quantified", which, in: [bound, second], satisfies };
}
