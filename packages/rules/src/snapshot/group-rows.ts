import type { TablePlan } from "./plan.ts";
import { type GrowingColumn, pickRows, type RowBuffer } from "./row-buffer.ts";
import type { OwnedTable } from "./snapshot.ts";

/** Below this many rows insertion is the fastest sort; hardly anybody has more rows in one register. */
const INSERTION_LIMIT = 24;

/**
 * Puts the rows of each owner side by side, in the register's order. `owners[i]` is the row of the owner of row i;
 * a negative one leaves the row out.
 */
export function groupRows(
  plan: TablePlan,
  rows: RowBuffer,
  owners: Int32Array,
  ownerCount: number,
  texts: (code: number) => string,
): OwnedTable {
  const start = new Int32Array(ownerCount);
  const end = new Int32Array(ownerCount);
  const kept = countOwners(owners, rows.size, end);
  let sum = 0;
  for (let owner = 0; owner < ownerCount; owner += 1) {
    start[owner] = sum;
    sum += end[owner] as number;
    end[owner] = start[owner] as number;
  }
  const order = new Int32Array(kept);
  for (let row = 0; row < rows.size; row += 1) {
    const owner = owners[row] as number;
    if (owner < 0) continue;
    order[end[owner] as number] = row;
    end[owner] = (end[owner] as number) + 1;
  }
  const compare = rowComparison(plan, rows, texts);
  for (let owner = 0; owner < ownerCount; owner += 1) {
    sortRange(order, start[owner] as number, end[owner] as number, compare);
  }
  return { plan, rows: pickRows(rows, order), start, end, unread: 0 };
}

function countOwners(owners: Int32Array, size: number, counts: Int32Array): number {
  let kept = 0;
  for (let row = 0; row < size; row += 1) {
    const owner = owners[row] as number;
    if (owner < 0) continue;
    counts[owner] = (counts[owner] as number) + 1;
    kept += 1;
  }
  return kept;
}

type Comparison = (a: number, b: number) => number;

/** By the register's order, then by file and row, so that the order is the same however the rows came. */
export function rowComparison(plan: TablePlan, rows: RowBuffer, texts: (code: number) => string): Comparison {
  const columns = plan.order.map((name) => rows.columns.get(name)).filter((column) => column !== undefined);
  const comparisons = columns.map((column) => columnComparison(column, texts));
  return (a, b) => {
    for (const compare of comparisons) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return (
      (rows.fileId[a] as number) - (rows.fileId[b] as number) ||
      (rows.rowNo[a] as number) - (rows.rowNo[b] as number)
    );
  };
}

function columnComparison(column: GrowingColumn, texts: (code: number) => string): Comparison {
  const { values } = column;
  if (column.kind !== "text") return (a, b) => sign((values[a] as number) - (values[b] as number));
  return (a, b) => {
    const [left, right] = [values[a] as number, values[b] as number];
    if (left === right) return 0;
    if (left < 0 || right < 0) return sign(left - right);
    return texts(left) < texts(right) ? -1 : 1;
  };
}

/** Two infinite sentinels differ by NaN: they are equal. */
function sign(difference: number): number {
  return Number.isNaN(difference) ? 0 : difference;
}

function sortRange(order: Int32Array, from: number, to: number, compare: Comparison): void {
  if (to - from < 2) return;
  if (to - from > INSERTION_LIMIT) {
    order.subarray(from, to).sort(compare);
    return;
  }
  for (let i = from + 1; i < to; i += 1) {
    const row = order[i] as number;
    let j = i - 1;
    while (j >= from && compare(order[j] as number, row) > 0) {
      order[j + 1] = order[j] as number;
      j -= 1;
    }
    order[j + 1] = row;
  }
}
