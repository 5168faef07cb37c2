import type { Queryable } from "@olive/db";
import { type CalendarDate, fromDateNumber, today, type Wording } from "@olive/kernel";
import { addLoad, chooseOwner, listPresent, weigh } from "../assign.ts";
import type { By, Team } from "../case.ts";
import { startClock, teamIn } from "../life-cycle/decide.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import type { Assigned } from "../staff.ts";

export interface OpenInput {
  readonly lifeCycle: string;
  /** `person:<reference>`, `household:…`, `business:…`, `fact:…`. */
  readonly subject: string;
  readonly subjectName: string;
  /** Twelve-digit code of where the subject lives. */
  readonly place: string;
  readonly title: Wording;
  readonly department?: string | null;
  readonly risk?: number;
  readonly riskReasons?: readonly Wording[];
  readonly note?: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly dueOn?: CalendarDate;
}

export interface OpenCasesInput {
  readonly county: string;
  readonly cases: readonly OpenInput[];
  readonly reason?: string;
  readonly now: Date;
}

export interface Opened {
  readonly id: string;
  readonly lifeCycle: string;
  readonly subject: string;
}

/** Rows of one statement; more would only make one long text of JSON. */
const STEP = 2_000;

/**
 * Opens thousands of cases in a few statements, each with owner, next step and due date. A subject that has an active
 * case of the life cycle keeps that one: opening twice is opening once.
 * @returns those opened now, in no order.
 */
export async function openCases(
  tx: Queryable,
  office: CaseOffice,
  by: By,
  input: OpenCasesInput,
): Promise<Opened[]> {
  const staff = await listPresent(tx, office, input.county, input.now);
  const drafts = input.cases.map((one) => draft(office, one, input.now));
  const load = await weigh(tx, input.county, staff, distinctTeams(drafts.map(({ team }) => team)));
  const opened: Opened[] = [];
  for (let start = 0; start < drafts.length; start += STEP) {
    const rows = drafts.slice(start, start + STEP).map((one) => rowOf(office, one, by, staff, load));
    opened.push(...(await tx.query<Opened>(INSERT, insertValues(input, by, rows))));
  }
  return opened;
}

interface Draft {
  readonly input: OpenInput;
  readonly state: string;
  readonly team: Team;
  readonly clock: ReturnType<typeof startClock>;
}

function draft(office: CaseOffice, input: OpenInput, now: Date): Draft {
  const cycle = office.lifeCycles.get(input.lifeCycle);
  const state = cycle.starts;
  return {
    input,
    state,
    team: teamIn(cycle, state, { place: input.place, department: input.department ?? null }),
    clock: startClock(cycle, state, fromDateNumber(today(now)), input.dueOn),
  };
}

function distinctTeams(teams: readonly Team[]): Team[] {
  return [...new Map(teams.map((team) => [JSON.stringify(team), team])).values()];
}

function rowOf(
  office: CaseOffice,
  { input, state, team, clock }: Draft,
  by: By,
  staff: readonly Assigned[],
  load: Map<number, number>,
) {
  const opener = by === "machine" ? null : by.account;
  const cycle = office.lifeCycles.get(input.lifeCycle);
  const opening = { cycle, state, team, opener, previous: opener, candidates: [opener] };
  const owner = chooseOwner(opening, { staff, load });
  if (owner !== undefined) addLoad(load, owner.account);
  return {
    ...{ place: input.place, life_cycle: input.lifeCycle, subject: input.subject, state },
    ...{ subject_name: input.subjectName, title: input.title, department: input.department ?? null },
    ...{ team_act: team.act, team_level: team.level, team_area: team.area },
    ...{ owner_account: owner?.account ?? null, owner_name: owner?.name ?? null },
    ...{ due_on: clock.dueOn, urge_from: clock.urgeFrom, urge_on: clock.urgeOn },
    ...{ risk: input.risk ?? 0, risk_reasons: input.riskReasons ?? [], note: input.note ?? null },
    data: input.data ?? {},
  };
}

const INSERT = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as given (
      place text, life_cycle text, subject text, subject_name text, title jsonb, state text, department text,
      team_act text, team_level text, team_area text, owner_account integer, owner_name text,
      due_on date, urge_from date, urge_on date, risk smallint, risk_reasons jsonb, note text, data jsonb)
  ), opened as (
    insert into cases.case_file (county, place_code, life_cycle, subject, subject_name, title, state, department,
      team_act, team_level, team_area, owner_account, owner_name, unowned_since, due_on, urge_from, urge_on,
      risk, risk_reasons, note, data, opened_at, opened_by, state_since)
    select $2, place, life_cycle, subject, subject_name, title, state, department, team_act, team_level, team_area,
      owner_account, owner_name, case when owner_account is null then $3::timestamptz end, due_on, urge_from, urge_on,
      risk, risk_reasons, note, data, $3, $4::integer, $3
    from given
    on conflict (county, life_cycle, subject) where closed_at is null do nothing
    returning *
  ), told as (
    insert into cases.event (case_id, version, county, place_code, at, actor_account, actor_name, act, to_state,
      owner_account, owner_name, due_on, reason, data)
    select id, 1, county, place_code, $3, $4, $5, 'open', state, owner_account, owner_name, due_on, $6, data
    from opened
  )
  select id, life_cycle as "lifeCycle", subject from opened`;

function insertValues({ county, now, reason }: OpenCasesInput, by: By, rows: readonly object[]): unknown[] {
  const [account, name] = by === "machine" ? [null, null] : [by.account, by.name];
  return [JSON.stringify(rows), county, now, account, name, reason ?? null];
}
