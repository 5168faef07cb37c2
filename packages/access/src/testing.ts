/** For tests: people who work in a county, signed in without a provider. */
import type { Database } from "@olive/db";
import { beginSession, SESSION_COOKIE } from "./session/session.ts";

export interface TestColleague {
  readonly county: string;
  readonly role: string;
  readonly area: string;
  readonly name?: string;
  readonly department?: string | null;
  readonly purposes?: readonly string[];
  readonly secondFactor?: boolean;
}

export interface SignedIn {
  readonly account: number;
  readonly assignment: number;
  /** For the Cookie header. */
  readonly cookie: string;
}

let made = 0;

/** Somebody new with one assignment and a session. */
export async function signIn(db: Database, colleague: TestColleague): Promise<SignedIn> {
  made += 1;
  const { county, role, area, name = `同事${made}`, department = null, purposes = [] } = colleague;
  const [account] = await db.query<{ id: number }>(
    "insert into access.account (county, issuer, subject, name, department) values ($1, 'test', $2, $3, $4) returning id",
    [county, `${process.pid}-${made}`, name, department],
  );
  const [assignment] = await db.query<{ id: number }>(
    `insert into access.assignment (county, account, role, area, department, purposes, from_on)
     values ($1, $2, $3, $4, $5, $6, '2000-01-01') returning id`,
    [county, account!.id, role, area, department, purposes],
  );
  const ids = { account: account!.id, assignment: assignment!.id };
  const token = await beginSession(db, { county, ...ids, secondFactor: colleague.secondFactor === true });
  return { ...ids, cookie: `${SESSION_COOKIE}=${token}` };
}
