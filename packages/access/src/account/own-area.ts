import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { isInArea } from "../scope/reach.ts";
import { noSuchAccount, ownAccount, partlyOutside } from "./refusals.ts";

export interface StandingAssignment {
  readonly id: number;
  readonly role: string;
  readonly area: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
}

/** Assignments that weren't ended, anywhere in the county, in whatever period. */
export async function listStanding(tx: Queryable, account: number): Promise<StandingAssignment[]> {
  return tx.query<StandingAssignment>(
    `select id, role, area, from_on::text as "fromOn", until_on::text as "untilOn" from access.assignment
     where account = $1 and ended_at is null order by id`,
    [account],
  );
}

/**
 * Takes hold of an account that the actor may look after: not the actor's own, and with an assignment inside the
 * area (an ended one too, so that somebody can come back). One acts at a time: the row is locked.
 */
export async function holdAccount(
  tx: Queryable,
  actor: Actor,
  account: number,
): Promise<StandingAssignment[]> {
  const [row] = await tx.query(
    "select id from access.account where id = $1 and county = $2 and ended_at is null for update",
    [account, actor.county],
  );
  const areas = await tx.query<{ area: string }>("select area from access.assignment where account = $1", [
    account,
  ]);
  if (row === undefined || !areas.some(({ area }) => isInArea(actor, area))) throw noSuchAccount();
  if (account === actor.account) throw ownAccount();
  return listStanding(tx, account);
}

/** As `holdAccount`, and nothing of it may lie outside: for acts on the whole account. */
export async function holdWholeAccount(
  tx: Queryable,
  actor: Actor,
  account: number,
): Promise<StandingAssignment[]> {
  const standing = await holdAccount(tx, actor, account);
  if (standing.some(({ area }) => !isInArea(actor, area))) throw partlyOutside();
  return standing;
}
