/** Numbers, texts, dates and periods of generated criteria. */
import type { Node } from "../tree.ts";
import { anyList, type Context, leaves, type Making, NoList } from "./arbitrary-rows.ts";
import { DATES, TEXTS } from "./arbitrary-world.ts";
import * as to from "./nodes.ts";

const DIGITS = ["0", "1", "2.5", "3", "0.25", "-1"];

function literalNumber(making: Making): Node {
  const digits = making.on.of(DIGITS);
  return digits.startsWith("-") ? to.negate(to.number(digits.slice(1))) : to.number(digits);
}

/** Columns, constants, written numbers. */
function numberLeaf(context: Context, making: Making): Node {
  return making.on.of([...leaves(context, "number", making), to.name("线"), literalNumber(making)]);
}

export function anyNumber(context: Context, depth: number, making: Making): Node {
  const { on } = making;
  if (depth <= 0) return numberLeaf(context, making);
  switch (on.number(10)) {
    case 0:
    case 1:
      return to.arithmetic(
        on.of(["+", "-"]),
        anyNumber(context, depth - 1, making),
        numberLeaf(context, making),
      );
    case 2:
      return to.arithmetic("*", numberLeaf(context, making), numberLeaf(context, making));
    case 3:
      return anyAggregate(context, making);
    case 4:
      return anyAggregate(context, making);
    case 5:
      return to.path(anyDate(context, 0, making), on.of(["year", "month", "day"]));
    case 6: {
      const [start, end] = [anyDate(context, 0, making), anyDate(context, 0, making)];
      return to.path(to.call("years and months duration", start, end), on.of(["years", "months"]));
    }
    case 7:
      return textNumber(context, making);
    case 8: {
      const test = to.comparison(on.of(["<", "="]), numberLeaf(context, making), numberLeaf(context, making));
      return to.conditional(test, anyNumber(context, depth - 1, making), numberLeaf(context, making));
    }
    default:
      return to.arithmetic("/", numberLeaf(context, making), to.number(on.of(["2", "4", "10"])));
  }
}

function textNumber(context: Context, making: Making): Node {
  const leaf = anyTextLeaf(context, making);
  switch (making.on.number(3)) {
    case 0:
      return to.call("string length", leaf);
    case 1:
      return to.call("number", leaf);
    default: {
      const texts = TEXTS.slice(0, 4).map(to.text);
      return to.filter(to.call("index of", to.list(texts), leaf), to.number("1"));
    }
  }
}

function anyAggregate(context: Context, making: Making): Node {
  const list = listWithSimpleFilter(context, making);
  if (list === undefined) return numberLeaf(context, making);
  const [bare] = leaves({ entity: list.entity, variables: [] }, "number", making, true).slice(
    making.on.number(2),
  );
  const which = making.on.of(["count", "sum", "min", "max"]);
  if (which === "count" || bare?.kind !== "name") return to.call("count", list.node);
  return to.call(which, to.path(list.node, bare.name));
}

function listWithSimpleFilter(context: Context, making: Making): { node: Node; entity: string } | undefined {
  try {
    return anyList(context, 0, making, simpleTruth);
  } catch (error) {
    if (error instanceof NoList) return undefined;
    throw error;
  }
}

function simpleTruth(context: Context, _: number, making: Making): Node {
  const number = to.comparison(making.on.of(["<", ">="]), numberLeaf(context, making), literalNumber(making));
  const texts = leaves(context, "text", making, true);
  if (texts.length === 0 || making.on.oneIn(2)) return number;
  return to.comparison("=", making.on.of(texts), to.text(making.on.of(TEXTS)));
}

export function anyTextLeaf(context: Context, making: Making): Node {
  return making.on.of([...leaves(context, "text", making), to.name("类")]);
}

export function anyText(context: Context, depth: number, making: Making): Node {
  const { on } = making;
  switch (on.number(depth > 0 ? 6 : 3)) {
    case 0:
      return to.text(on.of([...TEXTS, "没有"]));
    case 1:
    case 2:
      return anyTextLeaf(context, making);
    case 3:
      return to.call(on.of(["upper case", "lower case"]), anyTextLeaf(context, making));
    case 4: {
      const start = on.of([to.number("1"), to.number("2"), to.negate(to.number("2")), to.number("5")]);
      const length = on.oneIn(2) ? [to.number(on.of(["1", "3"]))] : [];
      return to.call("substring", anyTextLeaf(context, making), start, ...length);
    }
    default: {
      const test = to.comparison("<", numberLeaf(context, making), numberLeaf(context, making));
      return to.conditional(test, anyText(context, depth - 1, making), anyText(context, 0, making));
    }
  }
}

export function anyPeriod(making: Making): Node {
  return making.on.of([to.name("期"), to.temporal("P6M"), to.call("duration", to.text("P1Y1M"))]);
}

export function anyDate(context: Context, depth: number, making: Making): Node {
  const { on } = making;
  switch (on.number(depth > 0 ? 7 : 3)) {
    case 0:
      return to.name("截止");
    case 1:
      return on.of([...leaves(context, "date", making), to.name("截止")]);
    case 2:
      return to.call("date", to.text(on.of(DATES)));
    case 3:
    case 4:
      return to.arithmetic(on.of(["+", "-"]), anyDate(context, depth - 1, making), anyPeriod(making));
    case 5:
      return to.arithmetic(on.of(["+", "-"]), anyDate(context, depth - 1, making), to.temporal("P40D"));
    default:
      return extremeDate(context, making);
  }
}

function extremeDate(context: Context, making: Making): Node {
  const list = listWithSimpleFilter(context, making);
  const [bare] =
    list === undefined ? [] : leaves({ entity: list.entity, variables: [] }, "date", making, true);
  if (list === undefined || bare?.kind !== "name") return to.name("截止");
  return to.call(making.on.of(["min", "max"]), to.path(list.node, bare.name));
}

export function anyMonth(context: Context, depth: number, making: Making): Node {
  const { on } = making;
  const leaf = on.of([...leaves(context, "month", making), to.name("本月")]);
  return depth > 0 && on.oneIn(3) ? to.arithmetic(on.of(["+", "-"]), leaf, anyPeriod(making)) : leaf;
}
