/** What a run holds, and how its arrays are made. */
import type { CheckedProgram } from "../check/checked.ts";
import type { Population } from "../columns.ts";
import type { ConstantValues, Evaluation } from "../interpret/evaluator.ts";
import type { Constants } from "./api.ts";
import type { Surroundings } from "./environment.ts";
import { UnfitPopulation } from "./errors.ts";
import type { Kernel, OutArray } from "./generate.ts";
import type { Need } from "./needs.ts";
import type { Interner, TextTables } from "./text-tables.ts";

/** The kernels of a program. */
export interface Kernels {
  readonly checked: CheckedProgram;
  readonly definitions: ReadonlyMap<string, Kernel>;
  readonly criteria: ReadonlyMap<string, Kernel>;
}

/** What a run holds; `update` changes it in place. */
export interface RunState {
  readonly kernels: Kernels;
  population: Population;
  readonly constants: Constants;
  readonly values: ConstantValues;
  readonly folding: Evaluation;
  readonly definitions: Map<string, readonly OutArray[]>;
  readonly verdicts: Map<string, Uint8Array>;
  readonly interner: Interner;
  readonly tables: TextTables;
}

export function allNeeds({ definitions, criteria }: Kernels): Need[] {
  return [...definitions.values(), ...criteria.values()].flatMap((kernel) => kernel.needs);
}

export function surroundings(state: RunState): Surroundings {
  return { schema: state.kernels.checked.schema, ...state };
}

export function sizeOf(entity: string, population: Population): number {
  const table = population.tables.get(entity);
  if (table === undefined) throw new UnfitPopulation(`no table ${entity}`);
  return table.size;
}

export function allocate(kind: "u8" | "f64" | "i32", size: number): OutArray {
  if (kind === "u8") return new Uint8Array(size);
  return kind === "f64" ? new Float64Array(size) : new Int32Array(size);
}
