/**
 * Comparisons. Unknown passes through all of them, `=` too; null equals null alone, and has no order (FEEL: null).
 * Numbers are compared by their bounds: an interval that lies wholly on one side decides.
 */
import type { Checked } from "../check/checked.ts";
import type { Comparison } from "../tree.ts";
import { scaled } from "./emit-number.ts";
import { neverNull, textSpaceOf } from "./emit-ordinal.ts";
import { emitReadQuotient } from "./emit-read.ts";
import { emitTruthCode } from "./emit-truth-code.ts";
import { type Emitter, NONE_ROW, type Num, type Ordinal, type Outcomes, UNKNOWN_ROW } from "./emitter.ts";

type Compare = Checked & { kind: "compare" };

export function emitCompare(checked: Compare, then: Outcomes, on: Emitter): void {
  const { left, right, op } = checked;
  switch (left.type) {
    case "number":
      emitNumbers(checked, then, on);
      return;
    case "truth":
      emitEqual({ value: emitTruthCode(left, on), certain: false }, truthSide(right, on), "2", op, then, on);
      return;
    case "text": {
      const spaces = [textSpaceOf(left, on), textSpaceOf(right, on)];
      const space = spaces.includes("derived") ? "derived" : "dictionary";
      emitEqual(on.ordinal(left, space), on.ordinal(right, space), UNKNOWN_ROW, op, then, on);
      return;
    }
    default: {
      const [a, b] = [on.ordinal(left, "dictionary"), on.ordinal(right, "dictionary")];
      if (op === "=" || op === "!=") emitEqual(a, b, UNKNOWN_ROW, op, then, on);
      else emitOrder(a, b, op, then, on);
    }
  }
}

function truthSide(checked: Checked, on: Emitter): Ordinal {
  return { value: emitTruthCode(checked, on), certain: checked.kind === "literal" && neverNull(checked) };
}

/** Chains of `if (test) { statement } else …`; the last one stands for all the rest. */
function decide(cases: readonly (readonly [string, string])[], otherwise: string, on: Emitter): void {
  const chain = cases.map(([test, statement]) => `if (${test}) { ${statement} }`);
  on.code.line(
    [...chain, otherwise === "" ? "" : `{ ${otherwise} }`].filter((part) => part !== "").join(" else "),
  );
}

function emitEqual(
  a: Ordinal,
  b: Ordinal,
  unknown: string,
  op: Comparison,
  then: Outcomes,
  on: Emitter,
): void {
  const [same, other] = op === "=" ? [then.yes, then.no] : [then.no, then.yes];
  const either = [a, b].filter((side) => !side.certain).map((side) => `${side.value} === ${unknown}`);
  const equal = `${a.value} === ${b.value}`;
  if (a.certain || b.certain) {
    const doubt = either.map((test) => [test, then.unknown] as const);
    decide([[equal, same], ...doubt], other, on);
    return;
  }
  decide(
    [
      [either.join(" || "), then.unknown],
      [equal, same],
    ],
    other,
    on,
  );
}

function emitOrder(a: Ordinal, b: Ordinal, op: Comparison, then: Outcomes, on: Emitter): void {
  const unsure = [a, b].filter((side) => !side.certain).map((side) => side.value);
  const { code } = on;
  const holds = [[`${a.value} ${op} ${b.value}`, then.yes]] as const;
  if (unsure.length === 0) {
    decide(holds, then.no, on);
    return;
  }
  code.line(`if (${unsure.map((side) => `${side} > ${NONE_ROW}`).join(" && ")}) {`);
  decide(holds, then.no, on);
  code.line("} else {");
  decide([[unsure.map((side) => `${side} === ${NONE_ROW}`).join(" || "), then.none]], then.unknown, on);
  code.line("}");
}

function emitNumbers(checked: Compare, then: Outcomes, on: Emitter): void {
  const { left, right, op } = checked;
  const quotients = [left, right].some((side) => side.kind === "quotient" || isQuotientDefinition(side));
  const [a, b] = quotients ? crossMultiplied(left, right, on) : aligned(left, right, on);
  switch (op) {
    case "=":
    case "!=":
      emitNumbersEqual(a, b, op === "=" ? then : { ...then, yes: then.no, no: then.yes }, on);
      return;
    case "<":
      emitBelow(a, b, true, then, on);
      return;
    case "<=":
      emitBelow(a, b, false, then, on);
      return;
    case ">":
      emitBelow(b, a, true, then, on);
      return;
    case ">=":
      emitBelow(b, a, false, then, on);
      return;
  }
}

function aligned(left: Checked, right: Checked, on: Emitter): [Num, Num] {
  const scale = Math.max(left.scale, right.scale);
  return [scaled(on.number(left), scale - left.scale), scaled(on.number(right), scale - right.scale)];
}

/** a < b, or a <= b when not strict. */
function emitBelow(a: Num, b: Num, strict: boolean, then: Outcomes, on: Emitter): void {
  const [less, notLess] = strict ? ["<", ">="] : ["<=", ">"];
  if (a.exact && b.exact) {
    decide([[`${a.low} ${less} ${b.low}`, then.yes]], then.no, on);
    return;
  }
  const none = noneTests(a, b);
  decide(
    [
      ...(none === "" ? [] : [[none, then.none] as const]),
      [`${a.high} ${less} ${b.low}`, then.yes],
      [`${a.low} ${notLess} ${b.high}`, then.no],
    ],
    then.unknown,
    on,
  );
}

function noneTests(a: Num, b: Num): string {
  return [a, b]
    .filter((side) => side.nullable)
    .map((side) => `${side.low} === Infinity`)
    .join(" || ");
}

