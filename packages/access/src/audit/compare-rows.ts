import type { Queryable } from "@olive/db";
import type { AuditFinding } from "./finding.ts";
import { type ReadRow, readPlaced } from "./read-rows.ts";
import { readLines, type SecondPlace, splitHashes } from "./second-place.ts";

/** How many rows behind a bad place are looked at for what moved there. */
const LOOK_AHEAD = 100;

/** What a place of the tree is compared with. */
export interface Sealed {
  readonly county: string;
  readonly secondPlace: SecondPlace;
  /** First place of the seal. */
  readonly from: number;
  /** What the seal says stands there and behind it. */
  readonly hashes: readonly Buffer[];
}

/** The first row of a seal's leaves that isn't what was sealed, and what happened to it. */
export async function compareRows(
  tx: Queryable,
  sealed: Sealed,
  rows: readonly (ReadRow | undefined)[],
): Promise<AuditFinding | undefined> {
  const { from, hashes } = sealed;
  for (const [n, hash] of hashes.entries()) {
    const row = rows[n];
    const asSealed = row?.entry.equals(hash) === true;
    if (asSealed && row.fits) continue;
    if (asSealed) return { fault: "row-changed", position: from + n };
    return explain(tx, sealed, from + n);
  }
  return undefined;
}

/** What happened at a place whose row isn't the sealed one, by looking where its row belongs and what moved. */
async function explain(
  tx: Queryable,
  { county, secondPlace, from, hashes }: Sealed,
  position: number,
): Promise<AuditFinding> {
  const expected = hashes[position - from]!;
  const [row, ...behind] = await readPlaced(tx, county, position, position + LOOK_AHEAD);
  if (row?.position !== position) return { fault: "row-missing", position };
  const home = await homeOf(secondPlace, row);
  if (home !== undefined)
    return explainMoved(tx, { county, secondPlace, expected }, position, home, behind[0]);
  if (behind.some(({ entry }) => entry.equals(expected))) return { fault: "row-added", position };
  return { fault: "row-changed", position };
}

/** A sealed row at another's place: the two changed places, or those in between were removed and the rest moved up. */
async function explainMoved(
  tx: Queryable,
  { county, secondPlace, expected }: Pick<Sealed, "county" | "secondPlace"> & { expected: Buffer },
  position: number,
  home: number,
  next: ReadRow | undefined,
): Promise<AuditFinding> {
  const [there] = await readPlaced(tx, county, home, home + 1);
  if (there?.entry.equals(expected)) return { fault: "rows-swapped", position, other: home };
  const nextHome = next === undefined ? undefined : await homeOf(secondPlace, next);
  if (home > position && (nextHome ?? home + 1) === home + 1) return { fault: "row-missing", position };
  return { fault: "rows-swapped", position, other: home };
}

/** The place at which a row was sealed; undefined for one that never was. */
async function homeOf(secondPlace: SecondPlace, { entry }: ReadRow): Promise<number | undefined> {
  let from = 0;
  for await (const read of readLines(secondPlace)) {
    if (read.kind !== "seal") continue;
    const hashes = splitHashes(read.line.leaves);
    const at = hashes.findIndex((hash) => hash.equals(entry));
    if (at >= 0) return from + at;
    from += hashes.length;
  }
  return undefined;
}
