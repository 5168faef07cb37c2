/** What a what-if changes: who enters, who leaves, and where they live. */
import { UNKNOWN, YES } from "../columns.ts";
import type { PlaceChange, VerdictChanges } from "./api.ts";

export interface VerdictComparison extends VerdictChanges {
  readonly entered: number;
  readonly left: number;
  readonly becameUnknown: number;
  readonly becameKnown: number;
}

/** Rows whose verdict differs between two runs over the same rows. */
export function compareVerdicts(before: Uint8Array, after: Uint8Array): VerdictComparison {
  const rows = differingRows(before, after);
  const [old, now] = [rows.map((row) => before[row] ?? 0), rows.map((row) => after[row] ?? 0)];
  const count = { entered: 0, left: 0, becameUnknown: 0, becameKnown: 0 };
  for (let at = 0; at < rows.length; at++) tally(count, old[at] ?? 0, now[at] ?? 0);
  return { rows, before: Uint8Array.from(old), after: Uint8Array.from(now), ...count };
}

interface Tally {
  entered: number;
  left: number;
  becameUnknown: number;
  becameKnown: number;
}

function tally(count: Tally, before: number, after: number): void {
  if (after === YES) count.entered++;
  if (before === YES) count.left++;
  if (after === UNKNOWN) count.becameUnknown++;
  if (before === UNKNOWN) count.becameKnown++;
}

function differingRows(before: Uint8Array, after: Uint8Array): Int32Array {
  let count = 0;
  for (let row = 0; row < after.length; row++) if (before[row] !== after[row]) count++;
  const rows = new Int32Array(count);
  for (let row = 0, at = 0; row < after.length; row++) if (before[row] !== after[row]) rows[at++] = row;
  return rows;
}

/** The same by place (or any other text column of the entity), most changed first. `place` null: none or unknown. */
export function changesByPlace(
  changes: VerdictChanges,
  places: Int32Array,
  dictionary: readonly string[],
): PlaceChange[] {
  const byCode = new Map<number, Tally>();
  for (let at = 0; at < changes.rows.length; at++) {
    const code = Math.max(-1, places[changes.rows[at] ?? 0] ?? -1);
    const count = byCode.get(code) ?? { entered: 0, left: 0, becameUnknown: 0, becameKnown: 0 };
    byCode.set(code, count);
    tally(count, changes.before[at] ?? 0, changes.after[at] ?? 0);
  }
  return [...byCode]
    .map(([code, count]) => ({ place: dictionary[code] ?? null, ...count }))
    .toSorted((a, b) => b.entered + b.left - a.entered - a.left);
}
