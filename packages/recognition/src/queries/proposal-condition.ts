import type { Actor } from "@olive/http";
import { codeRange, parsePlaceCode } from "@olive/kernel";
import type { ProposalFilter } from "../contracts/proposal.ts";

/** A condition under construction: texts joined by `and`, values by number. */
export interface Condition {
  readonly parts: string[];
  readonly values: unknown[];
}

/** What a list holds. The area is written out for the planner's sake; row-level security holds it too. */
export function proposalCondition(actor: Actor, filter: ProposalFilter): Condition {
  const condition: Condition = { parts: [], values: [] };
  condition.parts.push(filter.closed === "open" ? "closed_at is null" : "closed_at is not null");
  add(condition, "county =", actor.county);
  for (const place of [actor.area, filter.place]) addPlace(condition, place);
  if (filter.group !== undefined) add(condition, "policy =", filter.group);
  if (filter.kind !== undefined) add(condition, "kind =", filter.kind);
  if (filter.state !== undefined) add(condition, "state =", filter.state);
  if (filter.waiting === "me" && filter.closed === "open") condition.parts.push(waitingFor(condition, actor));
  return condition;
}

export function add(condition: Condition, test: string, value: unknown): void {
  condition.values.push(value);
  condition.parts.push(`${test} $${condition.values.length}`);
}

export function addPlace(condition: Condition, place: string | undefined, column = "place_code"): void {
  const area = place === undefined ? undefined : parsePlaceCode(place);
  if (area === undefined || area.endsWith("000000")) return;
  const { first, last } = codeRange(area);
  add(condition, `${column} >=`, first);
  add(condition, `${column} <=`, last);
}

const DEPARTMENT_STATES = ["informing", "hearing", "lapsed", "reviewing", "asking", "came"];

/** Steps that the actor's role and department can do: nobody looks through what waits for others. */
function waitingFor(condition: Condition, { acts, department }: Actor): string {
  const parts: string[] = [];
  if (acts.includes("recognition.answer") && department !== null) {
    condition.values.push(department, DEPARTMENT_STATES);
    const at = condition.values.length;
    parts.push(`(state = 'confirming' and $${at - 1} = any(outstanding))`);
    parts.push(`(state = any($${at}) and department = $${at - 1})`);
  }
  if (acts.includes("recognition.checkLocal")) parts.push("state in ('checking', 'supplementing')");
  if (acts.includes("recognition.approve"))
    parts.push("(state in ('weighing', 'deciding') and kind <> 'end')");
  if (acts.includes("recognition.end")) parts.push("(state = 'deciding' and kind = 'end')");
  return parts.length === 0 ? "false" : `(${parts.join(" or ")})`;
}
