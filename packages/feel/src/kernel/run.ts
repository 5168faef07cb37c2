/** One population under one set of constants: every definition and criterion as a column. */
import type { Population } from "../columns.ts";
import { readConstants } from "../interpret/constants.ts";
import { createEvaluation } from "../interpret/evaluate.ts";
import type { Constants, Run, Update } from "./api.ts";
import { environmentOf, findWrittenTexts } from "./environment.ts";
import { arraysOf, type Kernel, type OutArray } from "./generate.ts";
import { materialColumn } from "./material-column.ts";
import { allNeeds, allocate, type Kernels, type RunState, sizeOf, surroundings } from "./run-state.ts";
import { createInterner, createTextTables } from "./text-tables.ts";
import { updateRun } from "./update.ts";

export function startRun(kernels: Kernels, population: Population, constants: Constants): Run {
  const values = readConstants(kernels.checked.schema, constants);
  const interner = createInterner();
  const state: RunState = {
    kernels,
    population,
    constants,
    values,
    folding: createEvaluation(kernels.checked, undefined, values),
    definitions: new Map(),
    verdicts: new Map(),
    interner,
    tables: createTextTables(interner),
  };
  evaluateAll(state);
  return asRun(state);
}

/** Evaluates what the state does not hold yet, definitions in the order of their dependence. */
function evaluateAll(state: RunState): void {
  findWrittenTexts(allNeeds(state.kernels), surroundings(state));
  for (const [key, kernel] of state.kernels.definitions) {
    const entity = state.kernels.checked.definitions.get(key)?.entity ?? "";
    if (!state.definitions.has(key)) state.definitions.set(key, evaluateFully(kernel, entity, state));
  }
  for (const [code, kernel] of state.kernels.criteria) {
    const entity = state.kernels.checked.criteria.get(code)?.entity ?? "";
    if (state.verdicts.has(code)) continue;
    state.verdicts.set(code, evaluateFully(kernel, entity, state)[0] as Uint8Array);
  }
}

function evaluateFully(kernel: Kernel, entity: string, state: RunState): OutArray[] {
  const size = sizeOf(entity, state.population);
  const out = arraysOf(kernel.shape).map((kind) => allocate(kind, size));
  kernel.call(environmentOf(kernel.needs, surroundings(state)), null, size, out);
  return out;
}

function asRun(state: RunState): Run {
  return {
    get population() {
      return state.population;
    },
    constants: state.constants,
    verdicts(code) {
      const verdicts = state.verdicts.get(code);
      if (verdicts === undefined) throw new Error(`the program has no criterion ${code}`);
      return verdicts;
    },
    definition: (entity, name) => materialColumn(entity, name, state),
    whatIf: (changes) => whatIf(state, changes),
    update: (population, changed): Update => updateRun(state, population, changed),
  };
}

/** Only what depends on a constant whose value differs is evaluated again. */
function whatIf(state: RunState, changes: Constants): Run {
  const constants = new Map([...state.constants, ...changes]);
  const values = readConstants(state.kernels.checked.schema, constants);
  const differing = [...values].filter(([name, value]) => state.values.get(name) !== value);
  const stands = (of: { readonly constants: ReadonlySet<string> } | undefined): boolean =>
    of !== undefined && !differing.some(([name]) => of.constants.has(name));
  const { checked } = state.kernels;
  const next: RunState = {
    ...state,
    constants,
    values,
    folding: createEvaluation(checked, undefined, values),
    definitions: new Map([...state.definitions].filter(([key]) => stands(checked.definitions.get(key)))),
    verdicts: new Map([...state.verdicts].filter(([code]) => stands(checked.criteria.get(code)))),
  };
  evaluateAll(next);
  return asRun(next);
}