/** Beside null only a known number is certain to differ: an unknown one may turn out to be null. */
function emitNumbersEqual(a: Num, b: Num, then: Outcomes, on: Emitter): void {
  const none = noneTests(a, b);
  if (none !== "") {
    on.code.line(`if (${none}) {`);
    decide(
      [
        [`${a.low} === ${b.low}`, then.yes],
        [`${a.low} === ${a.high} && ${b.low} === ${b.high}`, then.no],
      ],
      then.unknown,
      on,
    );
    on.code.line("} else {");
  }
  decide(
    [
      [`${a.high} < ${b.low} || ${b.high} < ${a.low}`, then.no],
      [`${a.low} === ${b.high} && ${a.high} === ${b.low}`, then.yes],
    ],
    then.unknown,
    on,
  );
  if (none !== "") on.code.line("}");
}

/** A fraction whose divisor was made positive; `state` 0: a fraction, 2: unknown, 3: null (division by zero too). */
interface Fraction {
  readonly low: string;
  readonly high: string;
  readonly divisorLow: string;
  readonly divisorHigh: string;
  readonly state: string;
  readonly scale: number;
  readonly divisorScale: number;
}

/** a/b and c/d as a×d and c×b: both sides stay integers. */
function crossMultiplied(left: Checked, right: Checked, on: Emitter): [Num, Num] {
  const [a, b] = [fraction(left, on), fraction(right, on)];
  const [leftScale, rightScale] = [a.scale + b.divisorScale, b.scale + a.divisorScale];
  const scale = Math.max(leftScale, rightScale);
  return [times(a, b, scale - leftScale, on), times(b, a, scale - rightScale, on)];
}

function isQuotientDefinition(checked: Checked): checked is Checked & { kind: "definition" } {
  return checked.kind === "definition" && checked.quotient;
}

export interface Division {
  readonly dividend: Num;
  readonly divisor: Num;
  readonly scale: number;
  readonly divisorScale: number;
}

/** Dividend and divisor of a quotient; of any other number, the number and 1. */
export function emitDivision(checked: Checked, on: Emitter): Division {
  if (checked.kind === "quotient") {
    const [dividend, divisor] = [on.number(checked.left), on.number(checked.right)];
    return { dividend, divisor, scale: checked.left.scale, divisorScale: checked.right.scale };
  }
  if (isQuotientDefinition(checked)) {
    const shape = on.shapeOf(checked.key);
    if (shape.kind !== "quotient") throw new Error(`${checked.name} is no quotient`);
    return { ...emitReadQuotient(checked, on), scale: shape.scale, divisorScale: shape.divisorScale };
  }
  const one: Num = { low: "1", high: "1", exact: true, nullable: false, single: true };
  return { dividend: on.number(checked), divisor: one, scale: checked.scale, divisorScale: 0 };
}

function fraction(checked: Checked, on: Emitter): Fraction {
  const { dividend, divisor, scale, divisorScale } = emitDivision(checked, on);
  const { code } = on;
  const name = {
    low: code.fresh("q"),
    high: code.fresh("q"),
    divisorLow: code.fresh("q"),
    divisorHigh: code.fresh("q"),
    state: code.fresh("q"),
  };
  code.line(`let ${name.low} = ${dividend.low}, ${name.high} = ${dividend.high};`);
  code.line(`let ${name.divisorLow} = ${divisor.low}, ${name.divisorHigh} = ${divisor.high};`);
  code.line(`let ${name.state} = 0;`);
  const spansZero = `${name.divisorLow} <= 0 && ${name.divisorHigh} >= 0`;
  decide(
    [
      [`${name.low} === Infinity || ${name.divisorLow} === Infinity`, `${name.state} = 3;`],
      [spansZero, `${name.state} = ${name.divisorLow} === 0 && ${name.divisorHigh} === 0 ? 3 : 2;`],
      [`${name.divisorHigh} < 0`, negateBoth(name, on)],
    ],
    "",
    on,
  );
  return { ...name, scale, divisorScale };
}

function negateBoth(name: Omit<Fraction, "scale" | "divisorScale">, on: Emitter): string {
  const [low, divisor] = [on.code.fresh("q"), on.code.fresh("q")];
  return [
    `const ${low} = ${name.low}, ${divisor} = ${name.divisorLow};`,
    `${name.low} = -${name.high}; ${name.high} = -${low};`,
    `${name.divisorLow} = -${name.divisorHigh}; ${name.divisorHigh} = -${divisor};`,
  ].join(" ");
}

/** Dividend × the other's divisor. Beside a null only whether it is a known number matters. */
function times(of: Fraction, other: Fraction, digits: number, on: Emitter): Num {
  const { code } = on;
  const [low, high] = [code.fresh("n"), code.fresh("n")];
  const unit = digits === 0 ? "" : ` * ${10 ** digits}`;
  code.line(`let ${low} = -Infinity, ${high} = Infinity;`);
  const known = `${of.low} === ${of.high} && (${of.low} === 0 || ${of.divisorLow} === ${of.divisorHigh})`;
  const by = (bound: string, above: string, below: string): string =>
    `${bound} === 0 ? 0 : ${bound} * (${bound} > 0 ? ${above} : ${below})${unit}`;
  const lower = by(of.low, other.divisorLow, other.divisorHigh);
  const upper = by(of.high, other.divisorHigh, other.divisorLow);
  decide(
    [
      [`${of.state} === 3`, `${low} = Infinity;`],
      [`${of.state} === 0 && ${other.state} === 0`, `${low} = ${lower}; ${high} = ${upper};`],
      [`${of.state} === 0 && ${known}`, `${low} = ${high} = 0;`],
    ],
    "",
    on,
  );
  return { low, high, exact: false, nullable: true, single: false };
}
