/**
 * The compiler: a program becomes one generated function for each definition and each criterion.
 *
 * Shape of the generated code. For `出生日期 <= 截止 and some 登记 in 失业登记 satisfies 登记.就业意愿 = "是"` on a person:
 *
 *   "use strict";
 *   const x0 = env[0];                       // person.出生日期      Int32Array, yyyymmdd
 *   const x1 = env[1];                       // 截止                 a folded constant
 *   const x2 = env[2]; …                     // rows, start and end of person.失业登记; 就业意愿; the code of "是"
 *   const o0 = out[0];
 *   for (let n = 0; n < count; n++) {
 *     const i = rows === null ? n : rows[n];
 *     L0: {                                  // and: leaves as soon as one part is false
 *       let a1 = 1;
 *       const v2 = x0[i];
 *       if (v2 > -2147483647) {              // neither unknown nor none
 *         if (v2 <= x1) {  } else { o0[i] = 0; break L0; }
 *       } else {
 *         if (v2 === -2147483647) { if (a1 === 1) a1 = 3; } else { a1 = 2; }
 *       }
 *       S3: {                                // some: leaves at the first row that satisfies
 *         let a4 = 0;
 *         F5: for (let k6 = x3[i], e8 = x4[i]; k6 < e8; k6++) { const r7 = x2 === null ? k6 : x2[k6]; … }
 *         if (a4 === 0) { o0[i] = 0; break L0; } …
 *       }
 *       if (a1 === 1) { o0[i] = 1; } else if (a1 === 2) { o0[i] = 2; } else if (a1 === 3) { o0[i] = 0; }
 *     }
 *   }
 *
 * No allocation and no call in the loop but for calendar arithmetic on columns, products of bounds, and the first
 * look at a text. Every array is read at one place as one kind of typed array.
 */
import { checkProgram } from "../check/check-program.ts";
import type { Compiled, Program } from "./api.ts";
import { RefusedProgram } from "./errors.ts";
import { generateKernel, type Kernel } from "./generate.ts";
import { startRun } from "./run.ts";
import type { DefinitionShape } from "./shape.ts";

/** @throws RefusedProgram with every fault of every definition and criterion. */
export function compile(program: Program): Compiled {
  const result = checkProgram(program.schema, program.criteria);
  if ("diagnostics" in result) throw new RefusedProgram(result.diagnostics);
  const checked = result.program;
  const definitions = new Map<string, Kernel>();
  const shapeOf = (key: string): DefinitionShape => {
    const kernel = definitions.get(key);
    if (kernel === undefined) throw new Error(`definition ${key} is used before it is compiled`);
    return kernel.shape;
  };
  for (const [key, definition] of checked.definitions) {
    definitions.set(key, generateKernel(definition, "codes", shapeOf));
  }
  const criteria = new Map<string, Kernel>();
  for (const [code, criterion] of checked.criteria) {
    criteria.set(code, generateKernel(criterion, "verdicts", shapeOf));
  }
  const kernels = { checked, definitions, criteria };
  return { program, checked, run: (population, constants) => startRun(kernels, population, constants) };
}
