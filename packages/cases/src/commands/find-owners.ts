import { type Database, type Transaction, transaction } from "@olive/db";
import { today, workingDaysBetween } from "@olive/kernel";
import { addLoad, chooseOwner, type Present, withOwner } from "../assign.ts";
import type { Case } from "../case.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import { pickSuperior } from "../staff.ts";
import { type CaseRow, saveChange, toCase } from "../store.ts";
import { rememberPresent } from "./sweep-clocks.ts";

const STEP = 200;

/**
 * Gives an owner to what has none: somebody of the team as soon as there is one, and after a working day the next
 * level's responsible. Cases of somebody who no longer works here are taken up the same way, at once.
 * @returns whether more is waiting.
 */
export async function findOwners(db: Database, office: CaseOffice, now: Date): Promise<boolean> {
  return transaction(db, async (tx) => {
    const present = rememberPresent(tx, office, now);
    const left = await listLeft(tx, office);
    const rows = await tx.query<CaseRow>(
      `select * from cases.case_file where closed_at is null and (unowned_since is not null or owner_account = any($1))
       order by unowned_since nulls first, id limit ${STEP} for update skip locked`,
      [left],
    );
    let given = 0;
    for (const kase of rows.map(toCase))
      given += await giveOwner(tx, office, kase, await present(kase.county), now);
    return rows.length === STEP && given > 0;
  });
}

/** Accounts that own open cases and have no standing assignment any more. */
async function listLeft(tx: Transaction, office: CaseOffice): Promise<number[]> {
  const owners = await tx.query<{ county: string; account: number }>(
    `select distinct county, owner_account as account from cases.case_file
     where closed_at is null and owner_account is not null`,
  );
  const left: number[] = [];
  for (const county of new Set(owners.map((one) => one.county))) {
    const working = new Set((await office.staff(tx, county)).map(({ account }) => account));
    left.push(
      ...owners.filter((one) => one.county === county && !working.has(one.account)).map((one) => one.account),
    );
  }
  return left;
}

async function giveOwner(
  tx: Transaction,
  office: CaseOffice,
  kase: Case,
  present: Present,
  now: Date,
): Promise<number> {
  const hadOwner = kase.owner !== null;
  const opening = {
    ...{ cycle: office.lifeCycles.get(kase.lifeCycle), state: kase.state, team: kase.team },
    ...{ opener: kase.openedBy, previous: null, candidates: [] },
  };
  const waited = hadOwner || (kase.unownedSince !== null && workingDaysSince(kase.unownedSince, now) >= 1);
  const owner =
    chooseOwner(opening, present) ??
    (waited ? pickSuperior(kase.team, present.staff, present.load) : undefined);
  if (owner === undefined && !hadOwner) return 0;
  if (owner !== undefined) addLoad(present.load, owner.account);
  const reason = hadOwner ? "原承办人已不在岗" : null;
  const act = hadOwner ? "reassign" : "assign";
  await saveChange(tx, kase, withOwner(kase, owner, now), { by: "machine", act, reason, now });
  return 1;
}

function workingDaysSince(since: Date, now: Date): number {
  return workingDaysBetween(today(since), today(now));
}
