import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { type CalendarDate, isWithin, type PlaceCode } from "@olive/kernel";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";

export interface Member {
  readonly account: number;
  readonly name: string;
  readonly area: string;
  readonly department: string | null;
  /** As far as the reader sees them. */
  readonly open: number;
  readonly overdue: number;
  readonly absent: { readonly until: CalendarDate | null; readonly reason: string } | null;
}

export interface Move {
  readonly id: string;
  readonly from: { readonly account: number; readonly name: string };
  readonly reason: string;
  readonly moved: number;
  readonly movedAt: Date;
  readonly undone: number | null;
}

export interface TeamPage {
  readonly members: readonly Member[];
  readonly moves: readonly Move[];
}

/**
 * Who works inside the actor's area (and department), with what each of them has open: for sharing out work. In the
 * order of areas and names, never of numbers.
 */
export async function getTeam(
  tx: Queryable,
  office: CaseOffice,
  actor: Actor,
  today: CalendarDate,
): Promise<TeamPage> {
  const colleagues = (await office.staff(tx, actor.county)).filter(
    (one) =>
      one.acts.includes("case.work") &&
      isWithin(one.area, actor.area as PlaceCode) &&
      (actor.department === null || one.department === actor.department),
  );
  const [loads, absences] = [await readLoads(tx, actor, today), await readAbsences(tx, actor, today)];
  const members = new Map(
    colleagues.map(({ account, name, area, department }) => [
      account,
      {
        ...{ account, name, area, department },
        ...(loads.get(account) ?? { open: 0, overdue: 0 }),
        absent: absences.get(account) ?? null,
      },
    ]),
  );
  return { members: [...members.values()].toSorted(byAreaAndName), moves: await readMoves(tx, actor) };
}

function byAreaAndName(a: Member, b: Member): number {
  return a.area === b.area ? a.name.localeCompare(b.name, "zh") : a.area < b.area ? -1 : 1;
}

async function readLoads(tx: Queryable, actor: Actor, today: CalendarDate) {
  const rows = await tx.query<{ account: number; open: number; overdue: number }>(
    `select owner_account as account, count(*)::int as open,
       count(*) filter (where due_on < $2)::int as overdue
     from cases.case_file where county = $1 and closed_at is null and owner_account is not null group by 1`,
    [actor.county, today],
  );
  return new Map(rows.map(({ account, ...load }) => [account, load]));
}

async function readAbsences(tx: Queryable, actor: Actor, today: CalendarDate) {
  const rows = await tx.query<{ account: number; until: CalendarDate | null; reason: string }>(
    `select account, ends_on as until, reason from cases.absence
     where county = $1 and begins_on <= $2 and ended_at is null and (ends_on is null or ends_on >= $2)`,
    [actor.county, today],
  );
  return new Map(rows.map(({ account, ...absence }) => [account, absence]));
}

async function readMoves(tx: Queryable, actor: Actor): Promise<Move[]> {
  const rows = await tx.query<Omit<Move, "from"> & { account: number; name: string }>(
    `select id, from_account as account, from_name as name, reason, moved, moved_at as "movedAt", undone
     from cases.move where county = $1 and moved_at > now() - interval '30 days' order by moved_at desc limit 20`,
    [actor.county],
  );
  return rows.map(({ account, name, ...move }) => ({ ...move, from: { account, name } }));
}
