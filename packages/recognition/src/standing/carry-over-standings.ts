import type { Transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";

/** A recognition that another system decided before this one began, as it was handed over. */
export interface CarriedStanding {
  /** The hand-over's own: carried over twice it is there once. */
  readonly id: string;
  readonly place: string;
  readonly reference: string;
  readonly name: string;
  readonly policy: string;
  readonly from: CalendarDate;
  readonly termEnd: CalendarDate;
  /** Days on which its term was renewed. */
  readonly renewed: readonly CalendarDate[];
  /** By whom, when and why it ended, as handed over; null where it goes on. */
  readonly ended: { readonly on: CalendarDate; readonly reason: string } | null;
}

/** The official who answers for the hand-over: their name stands under every decision of it. */
export interface HandedOverBy {
  readonly account: number;
  readonly name: string;
}

/** Rows of one statement. */
const CHUNK = 5_000;

/**
 * Writes recognitions of before this system into the books, marked as carried over; each decision counts as a
 * person-time on the day it was made. What is there already is left alone. @returns standings that are new.
 */
export async function carryOverStandings(
  tx: Transaction,
  county: string,
  by: HandedOverBy,
  standings: readonly CarriedStanding[],
): Promise<number> {
  let fresh = 0;
  for (let first = 0; first < standings.length; first += CHUNK) {
    const [row] = await tx.query<{ fresh: number }>(CARRY_OVER, [
      county,
      by.account,
      by.name,
      JSON.stringify(standings.slice(first, first + CHUNK)),
    ]);
    fresh += row?.fresh ?? 0;
  }
  // Until the planner knows of so many rows at once, whoever counts them waits for minutes.
  await tx.query("analyze recognition.standing, recognition.act");
  return fresh;
}

const CARRY_OVER = `
  with given as (
    select * from jsonb_to_recordset($4::jsonb) as g(id uuid, place text, reference text, name text, policy text,
      "from" date, "termEnd" date, renewed date[], ended jsonb)
  ), stored as (
    insert into recognition.standing (id, county, place_code, reference, name, policy, from_on, term_end, recognised_by,
      recognised_by_name, recognised_at, ended_on, ended_by, ended_by_name, end_reason, ended_at, origin)
    select id, $1::text, place, reference, name, policy, "from", "termEnd", $2::integer, $3::text, "from" + time '01:00',
      (ended ->> 'on')::date, case when ended <> 'null' then $2::integer end, case when ended <> 'null' then $3::text end,
      ended ->> 'reason', (ended ->> 'on')::date + time '01:00', 'carriedOver'
    from given on conflict do nothing
    returning id
  ), decided as (
    select g.id, 'recognised' as act, "from" as day, "termEnd" as term, null as reason from given g
    union all
    select g.id, 'renewed', day, "termEnd", null from given g cross join lateral unnest(g.renewed) as day
    union all
    select g.id, 'ended', (ended ->> 'on')::date, null, ended ->> 'reason' from given g where ended <> 'null'
  ), acts as (
    insert into recognition.act (county, place_code, standing_id, reference, policy, act, decided_on, term_end, account,
      account_name, reason, at, origin)
    select $1::text, g.place, g.id, g.reference, g.policy, d.act, d.day, d.term, $2::integer, $3::text, d.reason, d.day + time '01:00',
      'carriedOver'
    from stored join given g using (id) join decided d using (id)
    order by d.day, g.id
  )
  select count(*)::int as fresh from stored`;
