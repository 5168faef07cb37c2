import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { type CalendarDate, codeRange, parsePlaceCode } from "@olive/kernel";
import { employmentHelp } from "../../life-cycle/employment-help.ts";
import type { ShownCase } from "../help-case.ts";
import type { SeekerStanding } from "../keep-seeker.ts";

export interface SeekerFilter {
  readonly standing: SeekerStanding | "unvisited" | "all";
  readonly state?: string | undefined;
  readonly place?: string | undefined;
  readonly overdue?: "true" | "false" | undefined;
  readonly withoutMatch?: "true" | "false" | undefined;
}

export interface SeekerRow {
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly standing: SeekerStanding | null;
  readonly case: ShownCase | null;
  readonly occupations: readonly string[];
  readonly openReferrals: number;
  readonly blocking: string | null;
  readonly knownOn: CalendarDate | null;
}

export interface SeekerPage {
  readonly seekers: readonly SeekerRow[];
  readonly total: number;
  readonly next: string | null;
}

interface Stored extends Omit<SeekerRow, "case"> {
  readonly caseId: string | null;
  readonly state: string;
  readonly ownerAccount: number | null;
  readonly ownerName: string | null;
  readonly dueOn: CalendarDate | null;
  readonly version: number;
}

/** Of somebody without an open case, after everybody who has a due date. */
const LAST = "9999-12-31";

/** Everybody who is helped now or is known as a seeker, with the filter's conditions; `$1` is the county. */
function seekersSql(parts: readonly string[]): string {
  return `
  with last_run as (
    select id from employment.matching_run where county = $1 and finished_at is not null
    order by started_at desc, id desc limit 1
  ), helped as (
    select substr(c.subject, 8) as reference, c.subject_name as name, c.place_code as place, c.id as case_id, c.state,
      c.owner_account, c.owner_name, c.due_on, c.version
    from cases.standing_case c where c.county = $1 and c.life_cycle = '${employmentHelp.code}' and c.closed_at is null
  ), everybody as (
    select h.*, s.standing, s.needs, s.known_on from helped h
    left join employment.seeker s on s.county = $1 and s.reference = h.reference
    union all
    select s.reference, s.name, s.place_code, null, null, null, null, null, 0, s.standing, s.needs, s.known_on
    from employment.seeker s where s.county = $1 and not exists (select from helped h where h.reference = s.reference)
  ), found as (
    select e.*, coalesce(e.due_on, '${LAST}') as sorted, u.blocking from everybody e
    left join employment.unmatched u on u.run_id = (select id from last_run) and u.reference = e.reference
    ${parts.length === 0 ? "" : `where ${parts.join(" and ")}`}
  )`;
}

/** One page, the earliest due first; it goes on after a row, so that nothing is shown twice while colleagues work. */
export async function listSeekers(
  tx: Queryable,
  actor: Actor,
  filter: SeekerFilter,
  page: {
    readonly after: { readonly on: string; readonly reference: string } | undefined;
    readonly limit: number;
  },
  today: CalendarDate,
): Promise<SeekerPage> {
  const { parts, values } = conditionOf(actor, filter, today);
  const [counted] = await tx.query<{ total: number }>(
    `${seekersSql(parts)} select count(*)::int as total from found`,
    values,
  );
  const { after, limit } = page;
  const at = values.length;
  const rows = await tx.query<Stored>(
    `${seekersSql(parts)}
     select reference, name, place, standing, case_id as "caseId", state, owner_account as "ownerAccount",
       owner_name as "ownerName", due_on as "dueOn", version, coalesce(needs -> 'occupations', '[]') as occupations,
       blocking, known_on as "knownOn", (select count(*)::int from employment.referral r
         where r.county = $1 and r.reference = found.reference and r.state in ('sent', 'accepted')) as "openReferrals"
     from found where $${at + 1}::date is null or (sorted, reference) > ($${at + 1}::date, $${at + 2}::text)
     order by sorted, reference limit $${at + 3}`,
    [...values, after?.on ?? null, after?.reference ?? null, limit + 1],
  );
  const seekers = rows.slice(0, limit).map(toSeeker);
  const last = rows.length > limit ? seekers.at(-1) : undefined;
  const next = last === undefined ? null : `${last.case?.dueOn ?? LAST},${last.reference}`;
  return { seekers, total: counted?.total ?? 0, next };
}

function conditionOf({ county }: Actor, filter: SeekerFilter, today: CalendarDate) {
  const values: unknown[] = [county];
  const parts: string[] = [];
  const add = (test: string, value: unknown) => {
    values.push(value);
    parts.push(`${test} $${values.length}`);
  };
  if (filter.standing === "unvisited") parts.push(`e.state = '${employmentHelp.starts}'`);
  else if (filter.standing !== "all") add("e.standing =", filter.standing);
  if (filter.state !== undefined) add("e.state =", filter.state);
  const place = filter.place === undefined ? undefined : parsePlaceCode(filter.place);
  if (place !== undefined) {
    const { first, last } = codeRange(place);
    add("e.place >=", first);
    add("e.place <=", last);
  }
  if (filter.overdue !== undefined) {
    add(filter.overdue === "true" ? "e.due_on <" : "coalesce(e.due_on, 'infinity') >=", today);
  }
  if (filter.withoutMatch !== undefined) {
    parts.push(`u.blocking is ${filter.withoutMatch === "true" ? "not " : ""}null`);
  }
  return { parts, values };
}

function toSeeker({ caseId, state, ownerAccount, ownerName, dueOn, version, ...row }: Stored): SeekerRow {
  const owner = ownerAccount === null ? null : { account: ownerAccount, name: ownerName ?? "" };
  const kase = { id: caseId ?? "", state, owner, dueOn, version, closedAt: null, outcome: null };
  return { ...row, case: caseId === null ? null : kase };
}

/** `day,reference` of the last row, or undefined where the text is none. */
export function readSeekerCursor(text: string | undefined) {
  const match = /^(\d{4}-\d\d-\d\d),([0-9a-f]{32})$/.exec(text ?? "");
  const on = match?.[1];
  const isDay =
    on !== undefined && !Number.isNaN(Date.parse(on)) && new Date(on).toISOString().startsWith(on);
  return isDay ? { on, reference: match?.[2] ?? "" } : undefined;
}
