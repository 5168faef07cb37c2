import type { Queryable } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";
import type { Case, Owner, Team } from "./case.ts";
import type { LifeCycle } from "./life-cycle/life-cycle.ts";
import type { CaseOffice } from "./life-cycle/life-cycles.ts";
import { type Assigned, couldOwn, pickOwner } from "./staff.ts";

/** Who is at work today, and how many open cases each of them has. */
export interface Present {
  readonly staff: readonly Assigned[];
  readonly load: Map<number, number>;
}

/** Everybody at work in the county on this day: a standing assignment, and not absent. */
export async function listPresent(
  tx: Queryable,
  office: CaseOffice,
  county: string,
  now: Date,
): Promise<readonly Assigned[]> {
  const [staff, absent] = [await office.staff(tx, county), await listAbsent(tx, county, now)];
  return staff.filter(({ account }) => !absent.has(account));
}

async function listAbsent(tx: Queryable, county: string, now: Date): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ account: number }>(
    `select account from cases.absence
     where county = $1 and begins_on <= $2 and ended_at is null and (ends_on is null or ends_on >= $2)`,
    [county, fromDateNumber(today(now))],
  );
  return new Set(rows.map(({ account }) => account));
}

/** Open cases of those who could take one of these teams' cases. */
export async function weigh(
  tx: Queryable,
  county: string,
  staff: readonly Assigned[],
  teams: readonly Team[],
): Promise<Map<number, number>> {
  const accounts = staff
    .filter((one) => teams.some((team) => couldOwn(team, one)))
    .map(({ account }) => account);
  if (new Set(accounts).size < 2) return new Map();
  const rows = await tx.query<{ account: number; cases: number }>(
    `select owner_account as account, count(*)::int as cases from cases.case_file
     where county = $1 and owner_account = any($2) and closed_at is null group by 1`,
    [county, accounts],
  );
  return new Map(rows.map(({ account, cases }) => [account, cases]));
}

/** Counts a case that was just given, so that a bulk spreads over the team. */
export function addLoad(load: Map<number, number>, account: number): void {
  load.set(account, (load.get(account) ?? 0) + 1);
}

/**
 * Accounts that can't do what the state is there for: where an act out of it asks for another than the opener or the
 * previous actor, neither of them becomes its owner.
 */
export function listExcluded(
  cycle: LifeCycle,
  state: string,
  opener: number | null,
  previous: number | null,
): ReadonlySet<number> {
  const asked = Object.values(cycle.acts)
    .filter(({ from }) => from.includes(state))
    .flatMap(({ who }) => (who === "machine" ? [] : (who.otherThan ?? [])))
    .map((other) => (other === "opener" ? opener : previous));
  return new Set(asked.filter((account) => account !== null));
}

/** The case whose owner is to be picked: where it goes, and whom the life cycle asks about. */
export interface Opening {
  readonly cycle: LifeCycle;
  readonly state: string;
  readonly team: Team;
  readonly opener: number | null;
  /** Whoever did the last act by hand. */
  readonly previous: number | null;
  /** Whose it may stay, best first, where they belong to the team: its present owner, the actor. */
  readonly candidates: readonly (number | null)[];
}

/**
 * Who owns a case: its opener where the rule prefers that and they are at work, a candidate who belongs to the team,
 * otherwise whoever of the team has fewest open cases. Undefined where the team has nobody.
 */
export function chooseOwner(opening: Opening, { staff, load }: Present): Assigned | undefined {
  const { cycle, state, team, opener, candidates } = opening;
  const prefersOpener = cycle.states[state]?.owner.prefers === "opener";
  const preferred = staff.find(
    (one) => prefersOpener && one.account === opener && one.acts.includes(team.act),
  );
  if (preferred !== undefined) return preferred;
  const excluded = listExcluded(cycle, state, opener, opening.previous);
  const able = staff.filter((one) => !excluded.has(one.account) && couldOwn(team, one));
  const staying = candidates.flatMap((account) => able.filter((one) => one.account === account));
  return staying[0] ?? pickOwner(team, staff, load, excluded);
}

/** The same for one case, with who is at work read now. */
export async function findOwner(
  tx: Queryable,
  office: CaseOffice,
  county: string,
  opening: Opening,
  now: Date,
): Promise<Assigned | undefined> {
  const staff = await listPresent(tx, office, county, now);
  return chooseOwner(opening, { staff, load: await weigh(tx, county, staff, [opening.team]) });
}

/** The case with this owner, or waiting for one since `now`. */
export function withOwner(kase: Case, owner: Owner | undefined, now: Date): Case {
  if (owner === undefined) return { ...kase, owner: null, unownedSince: kase.unownedSince ?? now };
  return { ...kase, owner: { account: owner.account, name: owner.name }, unownedSince: null };
}
