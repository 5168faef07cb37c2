import { type Database, type Transaction, transaction } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";
import { listPresent, type Present } from "../assign.ts";
import type { Case } from "../case.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import { urge } from "../life-cycle/urge.ts";
import { type CaseRow, saveChange, toCase } from "../store.ts";

/** Cases of one transaction: a killed server loses no more work than this, and repeats none. */
const STEP = 200;

/**
 * Urges what is overdue, each threshold once: a case's next urge is a day in its row, moved on in the transaction of
 * the event. Takes what no other server has locked.
 * @returns whether more may be waiting: a case that stood still for weeks passes one threshold a turn.
 */
export async function sweepClocks(db: Database, office: CaseOffice, now: Date): Promise<boolean> {
  return transaction(db, async (tx) => {
    const day = fromDateNumber(today(now));
    const rows = await tx.query<CaseRow>(
      `select * from cases.case_file where closed_at is null and urge_on <= $1
       order by urge_on, id limit ${STEP} for update skip locked`,
      [day],
    );
    const present = rememberPresent(tx, office, now);
    for (const kase of rows.map(toCase)) {
      const cycle = office.lifeCycles.get(kase.lifeCycle);
      const { act, reason, after } = urge(cycle, kase, await present(kase.county), day);
      await saveChange(tx, kase, after, { by: "machine", act, reason: reason.zh, now });
    }
    return rows.length > 0;
  });
}

/** Who is at work in each county, read once a sweep; open cases are counted for all of them at once. */
export function rememberPresent(
  tx: Transaction,
  office: CaseOffice,
  now: Date,
): (county: string) => Promise<Present> {
  const known = new Map<string, Present>();
  return async (county) => {
    const found = known.get(county);
    if (found !== undefined) return found;
    const present = { staff: await listPresent(tx, office, county, now), load: await countOwned(tx, county) };
    known.set(county, present);
    return present;
  };
}

async function countOwned(tx: Transaction, county: Case["county"]): Promise<Map<number, number>> {
  const rows = await tx.query<{ account: number; cases: number }>(
    `select owner_account as account, count(*)::int as cases from cases.case_file
     where county = $1 and closed_at is null and owner_account is not null group by 1`,
    [county],
  );
  return new Map(rows.map(({ account, cases }) => [account, cases]));
}
