import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import type { Case } from "../case.ts";
import { type CaseRow, toCase } from "../store.ts";
import { spanOf, URGENCIES, type Urgency, urgencyOf } from "./urgency.ts";
import { addSpan, type Condition, type WorkFilter, workCondition } from "./work-filter.ts";

/** Where a page ended: the last row's place in the order. */
export interface WorkCursor {
  readonly risk: number;
  readonly dueOn: CalendarDate;
  readonly id: string;
}

export interface WorkInput extends WorkFilter {
  readonly urgency?: Urgency | undefined;
  readonly after?: WorkCursor | undefined;
  readonly limit: number;
  readonly today: CalendarDate;
}

export interface WorkPage {
  readonly cases: readonly Case[];
  readonly next: WorkCursor | null;
}

/**
 * One page of a work list: the most urgent group first, in each the highest risk first, of equal risk the earliest
 * due date. Pages go on after a row and not by number, so that nothing is shown twice or skipped while colleagues work.
 */
export async function listWork(tx: Queryable, actor: Actor, input: WorkInput): Promise<WorkPage> {
  const found: Case[] = [];
  for (const urgency of groupsFrom(input)) {
    const after =
      input.after !== undefined && urgencyOf(input.after.dueOn, input.today) === urgency ? input.after : null;
    const limit = input.limit + 1 - found.length;
    found.push(...(await listGroup(tx, actor, { ...input, urgency, after, limit })));
    if (found.length > input.limit) break;
  }
  const cases = found.slice(0, input.limit);
  const last = cases.at(-1);
  const more = found.length > input.limit && last !== undefined && last.dueOn !== null;
  return { cases, next: more ? { risk: last.risk, dueOn: last.dueOn as CalendarDate, id: last.id } : null };
}

function groupsFrom({ urgency, after, today }: WorkInput): readonly Urgency[] {
  if (urgency !== undefined) return [urgency];
  return after === undefined ? URGENCIES : URGENCIES.slice(URGENCIES.indexOf(urgencyOf(after.dueOn, today)));
}

async function listGroup(tx: Queryable, actor: Actor, input: GroupInput): Promise<Case[]> {
  const { sql, values } = groupSql(actor, input);
  return (await tx.query<CaseRow>(sql, values)).map(toCase);
}

export interface GroupInput extends WorkFilter {
  readonly urgency: Urgency;
  readonly after: WorkCursor | null;
  readonly limit: number;
  readonly today: CalendarDate;
}

/** The statement of one group and its values: a range of one index, in its order. */
export function groupSql(actor: Actor, input: GroupInput): { sql: string; values: unknown[] } {
  const condition = workCondition(actor, input);
  addSpan(condition, spanOf(input.urgency, input.today));
  if (input.after !== null) addAfter(condition, input.after);
  condition.values.push(input.limit);
  const sql = `select * from cases.case_file where ${condition.parts.join(" and ")}
     order by risk desc, due_on, id limit $${condition.values.length}`;
  return { sql, values: condition.values };
}

/** After the row, in an order of which one part falls and the others rise. */
function addAfter(condition: Condition, { risk, dueOn, id }: WorkCursor): void {
  const first = condition.values.length + 1;
  condition.values.push(risk, dueOn, id);
  condition.parts.push(
    `risk <= $${first} and (risk < $${first} or due_on > $${first + 1} or (due_on = $${first + 1} and id > $${first + 2}))`,
  );
}
