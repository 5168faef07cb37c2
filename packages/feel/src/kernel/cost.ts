/**
 * Cheap parts first: `and` and `or` mean the same in any order (strong Kleene logic), and what is decided by a column
 * needs no loop over rows.
 */
import type { Checked, ListExpr, RowExpr } from "../check/checked.ts";

/** Rough processor cost of a read, of a step through a link (a cache miss), and of a loop over rows. */
const READ = 1;
const LINK = 4;
const LOOP = 12;

export function cheapestFirst(parts: readonly Checked[]): readonly Checked[] {
  return parts.toSorted((a, b) => costOf(a) - costOf(b));
}

function costOf(part: Checked | RowExpr | ListExpr): number {
  let cost = ownCost(part);
  for (const below of Object.values(part)) {
    for (const one of Array.isArray(below) ? below : [below]) {
      if (typeof one === "object" && one !== null && "kind" in one) cost += costOf(one as Checked);
    }
  }
  return cost;
}

function ownCost(part: Checked | RowExpr | ListExpr): number {
  switch (part.kind) {
    case "column":
    case "definition":
      return READ;
    case "link":
      return LINK;
    case "rows":
      return LOOP;
    case "textual":
      return LINK;
    default:
      return 0;
  }
}
