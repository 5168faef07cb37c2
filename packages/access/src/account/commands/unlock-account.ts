import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { holdAccount, holdWholeAccount } from "../own-area.ts";

/** Forgets failed attempts, at the password and at the second factor. */
export async function unlockAccount(tx: Queryable, actor: Actor, account: number): Promise<void> {
  await holdAccount(tx, actor, account);
  await tx.query("update access.credential set failures = 0, locked_until = null where account = $1", [
    account,
  ]);
  await tx.query("update access.second_factor set failures = 0, locked_until = null where account = $1", [
    account,
  ]);
}

/** Takes the second factor away, for a lost phone: a new one is set up before the next sensitive item. */
export async function resetSecondFactor(tx: Queryable, actor: Actor, account: number): Promise<void> {
  await holdWholeAccount(tx, actor, account);
  await tx.query(
    `update access.second_factor set secret = null, confirmed_at = null, failures = 0, locked_until = null
     where account = $1`,
    [account],
  );
}
