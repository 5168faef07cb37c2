import { type Database, transaction } from "@olive/db";
import { EMBEDDED_ISSUER } from "../account/account.ts";
import type { CountyAccess, Role } from "../county/county-access.ts";
import { recordAccountLeaf } from "../session/open-session.ts";
import { createInvitation, INVITED_ISSUER } from "./invitation.ts";

/** Login and subject of the account that whoever runs the server makes for the first security administrator. */
export const FIRST_LOGIN = "administrator";

export interface FirstAdministrator {
  readonly county: string;
  readonly access: CountyAccess;
  /** Whether another provider signs people in. */
  readonly elsewhere: boolean;
  readonly now: Date;
}

/** Whether somebody could sign in who manages accounts. */
export async function hasAdministrator(db: Database, county: string, access: CountyAccess): Promise<boolean> {
  const found = await db.query(
    `select from access.assignment g join access.account a on a.id = g.account
     left join access.credential c on c.account = a.id
     where g.county = $1 and g.role = any($2) and g.ended_at is null and a.ended_at is null
       and (c.hash is not null or (c.account is null and a.issuer <> $3)) limit 1`,
    [county, administering(access).map(({ code }) => code), INVITED_ISSUER],
  );
  return found.length > 0;
}

/**
 * A one-time link by which the first security administrator chooses a password (or binds the identity of the county's
 * provider). For whoever runs the server, and nobody else: it is never asked for over the network.
 * @returns the token; undefined where no role of the county manages accounts.
 */
export async function inviteFirstAdministrator(
  db: Database,
  first: FirstAdministrator,
): Promise<string | undefined> {
  const { county, access, elsewhere, now } = first;
  const [role] = administering(access);
  if (role === undefined) return undefined;
  return transaction(db, async (tx) => {
    const issuer = elsewhere ? INVITED_ISSUER : EMBEDDED_ISSUER;
    const [account] = await tx.query<{ id: number }>(
      `insert into access.account (county, issuer, subject, name) values ($1, $2, $3, $4)
       on conflict (county, issuer, subject) do update set name = account.name returning id`,
      [county, issuer, FIRST_LOGIN, role.name.zh],
    );
    const id = account!.id;
    await tx.query(
      `insert into access.assignment (county, account, role, area, purposes, from_on)
       select $1, $2, $3, $4, $5, current_date where not exists (
         select from access.assignment where account = $2 and role = $3 and ended_at is null)`,
      [county, id, role.code, `${county}000000`, role.purposes],
    );
    if (!elsewhere) {
      await tx.query(
        "insert into access.credential (account, county, login) values ($1, $2, $3) on conflict do nothing",
        [id, county, FIRST_LOGIN],
      );
    }
    await recordAccountLeaf(tx, { county, account: id, act: "inviteFirstAdministrator" });
    return createInvitation(tx, { county, account: id, madeBy: null }, now);
  });
}

function administering({ roles }: CountyAccess): Role[] {
  return [...roles.values()].filter(({ acts }) => acts.includes("account.manage"));
}
