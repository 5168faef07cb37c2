import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { add, addPlace, type Condition } from "./proposal-condition.ts";

export interface PersonTimeFilter {
  /** First day counted; absent: from the beginning. */
  readonly from?: string | undefined;
  /** Last day counted. */
  readonly on: CalendarDate;
  readonly place?: string | undefined;
}

export interface PersonTimes {
  readonly policy: string;
  readonly recognised: number;
  readonly renewed: number;
}

/** Person-times by group, and the people in all of them; the definition is in docs/recognition.md. */
export async function countPersonTimes(
  tx: Queryable,
  actor: Actor,
  filter: PersonTimeFilter,
): Promise<{ readonly groups: readonly PersonTimes[]; readonly people: number }> {
  const { parts, values } = personTimeCondition(actor, filter);
  const where = parts.join(" and ");
  const groups = await tx.query<PersonTimes>(
    `select policy, count(*) filter (where act = 'recognised')::int as recognised,
       count(*) filter (where act = 'renewed')::int as renewed
     from recognition.person_time t where ${where} group by policy order by policy`,
    values,
  );
  const [row] = await tx.query<{ people: number }>(
    `select count(distinct reference)::int as people from recognition.person_time t where ${where}`,
    values,
  );
  return { groups, people: row?.people ?? 0 };
}

export interface PersonTimeRow {
  readonly id: number;
  readonly act: "recognised" | "renewed";
  readonly decidedOn: CalendarDate;
  readonly policy: string;
  readonly reference: string;
  readonly place: string;
  readonly name: string;
  readonly by: string;
}

/** The rows behind the number, in the order of the decisions. */
export async function listPersonTimes(
  tx: Queryable,
  actor: Actor,
  filter: PersonTimeFilter & { readonly group?: string | undefined },
  page: { readonly after?: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly PersonTimeRow[]; readonly next: number | null }> {
  const condition = personTimeCondition(actor, filter);
  if (filter.group !== undefined) add(condition, "t.policy =", filter.group);
  if (page.after !== undefined) add(condition, "t.id >", page.after);
  condition.values.push(page.limit + 1);
  const found = await tx.query<PersonTimeRow>(
    `select t.id, t.act, t.decided_on as "decidedOn", t.policy, t.reference, t.place_code as place, s.name,
       t.account_name as by
     from recognition.person_time t join recognition.standing s on s.id = t.standing_id
     where ${condition.parts.join(" and ")} order by t.id limit $${condition.values.length}`,
    condition.values,
  );
  const rows = found.slice(0, page.limit);
  return { rows, next: found.length > page.limit ? (rows.at(-1)?.id ?? null) : null };
}

function personTimeCondition(actor: Actor, { from, on, place }: PersonTimeFilter): Condition {
  const condition: Condition = { parts: [], values: [] };
  add(condition, "t.county =", actor.county);
  for (const area of [actor.area, place]) addPlace(condition, area, "t.place_code");
  add(condition, "t.decided_on <=", on);
  if (from !== undefined) add(condition, "t.decided_on >=", from);
  return condition;
}
