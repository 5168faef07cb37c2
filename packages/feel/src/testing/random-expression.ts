import fc from "fast-check";

/** Names of generated expressions and what may be known of them, as JSON on the wire. */
export const NAMES: Readonly<Record<string, readonly unknown[]>> = {
  n: [null, 0, 1, 2, -1.5],
  m: [null, 0, 1, 3],
  s: [null, "", "a", "ab"],
  b: [null, true, false],
  d: [null, { $: "date", v: "2024-02-29" }, { $: "date", v: "2020-01-01" }],
  l: [null, [], [1, 2], [null, 1], [2]],
};

const leaf = (name: string, ...literals: string[]) => fc.constantFrom(name, ...literals);

interface Kinds {
  number: string;
  text: string;
  truth: string;
  list: string;
  date: string;
}

/** Expressions over the names of NAMES, of all kinds, some of them of mixed kinds. */
export const { truth: randomTruth, number: randomNumber } = fc.letrec<Kinds>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf("n", "m", "0", "1", "2", "null"),
    fc.tuple(tie("number"), fc.constantFrom("+", "-", "*", "/"), tie("number")).map(bracketed),
    tie("list").map((list) => `count(${list})`),
    fc
      .tuple(fc.constantFrom("sum", "min", "max", "mean"), tie("list"))
      .map(([name, list]) => `${name}(${list})`),
    fc
      .tuple(tie("truth"), tie("number"), tie("number"))
      .map(([test, a, b]) => `(if ${test} then ${a} else ${b})`),
    fc.tuple(tie("list"), fc.constantFrom("1", "2", "-1")).map(([list, at]) => `${list}[${at}]`),
    tie("text").map((text) => `string length(${text})`),
    tie("date").map((date) => `${date}.year`),
  ),
  text: fc.oneof({ maxDepth: 3 }, leaf("s", '""', '"a"', '"b"'), fc.constant("(s + s)")),
  date: leaf("d", 'date("2022-05-31")', '(d + duration("P1M"))'),
  list: fc.oneof(
    { maxDepth: 3 },
    leaf("l", "[]", "[1, n]", "[n, m, 2]"),
    fc.tuple(tie("list"), tie("number")).map(([list, item]) => `append(${list}, ${item})`),
    tie("list").map((list) => `${list}[item > 1]`),
    tie("list").map((list) => `(for x in ${list} return x + n)`),
    tie("list").map((list) => `distinct values(${list})`),
    tie("list").map((list) => `reverse(${list})`),
  ),
  truth: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf("b", "true", "false", "null"),
    fc.tuple(tie("number"), fc.constantFrom("=", "!=", "<", "<=", ">", ">="), tie("number")).map(bracketed),
    fc.tuple(tie("text"), fc.constantFrom("=", "!=", "<"), tie("text")).map(bracketed),
    fc.tuple(tie("date"), fc.constantFrom("=", "<", ">="), tie("date")).map(bracketed),
    fc.tuple(tie("truth"), fc.constantFrom("and", "or"), tie("truth")).map(bracketed),
    tie("truth").map((of) => `not(${of})`),
    fc.tuple(tie("number"), tie("list")).map(([of, list]) => `(${of} in ${list})`),
    fc.tuple(tie("number"), tie("number"), tie("number")).map(([a, b, c]) => `(${a} in [${b}..${c}])`),
    fc.tuple(tie("number"), tie("number"), tie("number")).map(([a, b, c]) => `(${a} between ${b} and ${c})`),
    fc
      .tuple(fc.constantFrom("some", "every"), tie("list"), tie("truth"))
      .map(([which, list, of]) => `(${which} x in ${list} satisfies x > n and ${of})`),
    fc.tuple(tie("list"), tie("number")).map(([list, item]) => `list contains(${list}, ${item})`),
    fc.tuple(tie("list"), tie("list")).map(([a, b]) => `(${a} = ${b})`),
    tie("number").map((of) => `(${of} = "a")`),
  ),
}));

function bracketed(parts: readonly unknown[]): string {
  return `(${parts.join(" ")})`;
}
