import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { addDays, type CalendarDate, fromDateNumber, toDateNumber } from "@olive/kernel";
import { add, addPlace, type Condition } from "./proposal-condition.ts";

export interface Standing {
  readonly id: string;
  readonly place: string;
  readonly reference: string;
  readonly name: string;
  readonly policy: string;
  readonly from: CalendarDate;
  readonly termEnd: CalendarDate;
  readonly recognisedBy: string;
  readonly endedOn: CalendarDate | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
}

const COLUMNS = `s.id, s.place_code as place, s.reference, s.name, s.policy, s.from_on as "from",
  s.term_end as "termEnd", s.recognised_by_name as "recognisedBy", s.ended_on as "endedOn",
  s.ended_by_name as "endedBy", s.end_reason as "endReason"`;

/** All groups that somebody is or was in: those that stand first, then the latest. */
export function listStandingsOf(tx: Queryable, county: string, reference: string): Promise<Standing[]> {
  return tx.query<Standing>(
    `select ${COLUMNS} from recognition.standing s where s.county = $1 and s.reference = $2
     order by s.ended_on is not null, s.from_on desc, s.id`,
    [county, reference],
  );
}

export interface StandingFilter {
  readonly group?: string | undefined;
  readonly place?: string | undefined;
  readonly due: "all" | "soon" | "past";
}

export interface GroupStanding extends Standing {
  readonly review: string | null;
  readonly reviewState: string | null;
}

/** Days before the end of a term from which it counts as running out. */
const SOON_DAYS = 30;

export interface StandingPage {
  readonly standings: readonly GroupStanding[];
  readonly total: number;
  readonly soon: number;
  readonly next: string | null;
}

/** Who is in the groups now: whose term ends first comes first. */
export async function listGroupStandings(
  tx: Queryable,
  actor: Actor,
  filter: StandingFilter,
  page: { readonly after?: string | undefined; readonly limit: number; readonly today: CalendarDate },
): Promise<StandingPage> {
  const soonBy = fromDateNumber(addDays(toDateNumber(page.today), SOON_DAYS));
  const all = standingCondition(actor, filter);
  const [soon] = await count(tx, { parts: [...all.parts, `s.term_end <= '${soonBy}'`], values: all.values });
  if (filter.due !== "all") add(all, "s.term_end <=", filter.due === "past" ? page.today : soonBy);
  const [total] = await count(tx, all);
  if (page.after !== undefined) addAfter(all, page.after);
  all.values.push(page.limit + 1);
  const rows = await tx.query<GroupStanding>(
    `select ${COLUMNS}, p.id as review, p.state as "reviewState" from recognition.standing s
     left join recognition.proposal p on p.county = s.county and p.reference = s.reference and p.policy = s.policy
       and p.kind = 'recertify' and p.closed_at is null
     where ${all.parts.join(" and ")} order by s.term_end, s.id limit $${all.values.length}`,
    all.values,
  );
  const standings = rows.slice(0, page.limit);
  const next = rows.length > page.limit ? (standings.at(-1)?.id ?? null) : null;
  return { standings, total: total?.n ?? 0, soon: soon?.n ?? 0, next };
}

function standingCondition(actor: Actor, filter: StandingFilter): Condition {
  const condition: Condition = { parts: ["s.ended_on is null"], values: [] };
  add(condition, "s.county =", actor.county);
  for (const place of [actor.area, filter.place]) addPlace(condition, place, "s.place_code");
  if (filter.group !== undefined) add(condition, "s.policy =", filter.group);
  return condition;
}

function addAfter(condition: Condition, after: string): void {
  condition.values.push(after);
  const at = `$${condition.values.length}`;
  condition.parts.push(
    `(s.term_end, s.id) > ((select term_end from recognition.standing where id = ${at}), ${at})`,
  );
}

function count(tx: Queryable, { parts, values }: Condition): Promise<{ n: number }[]> {
  return tx.query<{ n: number }>(
    `select count(*)::int as n from recognition.standing s where ${parts.join(" and ")}`,
    values,
  );
}
