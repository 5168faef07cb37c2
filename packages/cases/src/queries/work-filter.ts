import type { Actor } from "@olive/http";
import { codeRange, type PlaceCode, parsePlaceCode } from "@olive/kernel";
import { SUPERVISING } from "../staff.ts";
import type { Span } from "./urgency.ts";

export const WORK_LISTS = ["mine", "team", "raised"] as const;

/** `mine`: I own it; `team`: those that I could take, or answer for; `raised`: overdue ones that came up to me. */
export type WorkList = (typeof WORK_LISTS)[number];

export interface WorkFilter {
  readonly list: WorkList;
  readonly lifeCycle?: string | undefined;
  readonly state?: string | undefined;
  /** A place and everything inside it. */
  readonly place?: string | undefined;
  /** Only those without an owner. */
  readonly unowned?: boolean | undefined;
}

/** A condition under construction: texts joined by `and`, values by number. */
export interface Condition {
  readonly parts: string[];
  readonly values: unknown[];
}

/**
 * What one of the actor's lists holds. The area is written out although row-level security holds it too, so that the
 * planner reads a range of the index for a village as for a county.
 */
export function workCondition(actor: Actor, filter: WorkFilter): Condition {
  const condition: Condition = { parts: ["closed_at is null"], values: [] };
  add(condition, "county =", actor.county);
  addList(condition, actor, filter.list);
  if (filter.lifeCycle !== undefined) add(condition, "life_cycle =", filter.lifeCycle);
  if (filter.state !== undefined) add(condition, "state =", filter.state);
  if (filter.unowned === true) condition.parts.push("unowned_since is not null");
  addPlace(condition, actor, filter.place);
  return condition;
}

export function addSpan(condition: Condition, span: Span): void {
  if (span.from !== null) add(condition, "due_on >=", span.from);
  if (span.to !== null) add(condition, "due_on <=", span.to);
}

export function add(condition: Condition, test: string, value: unknown): void {
  condition.values.push(value);
  condition.parts.push(`${test} $${condition.values.length}`);
}

function addList(condition: Condition, actor: Actor, list: WorkList): void {
  if (list === "mine") add(condition, "owner_account =", actor.account);
  else if (list === "raised") add(condition, "raised_to =", actor.account);
  else addTeam(condition, actor);
}

function addTeam(condition: Condition, actor: Actor): void {
  if (actor.department !== null) add(condition, "department =", actor.department);
  if (actor.acts.includes(SUPERVISING)) return;
  condition.values.push(actor.acts);
  condition.parts.push(`team_act = any($${condition.values.length})`);
  add(condition, "team_area =", actor.area);
}

function addPlace(condition: Condition, actor: Actor, place: string | undefined): void {
  for (const code of [actor.area, place]) {
    const area = code === undefined ? undefined : parsePlaceCode(code);
    if (area === undefined || isWholeCounty(area)) continue;
    const { first, last } = codeRange(area);
    add(condition, "place_code >=", first);
    add(condition, "place_code <=", last);
  }
}

const isWholeCounty = (area: PlaceCode) => area.endsWith("000000");
