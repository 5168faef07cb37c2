/** Follows changed rows: evaluates again whatever can see them, and says whose verdict differs. */
import type { Population } from "../columns.ts";
import type { Update, VerdictChanges } from "./api.ts";
import { dependingRows } from "./depending-rows.ts";
import { environmentOf, findWrittenTexts } from "./environment.ts";
import { arraysOf, type Kernel, type OutArray } from "./generate.ts";
import { allNeeds, allocate, type RunState, sizeOf, surroundings } from "./run-state.ts";

export function updateRun(
  state: RunState,
  population: Population,
  changed: ReadonlyMap<string, ArrayLike<number>>,
): Update {
  state.population = population;
  const { checked } = state.kernels;
  findWrittenTexts(allNeeds(state.kernels), surroundings(state));
  const affected = dependingRows(checked, population, changed);
  const rowsOf = (entity: string): Int32Array => affected.get(entity) ?? new Int32Array(0);
  for (const [key, kernel] of state.kernels.definitions) {
    const entity = checked.definitions.get(key)?.entity ?? "";
    const arrays = grown(kernel, state.definitions.get(key) ?? [], sizeOf(entity, population));
    state.definitions.set(key, arrays);
    evaluateRows(kernel, rowsOf(entity), arrays, state);
  }
  const changes = new Map<string, VerdictChanges>();
  for (const [code, kernel] of state.kernels.criteria) {
    const entity = checked.criteria.get(code)?.entity ?? "";
    const [verdicts] = grown(
      kernel,
      [state.verdicts.get(code) ?? new Uint8Array(0)],
      sizeOf(entity, population),
    );
    const found = changesOf(kernel, rowsOf(entity), verdicts as Uint8Array, state);
    state.verdicts.set(code, verdicts as Uint8Array);
    if (found.rows.length > 0) changes.set(code, found);
  }
  return { evaluated: new Map([...affected].map(([entity, rows]) => [entity, rows.length])), changes };
}

function evaluateRows(kernel: Kernel, rows: Int32Array, out: readonly OutArray[], state: RunState): void {
  if (rows.length === 0) return;
  kernel.call(environmentOf(kernel.needs, surroundings(state)), rows, rows.length, out);
}

/** Arrays with room for new rows. */
function grown(kernel: Kernel, arrays: readonly OutArray[], size: number): readonly OutArray[] {
  if (arrays.every((array) => array.length === size)) return arrays;
  return arraysOf(kernel.shape).map((kind, at) => {
    const larger = allocate(kind, size);
    const old = arrays[at];
    if (old !== undefined) larger.set(old.subarray(0, size));
    return larger;
  });
}

function changesOf(kernel: Kernel, rows: Int32Array, verdicts: Uint8Array, state: RunState): VerdictChanges {
  const before = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at++) before[at] = verdicts[rows[at] ?? 0] ?? 0;
  evaluateRows(kernel, rows, [verdicts], state);
  const differing: number[] = [];
  for (let at = 0; at < rows.length; at++) {
    if (before[at] !== verdicts[rows[at] ?? 0]) differing.push(at);
  }
  const found = Int32Array.from(differing);
  return {
    rows: found.map((at) => rows[at] ?? 0),
    before: Uint8Array.from(differing, (at) => before[at] ?? 0),
    after: Uint8Array.from(differing, (at) => verdicts[rows[at] ?? 0] ?? 0),
  };
}
