/** Numbers as lower and upper bound. */
import type { Checked } from "../check/checked.ts";
import { emitAggregate } from "./emit-aggregate.ts";
import { neverNull } from "./emit-ordinal.ts";
import { emitReadNumber, emitTable, singleNumber } from "./emit-read.ts";
import { emitTruthCode } from "./emit-truth-code.ts";
import { type Emitter, NONE_ROW, type Num, UNKNOWN_ROW } from "./emitter.ts";

export function emitNumber(checked: Checked, on: Emitter): Num {
  if (checked.fixed) {
    const value = on.needs.name({ kind: "fixed", value: checked, space: "dictionary" });
    const nullable = !neverNull(checked);
    return { low: value, high: value, exact: !nullable, nullable, single: true };
  }
  switch (checked.kind) {
    case "column":
    case "definition":
      return emitReadNumber(checked, on);
    case "slot": {
      const slot = on.slots.get(checked.slot);
      if (slot?.as !== "number") throw new Error(`slot ${checked.slot} holds no number`);
      return slot.number;
    }
    case "textual":
      return singleNumber(emitTable(checked, on, ["-Infinity", "Infinity"]));
    case "datePart":
      return emitDatePart(checked, on);
    case "periodPart":
      return emitPeriodPart(checked, on);
    case "arithmetic":
      return emitArithmetic(checked, on);
    case "if":
      return emitIf(checked, on);
    case "aggregate":
      return emitAggregate(checked, on);
    default:
      throw new Error(`${checked.kind} is no number`);
  }
}

/** The number × 10^digits. Infinite bounds stay what they are. */
export function scaled(number: Num, digits: number): Num {
  if (digits === 0) return number;
  const unit = 10 ** digits;
  return { ...number, low: `(${number.low} * ${unit})`, high: `(${number.high} * ${unit})` };
}

/** A number from an integer with sentinels, by an expression for the ordinary case. */
function fromOrdinal(ordinal: string, expression: string, on: Emitter): Num {
  const value = on.code.fresh("n");
  on.code.line(
    `const ${value} = ${ordinal} > ${NONE_ROW} ? ${expression} : ${ordinal} === ${UNKNOWN_ROW} ? -Infinity : Infinity;`,
  );
  return singleNumber(value);
}

function emitDatePart(checked: Checked & { kind: "datePart" }, on: Emitter): Num {
  const { value } = on.ordinal(checked.of, "dictionary");
  const parts = {
    year: `(${value} / 10000 | 0)`,
    month: `((${value} / 100 | 0) % 100)`,
    day: `(${value} % 100)`,
  };
  return fromOrdinal(value, parts[checked.part], on);
}

/** Completed years need no months: the difference of yyyymmdd numbers holds them (exact, 29 February included). */
function emitPeriodPart(checked: Checked & { kind: "periodPart" }, on: Emitter): Num {
  const { of } = checked;
  if (checked.part !== "years" || of.kind !== "monthsBetween" || of.fixed) {
    const { value } = on.ordinal(of, "dictionary");
    return fromOrdinal(value, checked.part === "years" ? `(${value} / 12 | 0)` : `(${value} % 12)`, on);
  }
  const [start, end] = [on.ordinal(of.start, "dictionary"), on.ordinal(of.end, "dictionary")];
  const sides = [start, end].filter((side) => !side.certain).map((side) => side.value);
  const years = on.code.fresh("n");
  const known = sides.map((side) => `${side} > ${NONE_ROW}`).join(" && ");
  const none = sides.map((side) => `${side} === ${NONE_ROW}`).join(" || ");
  const difference = `((${end.value} - ${start.value}) / 10000 | 0)`;
  on.code.line(`const ${years} = ${known} ? ${difference} : ${none} ? Infinity : -Infinity;`);
  return singleNumber(years);
}

function emitArithmetic(checked: Checked & { kind: "arithmetic" }, on: Emitter): Num {
  const [a, b] = [on.number(checked.left), on.number(checked.right)];
  if (checked.op === "*") return emitProduct(a, b, on);
  const [left, right] = [
    scaled(a, checked.scale - checked.left.scale),
    scaled(b, checked.scale - checked.right.scale),
  ];
  const minus = checked.op === "-";
  const low = `${left.low} ${checked.op} ${minus ? right.high : right.low}`;
  const high = `${left.high} ${checked.op} ${minus ? right.low : right.high}`;
  return hold(a, b, low, high, on);
}

function emitProduct(a: Num, b: Num, on: Emitter): Num {
  if (a.exact && b.exact) return hold(a, b, `${a.low} * ${b.low}`, "", on);
  const args = `(${a.low}, ${a.high}, ${b.low}, ${b.high})`;
  const low = on.needs.name({ kind: "routine", name: "productLow" });
  const high = on.needs.name({ kind: "routine", name: "productHigh" });
  return hold(a, b, `${low}${args}`, `${high}${args}`, on);
}

/** Null where either side is null (then both bounds are Infinity). */
function hold(a: Num, b: Num, low: string, high: string, on: Emitter): Num {
  const { code } = on;
  const none = [a, b].filter((side) => side.nullable).map((side) => `${side.low} === Infinity`);
  const guard = (bound: string): string =>
    none.length === 0 ? bound : `${none.join(" || ")} ? Infinity : ${bound}`;
  const first = code.fresh("n");
  code.line(`const ${first} = ${guard(low)};`);
  const exact = a.exact && b.exact;
  const single = a.single && b.single;
  if (exact) return { low: first, high: first, exact, nullable: false, single };
  if (single) return singleNumber(first);
  const second = code.fresh("n");
  code.line(`const ${second} = ${guard(high)};`);
  return { low: first, high: second, exact, nullable: none.length > 0, single };
}

/** Where the test is unknown the number lies in the hull of both branches, unless one of them may be null. */
function emitIf(checked: Checked & { kind: "if" }, on: Emitter): Num {
  const { code } = on;
  const test = emitTruthCode(checked.test, on);
  const branch = (part: Checked, when: string): [string, string] => {
    const [low, high] = [code.fresh("n"), code.fresh("n")];
    code.line(`let ${low} = 0, ${high} = 0;`);
    code.block(`if (${when}) {`, () => {
      const number = scaled(on.number(part), checked.scale - part.scale);
      code.line(`${low} = ${number.low}; ${high} = ${number.high};`);
    });
    return [low, high];
  };
  const [a, b] = branch(checked.then, `${test} === 1 || ${test} === 2`);
  const [c, d] = branch(checked.else, `${test} !== 1`);
  const [low, high] = [code.fresh("n"), code.fresh("n")];
  code.line(`let ${low} = ${test} === 1 ? ${a} : ${c}, ${high} = ${test} === 1 ? ${b} : ${d};`);
  code.block(`if (${test} === 2) {`, () => {
    code.line(`const oneNone = (${a} === Infinity) !== (${c} === Infinity);`);
    code.line(`${low} = oneNone ? -Infinity : Math.min(${a}, ${c});`);
    code.line(`${high} = Math.max(${b}, ${d});`);
  });
  return { low, high, exact: false, nullable: true, single: false };
}
