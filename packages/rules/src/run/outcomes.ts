import { NO, type Run, UNKNOWN, YES } from "@olive/feel";
import { residentIdOfKey } from "../snapshot/resident-key.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

export type Verdict = "yes" | "unknown";

/** Verdicts of people: for each policy a truth code for each row of the snapshot's people. */
export interface Outcomes {
  readonly codes: readonly string[];
  /** By policy, in the order of `codes`. People who have left are NO. */
  readonly verdicts: readonly Uint8Array[];
}

export interface VerdictCounts {
  readonly yes: number;
  readonly unknown: number;
}

/** The outcomes of a run over a snapshot, in arrays of their own: the run's change in place when it is updated. */
export function outcomesOf(run: Run, snapshot: Snapshot, codes: readonly string[]): Outcomes {
  return { codes, verdicts: codes.map((code) => maskAbsent(run.verdicts(code), snapshot)) };
}

/** A copy in which people who have left are no. */
export function maskAbsent(verdicts: Uint8Array, { people }: Snapshot): Uint8Array {
  const masked = verdicts.slice();
  const { present } = people;
  for (let row = 0; row < masked.length; row += 1) if (present[row] === 0) masked[row] = NO;
  return masked;
}

/** How many people each policy says yes to, and how many are still unknown. */
export function countVerdicts({ codes, verdicts }: Outcomes): Map<string, VerdictCounts> {
  const counts = new Map<string, VerdictCounts>();
  for (const [i, code] of codes.entries()) {
    counts.set(code, countOf(verdicts[i] ?? new Uint8Array(0)));
  }
  return counts;
}

/** An indexed loop: over a million people twelve times, an iterator takes ten times as long. */
export function countOf(verdicts: Uint8Array): VerdictCounts {
  let yes = 0;
  let unknown = 0;
  for (let row = 0; row < verdicts.length; row += 1) {
    const verdict = verdicts[row];
    if (verdict === YES) yes += 1;
    else if (verdict === UNKNOWN) unknown += 1;
  }
  return { yes, unknown };
}

export function verdictName(code: number): Verdict | "no" {
  return code === YES ? "yes" : code === UNKNOWN ? "unknown" : "no";
}

/**
 * The lines `resident_id,group,verdict` for yes and unknown, sorted by ID number and code point of the group: the
 * form of the expected outcome and of a run's digest. Lines end in LF.
 */
export function* outcomeLines(snapshot: Snapshot, { codes, verdicts }: Outcomes): Iterable<string> {
  const { keys, rows } = snapshot.people;
  const order = Int32Array.from({ length: rows.size }, (_, row) => row);
  order.sort((a, b) => (keys[a] as number) - (keys[b] as number));
  const columns = codes.map((code, i) => ({ code, values: verdicts[i] ?? new Uint8Array(0) }));
  columns.sort((a, b) => (a.code < b.code ? -1 : 1));
  for (const row of order) {
    let id: string | undefined;
    for (const { code, values } of columns) {
      const verdict = values[row];
      if (verdict !== YES && verdict !== UNKNOWN) continue;
      id ??= residentIdOfKey(keys[row] as number);
      yield `${id},${code},${verdict === YES ? "yes" : "unknown"}\n`;
    }
  }
}
