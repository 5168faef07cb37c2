import type { Queryable } from "@olive/db";
import type { CalendarDate, Wording } from "@olive/kernel";
import type { By, Case, CaseEvent, Owner, Team } from "./case.ts";
import { caseMovedOn } from "./refusals.ts";
import type { CaseFileRow, EventRow } from "./tables.generated.ts";

/** What the select list below gives: the table's row, dates as texts and instants as dates. */
export type CaseRow = { [Column in keyof CaseFileRow]: Selected<CaseFileRow[Column]> };
type Selected<T> = T extends { readonly __select__: infer S } ? S : T;
type StoredEvent = { [Column in keyof EventRow]: Selected<EventRow[Column]> };

export function toCase(row: CaseRow): Case {
  return {
    ...identityOf(row),
    ...clockOf(row),
    state: row.state,
    department: row.department,
    team: teamOf(row),
    owner: ownerOf(row),
    unownedSince: row.unowned_since,
    note: row.note,
    data: row.data as Case["data"],
    closedAt: row.closed_at,
    outcome: row.outcome,
    confirmedBy: row.confirmed_by,
    version: row.version,
  };
}

function identityOf(row: CaseRow) {
  return {
    id: row.id,
    county: row.county,
    place: row.place_code,
    lifeCycle: row.life_cycle,
    subject: row.subject,
    subjectName: row.subject_name,
    title: row.title as Wording,
    risk: row.risk,
    riskReasons: row.risk_reasons as readonly Wording[],
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    stateSince: row.state_since,
  };
}

function clockOf(row: CaseRow) {
  return {
    dueOn: row.due_on as CalendarDate | null,
    urged: row.urged,
    urgeFrom: row.urge_from as CalendarDate | null,
    urgeOn: row.urge_on as CalendarDate | null,
    raisedTo: row.raised_to,
  };
}

function teamOf(row: CaseRow): Team {
  const department = row.team_level === "department" ? row.department : null;
  return { act: row.team_act, level: row.team_level as Team["level"], area: row.team_area, department };
}

function ownerOf(row: { owner_account: number | null; owner_name: string | null }): Owner | null {
  return row.owner_account === null ? null : { account: row.owner_account, name: row.owner_name ?? "" };
}

/** Reads one case and keeps others from changing it until the transaction ends. */
export async function lockCase(tx: Queryable, county: string, id: string): Promise<Case | undefined> {
  const rows = await tx.query<CaseRow>(
    "select * from cases.case_file where county = $1 and id = $2 for update",
    [county, id],
  );
  return rows[0] === undefined ? undefined : toCase(rows[0]);
}

/** Keeps others from changing these, in one order for everybody who takes several. */
export async function holdCases(tx: Queryable, county: string, ids: readonly string[]): Promise<void> {
  await tx.query("select from cases.case_file where county = $1 and id = any($2) order by id for update", [
    county,
    ids,
  ]);
}

export async function readCase(tx: Queryable, county: string, id: string): Promise<Case | undefined> {
  const rows = await tx.query<CaseRow>("select * from cases.case_file where county = $1 and id = $2", [
    county,
    id,
  ]);
  return rows[0] === undefined ? undefined : toCase(rows[0]);
}

/** What a change is called, who made it and why. */
export interface Change {
  readonly by: By;
  readonly act: string;
  readonly reason?: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly move?: string;
  readonly now: Date;
}

/**
 * Writes a changed case and the event of its change. Compare-and-set on the version: of two who saw the same version
 * one is refused (`case-moved-on`).
 * @returns the case as stored, one version on.
 */
export async function saveChange(tx: Queryable, before: Case, after: Case, change: Change): Promise<Case> {
  const stored = { ...after, version: before.version + 1 };
  const updated = await tx.query(UPDATE, updateValues(stored, before.version));
  if (updated.length === 0) throw caseMovedOn();
  await tx.query(INSERT_EVENT, eventValues(before, stored, change));
  return stored;
}

const UPDATE = `
  update cases.case_file set
    state = $4, department = $5, team_act = $6, team_level = $7, team_area = $8, owner_account = $9, owner_name = $10,
    unowned_since = $11, due_on = $12, urge_from = $13, urge_on = $14, urged = $15, raised_to = $16, note = $17,
    data = $18, state_since = $19, closed_at = $20, outcome = $21, confirmed_by = $22, version = $23, risk = $24,
    risk_reasons = $25
  where county = $1 and id = $2 and version = $3
  returning version`;

