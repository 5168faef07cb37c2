import type { HouseholdTable, Snapshot } from "./snapshot.ts";
import { grown } from "./text-index.ts";

/** The rows of a household's members. */
export function listMembers({ start, end, members }: HouseholdTable, household: number): number[] {
  if (household >= start.length) return [];
  return [...members.subarray(start[household], end[household])];
}

/** Gives a household these members, in the order of their ID numbers; they go to the end of the list of all. */
export function setMembers(
  { households, people }: Snapshot,
  household: number,
  rows: Iterable<number>,
): void {
  const ordered = [...rows].sort((a, b) => (people.keys[a] as number) - (people.keys[b] as number));
  if (household >= households.start.length) {
    households.start = grown(households.start, households.keys.size);
    households.end = grown(households.end, households.keys.size);
  }
  const first = households.membersSize;
  if (first + ordered.length > households.members.length) {
    households.members = grown(households.members, first + ordered.length);
  }
  households.members.set(ordered, first);
  households.membersSize = first + ordered.length;
  households.start[household] = first;
  households.end[household] = first + ordered.length;
}
