import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { spanOf, URGENCIES, type Urgency } from "./urgency.ts";
import { type WorkFilter, workCondition } from "./work-filter.ts";

export type WorkCounts = Readonly<Record<Urgency, number>>;

export interface CountInput extends WorkFilter {
  readonly today: CalendarDate;
}

/** How many cases each group of the list has. */
export async function countWork(tx: Queryable, actor: Actor, input: CountInput): Promise<WorkCounts> {
  const { parts, values } = workCondition(actor, input);
  const counted = URGENCIES.map((urgency) => {
    const { from, to } = spanOf(urgency, input.today);
    const tests = [
      from === null ? [] : [`due_on >= '${from}'`],
      to === null ? [] : [`due_on <= '${to}'`],
    ].flat();
    return `count(*) filter (where ${tests.join(" and ")})::int as ${urgency}`;
  });
  const [row] = await tx.query<WorkCounts>(
    `select ${counted.join(", ")} from cases.case_file where ${parts.join(" and ")}`,
    values,
  );
  return row ?? { severe: 0, overdue: 0, today: 0, later: 0 };
}
