import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { type Urgency, urgencyOf } from "./urgency.ts";
import { type WorkFilter, workCondition } from "./work-filter.ts";

export type WorkCounts = Readonly<Record<Urgency, number>>;

export interface CountInput extends WorkFilter {
  readonly today: CalendarDate;
}

/** How many cases each group of the list has. Counted a due date, which an index does without the table, and added up. */
export async function countWork(tx: Queryable, actor: Actor, input: CountInput): Promise<WorkCounts> {
  const { parts, values } = workCondition(actor, input);
  const days = await tx.query<{ day: CalendarDate; cases: number }>(
    `select due_on as day, count(*)::int as cases from cases.case_file where ${parts.join(" and ")} group by due_on`,
    values,
  );
  const counts: Record<Urgency, number> = { severe: 0, overdue: 0, today: 0, later: 0 };
  for (const { day, cases } of days) counts[urgencyOf(day, input.today)] += cases;
  return counts;
}
