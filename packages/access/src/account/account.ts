import type { Queryable } from "@olive/db";
import type { CountyAccess } from "../county/county-access.ts";

/** Issuer of accounts that the embedded provider signs in; those of another provider carry its own. */
export const EMBEDDED_ISSUER = "embedded";

export interface Account {
  readonly id: number;
  readonly name: string;
  readonly department: string | null;
}

/** The account behind an identity of a provider; undefined where there is none or it was ended. */
export async function findAccount(
  db: Queryable,
  county: string,
  issuer: string,
  subject: string,
): Promise<Account | undefined> {
  const [account] = await db.query<Account>(
    `select id, name, department from access.account
     where county = $1 and issuer = $2 and subject = $3 and ended_at is null`,
    [county, issuer, subject],
  );
  return account;
}

export interface Assignment {
  readonly id: number;
  readonly role: string;
  readonly area: string;
  readonly department: string | null;
  readonly purposes: readonly string[];
}

/** Assignments of an account that hold today, the oldest first: with that one a session begins. */
export async function listAssignments(db: Queryable, account: number): Promise<Assignment[]> {
  return db.query<Assignment>(
    `select id, role, area, department, purposes from access.assignment
     where account = $1 and ended_at is null and (now() at time zone 'Asia/Shanghai')::date between from_on and coalesce(until_on, 'infinity')
     order by id`,
    [account],
  );
}

/** Somebody who works in the county today, under one role in one area. */
export interface Colleague {
  readonly account: number;
  readonly name: string;
  readonly role: string;
  readonly area: string;
  readonly department: string | null;
  readonly acts: readonly string[];
}

/** Everybody with a standing assignment. Works within a scope too: who works where is no secret among colleagues. */
export async function listColleagues(
  db: Queryable,
  { roles }: CountyAccess,
  county: string,
): Promise<Colleague[]> {
  const rows = await db.query<Omit<Colleague, "acts">>(
    `select a.id as account, a.name, g.role, g.area, g.department from access.assignment g
     join access.account a on a.id = g.account
     where g.county = $1 and g.ended_at is null and a.ended_at is null
       and (now() at time zone 'Asia/Shanghai')::date between g.from_on and coalesce(g.until_on, 'infinity')
     order by a.id, g.id`,
    [county],
  );
  return rows.map((row) => ({ ...row, acts: roles.get(row.role)?.acts ?? [] }));
}