function updateValues(kase: Case, seen: number): unknown[] {
  const { team, owner } = kase;
  return [
    ...[kase.county, kase.id, seen, kase.state, kase.department, team.act, team.level, team.area],
    ...[owner?.account ?? null, owner?.name ?? null, kase.unownedSince],
    ...[kase.dueOn, kase.urgeFrom, kase.urgeOn, kase.urged, kase.raisedTo, kase.note],
    ...[
      JSON.stringify(kase.data),
      kase.stateSince,
      kase.closedAt,
      kase.outcome,
      kase.confirmedBy,
      kase.version,
    ],
    ...[kase.risk, JSON.stringify(kase.riskReasons)],
  ];
}

const INSERT_EVENT = `
  insert into cases.event (case_id, version, county, place_code, at, actor_account, actor_name, act, from_state,
    to_state, owner_account, owner_name, due_on, reason, data, move_id, former)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`;

function eventValues(before: Case, after: Case, change: Change): unknown[] {
  const { by } = change;
  return [
    ...[after.id, after.version, after.county, after.place, change.now],
    ...(by === "machine" ? [null, null] : [by.account, by.name]),
    ...[change.act, before.state, after.state, after.owner?.account ?? null, after.owner?.name ?? null],
    ...[after.dueOn, change.reason ?? null, JSON.stringify(change.data ?? {}), change.move ?? null],
    by === "machine" ? null : JSON.stringify(before),
  ];
}

/** One of many changes of the machine, as `saveMany` takes them. */
export interface MachineChange {
  readonly before: Case;
  readonly after: Case;
  readonly act: string;
  readonly reason: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** `saveChange` for many cases that are locked already: two statements, however many they are. */
export async function saveMany(
  tx: Queryable,
  county: string,
  changes: readonly MachineChange[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ before, after, act, reason, data }) => ({
    ...{ id: after.id, version: before.version + 1, state: after.state, former: before.state, act, reason },
    ...{ department: after.department, team_act: after.team.act, team_level: after.team.level },
    ...{ team_area: after.team.area, owner_account: after.owner?.account ?? null },
    ...{ owner_name: after.owner?.name ?? null, unowned_since: after.unownedSince, due_on: after.dueOn },
    ...{ urge_from: after.urgeFrom, urge_on: after.urgeOn, urged: after.urged, raised_to: after.raisedTo },
    ...{ note: after.note, data: after.data, state_since: after.stateSince, told: data ?? {} },
  }));
  await tx.query(SAVE_MANY, [county, JSON.stringify(rows), now]);
}

const SAVE_MANY = `
  with given as (
    select * from jsonb_to_recordset($2::jsonb) as given (id uuid, version integer, state text, former text, act text,
      reason text, department text, team_act text, team_level text, team_area text, owner_account integer,
      owner_name text, unowned_since timestamptz, due_on date, urge_from date, urge_on date, urged smallint,
      raised_to integer, note text, data jsonb, state_since timestamptz, told jsonb)
  ), saved as (
    update cases.case_file c set
      state = g.state, department = g.department, team_act = g.team_act, team_level = g.team_level,
      team_area = g.team_area, owner_account = g.owner_account, owner_name = g.owner_name,
      unowned_since = g.unowned_since, due_on = g.due_on, urge_from = g.urge_from, urge_on = g.urge_on,
      urged = g.urged, raised_to = g.raised_to, note = g.note, data = g.data, state_since = g.state_since,
      version = g.version
    from given g where c.county = $1 and c.id = g.id
    returning c.id, c.place_code
  )
  insert into cases.event (case_id, version, county, place_code, at, act, from_state, to_state, owner_account,
    owner_name, due_on, reason, data)
  select g.id, g.version, $1, s.place_code, $3, g.act, g.former, g.state, g.owner_account, g.owner_name, g.due_on,
    g.reason, g.told
  from given g join saved s on s.id = g.id`;

export async function listEvents(tx: Queryable, kase: Pick<Case, "county" | "id">): Promise<CaseEvent[]> {
  const rows = await tx.query<StoredEvent>(
    "select * from cases.event where county = $1 and case_id = $2 order by version",
    [kase.county, kase.id],
  );
  return rows.map((row) => ({
    version: row.version,
    at: row.at,
    actor: row.actor_account === null ? null : { account: row.actor_account, name: row.actor_name ?? "" },
    act: row.act,
    from: row.from_state,
    to: row.to_state,
    owner: ownerOf(row),
    dueOn: row.due_on as CalendarDate | null,
    reason: row.reason,
    data: row.data as CaseEvent["data"],
  }));
}

/** Whoever last moved the case from one state to another; null where only the machine did. */
export async function findPrevious(tx: Queryable, id: string): Promise<number | null> {
  const rows = await tx.query<{ actor_account: number }>(
    `select actor_account from cases.event
     where case_id = $1 and actor_account is not null and from_state is distinct from to_state
     order by version desc limit 1`,
    [id],
  );
  return rows[0]?.actor_account ?? null;
}
