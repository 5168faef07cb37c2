/** Writes the kernel of one definition or criterion. */
import type { Checked, CheckedExpression } from "../check/checked.ts";
import { createCode } from "./code.ts";
import { emitDivision } from "./emit-compare.ts";
import { emitNumber } from "./emit-number.ts";
import { emitOrdinal } from "./emit-ordinal.ts";
import { emitRow } from "./emit-rows.ts";
import { emitTruth } from "./emit-truth.ts";
import type { Emitter } from "./emitter.ts";
import { createNeeds, type Need } from "./needs.ts";
import { type DefinitionShape, type ShapeOf, shapeOfExpression } from "./shape.ts";

/** An array that a kernel writes. */
export type OutArray = Uint8Array | Float64Array | Int32Array;

/**
 * `env` holds what the needs name, in order; `rows` the rows to evaluate, or null for all from 0 to `count`;
 * `out` the arrays of the shape.
 */
export type KernelFunction = (
  env: readonly unknown[],
  rows: ArrayLike<number> | null,
  count: number,
  out: readonly OutArray[],
) => void;

export interface Kernel {
  readonly shape: DefinitionShape;
  readonly needs: readonly Need[];
  readonly source: string;
  readonly call: KernelFunction;
}

/** What a kernel stores: truth codes, or verdicts (null counts as no). */
export type Storing = "codes" | "verdicts";

export function generateKernel(of: CheckedExpression, storing: Storing, shapeOf: ShapeOf): Kernel {
  const code = createCode();
  const needs = createNeeds();
  const shape = shapeOfExpression(of.expression, shapeOf);
  const on: Emitter = {
    code,
    needs,
    slots: new Map([[0, { as: "row", row: { value: "i", certain: true } }]]),
    shapeOf,
    row: (row) => emitRow(row, on),
    truth: (checked, then) => emitTruth(checked, then, on),
    number: (checked) => emitNumber(checked, on),
    ordinal: (checked, space) => emitOrdinal(checked, space, on),
  };
  code.block("for (let n = 0; n < count; n++) {", () => {
    code.line("const i = rows === null ? n : rows[n];");
    emitStore(of.expression, shape, storing, on);
  });
  const source = `${prologue(needs.list.length, shape)}\n${code.text()}`;
  return { shape, needs: needs.list, source, call: build(source) };
}

function prologue(needs: number, shape: DefinitionShape): string {
  const reads = Array.from({ length: needs }, (_, at) => `const x${at} = env[${at}];`);
  const outs = Array.from({ length: arraysOf(shape).length }, (_, at) => `const o${at} = out[${at}];`);
  return ['"use strict";', ...reads, ...outs].join("\n");
}

/** The arrays of a shape, in order. */
export function arraysOf(shape: DefinitionShape): readonly ("u8" | "f64" | "i32")[] {
  switch (shape.kind) {
    case "truth":
      return ["u8"];
    case "number":
      return shape.single ? ["f64"] : ["f64", "f64"];
    case "quotient":
      return ["f64", "f64", "f64", "f64"];
    default:
      return ["i32"];
  }
}

/**
 * `new Function` is safe here: the source holds nothing but our own identifiers (a letter and a counter), operators
 * and numbers. Names and texts of users never enter it; they reach the kernel as elements of `env`.
 */
function build(source: string): KernelFunction {
  return new Function("env", "rows", "count", "out", source) as KernelFunction;
}

function emitStore(checked: Checked, shape: DefinitionShape, storing: Storing, on: Emitter): void {
  const { code } = on;
  switch (shape.kind) {
    case "truth": {
      const none = storing === "verdicts" ? 0 : 3;
      on.truth(checked, {
        yes: "o0[i] = 1;",
        no: "o0[i] = 0;",
        unknown: "o0[i] = 2;",
        none: `o0[i] = ${none};`,
      });
      return;
    }
    case "number": {
      const { low, high } = on.number(checked);
      code.line(shape.single ? `o0[i] = ${low};` : `o0[i] = ${low}; o1[i] = ${high};`);
      return;
    }
    case "quotient": {
      const { dividend, divisor } = emitDivision(checked, on);
      code.line(`o0[i] = ${dividend.low}; o1[i] = ${dividend.high};`);
      code.line(`o2[i] = ${divisor.low}; o3[i] = ${divisor.high};`);
      return;
    }
    case "text":
      code.line(`o0[i] = ${on.ordinal(checked, shape.space).value};`);
      return;
    default:
      code.line(`o0[i] = ${on.ordinal(checked, "dictionary").value};`);
  }
}
