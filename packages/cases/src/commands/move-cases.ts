import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { type CalendarDate, fromDateNumber, today } from "@olive/kernel";
import { addLoad, chooseOwner, listPresent, type Present, withOwner } from "../assign.ts";
import type { Case, Owner } from "../case.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import { notSupervisor, reasonMissing } from "../refusals.ts";
import { pickSuperior } from "../staff.ts";
import { type CaseRow, saveChange, toCase } from "../store.ts";
import { ASSIGNING, canTake } from "./reassign-cases.ts";

export interface MoveCasesInput {
  /** Who is absent. */
  readonly account: number;
  readonly name: string;
  /** Who takes over what they may take; null spreads over each case's team. */
  readonly to: number | null;
  readonly reason: string;
  /** Last day of the absence, where known: until then nothing new goes to them. Null only moves. */
  readonly absent: { readonly until: CalendarDate | null } | null;
  readonly now: Date;
}

export interface Moved {
  readonly id: string;
  readonly moved: number;
  /** Left where they were: nobody else could take them. */
  readonly left: number;
}

/** Moves all open cases of an absent worker, as far as the actor sees them, in one act that can be undone. */
export async function moveCases(
  tx: Transaction,
  office: CaseOffice,
  actor: Actor,
  input: MoveCasesInput,
): Promise<Moved> {
  if (!actor.acts.includes(ASSIGNING)) throw notSupervisor();
  if (input.reason.trim() === "") throw reasonMissing({ zh: "移交", en: "Move" });
  if (input.absent !== null) await recordAbsence(tx, actor, input);
  const cases = await lockOwned(tx, actor, input.account);
  const present = await listOthers(tx, office, actor, input);
  const id = await recordMove(tx, actor, input);
  let moved = 0;
  for (const kase of cases) {
    const owner = chooseTaker(office, kase, present, input.to);
    if (owner === undefined) continue;
    addLoad(present.load, owner.account);
    const change = { by: actor, act: "move", reason: input.reason, move: id, now: input.now };
    await saveChange(tx, kase, withOwner(kase, owner, input.now), change);
    moved += 1;
  }
  await tx.query("update cases.move set moved = $2 where id = $1", [id, moved]);
  return { id, moved, left: cases.length - moved };
}

async function lockOwned(tx: Transaction, actor: Actor, account: number): Promise<Case[]> {
  const rows = await tx.query<CaseRow>(
    `select * from cases.case_file where county = $1 and owner_account = $2 and closed_at is null
       and ($3::text is null or department = $3) order by id for update`,
    [actor.county, account, actor.department],
  );
  return rows.map(toCase);
}

async function listOthers(
  tx: Transaction,
  office: CaseOffice,
  actor: Actor,
  { account, now }: MoveCasesInput,
): Promise<Present & { readonly load: Map<number, number> }> {
  const staff = (await listPresent(tx, office, actor.county, now)).filter((one) => one.account !== account);
  const rows = await tx.query<{ account: number; cases: number }>(
    `select owner_account as account, count(*)::int as cases from cases.case_file
     where county = $1 and closed_at is null and owner_account = any($2) group by 1`,
    [actor.county, staff.map((one) => one.account)],
  );
  return { staff, load: new Map(rows.map((row) => [row.account, row.cases])) };
}

function chooseTaker(office: CaseOffice, kase: Case, present: Present, to: number | null): Owner | undefined {
  const named = present.staff.find((one) => one.account === to && canTake(kase, one));
  if (named !== undefined) return named;
  const { lifeCycle, state, team, openedBy } = kase;
  const cycle = office.lifeCycles.get(lifeCycle);
  const opening = { cycle, state, team, opener: openedBy, previous: null, candidates: [] };
  return chooseOwner(opening, present) ?? pickSuperior(team, present.staff, present.load);
}

async function recordMove(tx: Transaction, actor: Actor, input: MoveCasesInput): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `insert into cases.move (county, place_code, from_account, from_name, to_account, reason, moved_by, moved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [actor.county, actor.area, input.account, input.name, input.to, input.reason, actor.account, input.now],
  );
  if (row === undefined) throw new RangeError("a move that wasn't stored");
  return row.id;
}

async function recordAbsence(tx: Transaction, actor: Actor, input: MoveCasesInput): Promise<void> {
  await tx.query(
    `insert into cases.absence (county, place_code, account, account_name, begins_on, ends_on, reason, recorded_by,
       recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[actor.county, actor.area, input.account, input.name, fromDateNumber(today(input.now))],
      ...[input.absent?.until ?? null, input.reason, actor.account, input.now],
    ],
  );
}
