import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { ancestorAt, isWithin, type PlaceCode, parsePlaceCode } from "@olive/kernel";
import type { Case, Owner, Team } from "./case.ts";
import type { OwnerRule } from "./life-cycle/life-cycle.ts";

/** Somebody with a standing assignment: an account under one role, in one area, perhaps for a department. */
export interface Assigned extends Owner {
  readonly role: string;
  readonly area: string;
  readonly department: string | null;
  readonly acts: readonly string[];
}

/** Everybody who works in the county today. */
export type FindStaff = (tx: Queryable, county: string) => Promise<readonly Assigned[]>;

/**
 * The team that answers for a case in a state with this rule. Of somebody whose village isn't known the township
 * answers for the village's step. Throws RangeError where the place is no code, or no department is named.
 */
export function teamOf(rule: OwnerRule, kase: Pick<Case, "place" | "department">): Team {
  const place = parsePlaceCode(kase.place);
  if (place === undefined) throw new RangeError(`${kase.place} is no place`);
  const area = ancestorAt(place, rule.level === "department" ? "county" : rule.level) ?? place;
  if (rule.level === "department" && kase.department === null) {
    throw new RangeError("a department's step on a case that names no department");
  }
  return {
    act: rule.act,
    level: rule.level,
    area,
    department: rule.level === "department" ? kase.department : null,
  };
}

type Worker = Pick<Assigned, "area" | "department" | "acts">;

/** Whether the case may lie with this worker: the act, at exactly the team's level, of the team's department. */
export function couldOwn(team: Team, worker: Worker): boolean {
  return (
    worker.acts.includes(team.act) &&
    worker.area === team.area &&
    (team.level !== "department" || worker.department === team.department)
  );
}

/** Whether the actor may stand in for the team: the act, over an area that holds the team's. */
export function isOfTeam(team: Team, actor: Pick<Actor, "area" | "department" | "acts">): boolean {
  return (
    actor.acts.includes(team.act) &&
    isWithin(team.area, actor.area as PlaceCode) &&
    (team.level !== "department" || actor.department === team.department)
  );
}

/** Who may assign other people's cases and answers for what nobody took. */
export const SUPERVISING = "case.supervise";

/** How many open cases each account has: new ones go to whoever has fewest. */
export type Load = ReadonlyMap<number, number>;

/**
 * Who of the team takes a case: whoever has fewest, and of equals the lowest number, so that the same day gives the
 * same answer. Superiors take what the others can't: it comes up to them when it is late. Undefined where the team has
 * nobody.
 */
export function pickOwner(
  team: Team,
  staff: readonly Assigned[],
  load: Load,
  except: ReadonlySet<number> = new Set(),
): Assigned | undefined {
  const able = staff.filter((one) => !except.has(one.account) && couldOwn(team, one));
  const others = able.filter(({ acts }) => !acts.includes(SUPERVISING));
  return leastLoaded(others.length > 0 ? others : able, load);
}

/**
 * The next level's responsible: of the nearest area above (a department's own people first) whoever supervises.
 * Undefined where nobody above does.
 */
export function pickSuperior(
  team: Team,
  staff: readonly Assigned[],
  load: Load,
  except: ReadonlySet<number> = new Set(),
): Assigned | undefined {
  const above = staff.filter(
    (one) =>
      one.acts.includes(SUPERVISING) &&
      !except.has(one.account) &&
      isWithin(team.area, one.area as PlaceCode) &&
      (one.department === null || one.department === team.department),
  );
  const nearest = Math.min(...above.map((one) => distance(one, team)));
  return leastLoaded(
    above.filter((one) => distance(one, team) === nearest),
    load,
  );
}

/** A smaller area is nearer, and the own department is nearer than the county's leader. */
function distance(worker: Worker, team: Team): number {
  const zeros = /0*$/.exec(worker.area)?.[0].length ?? 0;
  return zeros * 2 + (worker.department === team.department && team.department !== null ? 0 : 1);
}

function leastLoaded(candidates: readonly Assigned[], load: Load): Assigned | undefined {
  const weight = ({ account }: Owner) => load.get(account) ?? 0;
  return candidates.toSorted((a, b) => weight(a) - weight(b) || a.account - b.account)[0];
}
