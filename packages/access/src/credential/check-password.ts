import { type Database, transaction } from "@olive/db";
import { recordAccountLeaf } from "../session/open-session.ts";
import { countFailure, lockUntil } from "./lock-out.ts";
import { isPassword } from "./password.ts";

export interface TypedCredential {
  readonly login: string;
  readonly password: string;
}

interface CredentialRow {
  readonly account: number;
  readonly salt: Buffer | null;
  readonly hash: Buffer | null;
  readonly failures: number;
  readonly failedAt: Date | null;
  readonly lockedUntil: Date | null;
}

/** Passwords that are tried at one time in this process: each takes 32 MB and a core for a tenth of a second. */
const MOST_AT_ONCE = 4;
let underWay = 0;

/**
 * The account (its subject) whose login and password these are; undefined for a wrong one, an unknown one, and one
 * that is locked, all after the same time. `busy` where too many are tried at once.
 * A failure is counted, and locks after a few; a success clears the count.
 */
export async function checkPassword(
  db: Database,
  county: string,
  typed: TypedCredential,
  now: Date,
): Promise<{ readonly subject: string } | "busy" | undefined> {
  if (underWay >= MOST_AT_ONCE) return "busy";
  underWay += 1;
  try {
    return await check(db, county, typed, now);
  } finally {
    underWay -= 1;
  }
}

async function check(db: Database, county: string, { login, password }: TypedCredential, now: Date) {
  return transaction(db, async (tx) => {
    // The lock makes guesses at one account take turns: each sees the failures of those before it.
    const [row] = await tx.query<CredentialRow & { subject: string }>(
      `select c.account, c.salt, c.hash, c.failures, c.failed_at as "failedAt", c.locked_until as "lockedUntil", a.subject
       from access.credential c join access.account a on a.id = c.account and a.ended_at is null
       where c.county = $1 and c.login = $2 for update of c`,
      [county, login],
    );
    const known = row?.salt && row.hash ? { salt: row.salt, hash: row.hash } : undefined;
    const right = await isPassword(password, known);
    if (row === undefined) return undefined;
    if (row.lockedUntil !== null && row.lockedUntil > now) return undefined;
    if (!right) {
      const failures = countFailure({ count: row.failures, lastAt: row.failedAt }, now);
      await tx.query(
        "update access.credential set failures = $2, failed_at = $3, locked_until = $4 where account = $1",
        [row.account, failures, now, lockUntil(failures, now)],
      );
      await recordAccountLeaf(tx, {
        ...{ county, account: row.account, act: "refuseSignIn" },
        detail: { failures, locked: lockUntil(failures, now) !== null },
      });
      return undefined;
    }
    await tx.query(
      "update access.credential set failures = 0, failed_at = null, locked_until = null where account = $1",
      [row.account],
    );
    return { subject: row.subject };
  });
}
