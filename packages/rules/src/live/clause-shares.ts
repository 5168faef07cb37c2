import { type VerdictComparison, YES } from "@olive/feel";
import type { Focus } from "./focus.ts";

/** How much of a difference one clause decides. */
export interface ClauseShare {
  readonly text: string;
  /** Of those who move: people for whom this clause turned out differently, or whom an added or removed one decides. */
  readonly people: number;
  readonly share: number;
  readonly change: "kept" | "added" | "removed";
}

/**
 * Which clauses the difference comes from. One that stands in both texts decides for whom it says something else
 * than before. One that was added decides for those who leave because it isn't met, and enter because it is; one that
 * was removed the other way round. One person may be decided by several. Most first; those that decide nobody are left out.
 */
export function shareClauses(before: Focus, after: Focus, changes: VerdictComparison): ClauseShare[] {
  const total = Math.max(1, changes.rows.length);
  const shares: ClauseShare[] = [];
  const add = (text: string, people: number, change: ClauseShare["change"]): void => {
    if (people > 0) shares.push({ text, people, share: people / total, change });
  };
  const old = new Map(before.clauses.map(({ text, code }) => [text, code]));
  for (const { text, code } of after.clauses) {
    const was = old.get(text);
    const now = after.run.verdicts(code);
    if (was === undefined) add(text, countDecided(now, changes, true), "added");
    else add(text, countDiffering(before.run.verdicts(was), now, changes), "kept");
    old.delete(text);
  }
  for (const [text, code] of old)
    add(text, countDecided(before.run.verdicts(code), changes, false), "removed");
  return shares.sort((a, b) => b.people - a.people);
}

function countDiffering(was: Uint8Array, now: Uint8Array, { rows }: VerdictComparison): number {
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    if (was[row] !== now[row]) count += 1;
  }
  return count;
}

/** Of an added clause: met by those who gain, not met by those who lose. Of a removed one the reverse. */
function countDecided(clause: Uint8Array, { rows, after }: VerdictComparison, isAdded: boolean): number {
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const isMet = clause[rows[at] as number] === YES;
    const gains = after[at] === YES;
    if (isMet === (gains === isAdded)) count += 1;
  }
  return count;
}
