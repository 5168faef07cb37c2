import { changesByPlace, compareVerdicts, type PlaceChange, type VerdictComparison } from "@olive/feel";
import type { CalendarDate, Wording } from "@olive/kernel";
import { countOf, type VerdictCounts, verdictName } from "../run/outcomes.ts";
import { sumByTownship } from "../simulation/simulate.ts";
import { residentIdOfKey, residentKeyOf } from "../snapshot/resident-key.ts";
import { countPeople, type Snapshot } from "../snapshot/snapshot.ts";
import { type ClauseShare, shareClauses } from "./clause-shares.ts";
import type { Focus } from "./focus.ts";

export interface GroupImpact {
  readonly code: string;
  readonly name: Wording;
  readonly before: VerdictCounts;
  readonly after: VerdictCounts;
  readonly changes: VerdictComparison;
}

/** What an edit would do, on one day's data. */
export interface Impact {
  readonly asOf: CalendarDate;
  readonly lastFileId: number;
  readonly people: number;
  /** The policy itself first. */
  readonly groups: readonly GroupImpact[];
  /** By township, in the order of codes. */
  readonly places: readonly PlaceChange[];
  readonly clauses: readonly ClauseShare[];
  /** Largest share of a group's present members that enter or leave. */
  readonly share: number;
}

/** Compares two foci over one snapshot; `after` may hold fewer policies: those that the edit touches. Pure. */
export function compareFoci(before: Focus, after: Focus, snapshot: Snapshot): Impact {
  const groups = after.program.policies.map(({ code, name }): GroupImpact => {
    const [old, now] = [verdictsOf(before, code), verdictsOf(after, code)];
    return { code, name, before: countOf(old), after: countOf(now), changes: compareVerdicts(old, now) };
  });
  const own = groups[0]?.changes ?? compareVerdicts(new Uint8Array(0), new Uint8Array(0));
  return {
    asOf: snapshot.identity.asOf,
    lastFileId: snapshot.identity.lastFileId,
    people: countPeople(snapshot),
    groups,
    places: townships(before, snapshot, own),
    clauses: shareClauses(before, after, own),
    share: Math.max(0, ...groups.map(shareOf)),
  };
}

function verdictsOf({ verdicts }: Focus, code: string): Uint8Array {
  const found = verdicts.get(code);
  if (found === undefined) throw new RangeError(`the focus lacks ${code}`);
  return found;
}

function townships({ program }: Focus, snapshot: Snapshot, changes: VerdictComparison): PlaceChange[] {
  const column = program.set.placeColumn ?? "";
  const places = snapshot.people.rows.columns.get(column);
  if (places?.kind !== "text") return [];
  const sums = sumByTownship(changesByPlace(changes, places.values, snapshot.texts));
  // In the order of codes: a list by size would rank townships.
  return sums.toSorted((a, b) => ((a.place ?? "") < (b.place ?? "") ? -1 : 1));
}

/** Of a group that has nobody yet, whoever enters is all of it. */
function shareOf({ before, changes }: GroupImpact): number {
  return (changes.entered + changes.left) / Math.max(1, before.yes);
}

/** One who would move. */
export interface MovedResident {
  readonly residentId: string;
  readonly policy: string;
  readonly before: "yes" | "no" | "unknown";
  readonly after: "yes" | "no" | "unknown";
}

/** Everybody who would move, of every group. */
export function listMoved({ groups }: Impact, { people }: Snapshot): MovedResident[] {
  return groups.flatMap(({ code, changes: { rows, before, after } }) =>
    Array.from(rows, (row, at) => ({
      residentId: residentIdOfKey(people.keys[row] as number),
      policy: code,
      before: verdictName(before[at] as number),
      after: verdictName(after[at] as number),
    })),
  );
}

/** A few of each kind of move of the policy itself, spread over all of them. */
export function pickMoved(impact: Impact, snapshot: Snapshot, each: number): MovedResident[] {
  const kinds = new Map<string, MovedResident[]>();
  for (const moved of listMoved({ ...impact, groups: impact.groups.slice(0, 1) }, snapshot)) {
    const kind = `${moved.before} ${moved.after}`;
    const others = kinds.get(kind);
    if (others === undefined) kinds.set(kind, [moved]);
    else others.push(moved);
  }
  return [...kinds.values()].flatMap((all) => spread(all, each));
}

function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  const picked: T[] = [];
  for (let at = 0; at < all.length && picked.length < most; at += step) picked.push(all[Math.floor(at)] as T);
  return picked;
}

/** What the policy says of given people, before and after; those who aren't in the population are left out. */
export function verdictsFor(
  before: Focus,
  after: Focus,
  { people }: Snapshot,
  residentIds: readonly string[],
): MovedResident[] {
  const [old, now] = [verdictsOf(before, before.policy), verdictsOf(after, before.policy)];
  return residentIds.flatMap((residentId): MovedResident[] => {
    const row = people.index.find(residentKeyOf(residentId));
    if (row < 0 || people.present[row] !== 1) return [];
    const [was, is] = [verdictName(old[row] as number), verdictName(now[row] as number)];
    return [{ residentId, policy: before.policy, before: was, after: is }];
  });
}
