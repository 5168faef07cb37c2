import { randomUUID } from "node:crypto";
import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import type { AccessSite } from "../../access-site.ts";
import { assign, type NewAssignment } from "../../assignment/make-assignment.ts";
import { createInvitation, INVITED_ISSUER } from "../../invitation/invitation.ts";
import { EMBEDDED_ISSUER } from "../account.ts";
import { loginTaken } from "../refusals.ts";

export interface NewAccount extends NewAssignment {
  readonly login: string;
  readonly name: string;
}

/**
 * Opens an account with its first assignment. Nobody is given a password: whoever it is for opens the one-time link and
 * chooses one, or binds the identity that the county's provider knows.
 */
export async function openAccount(
  tx: Queryable,
  actor: Actor,
  site: Pick<AccessSite, "access" | "places" | "provider">,
  { login, name, ...assignment }: NewAccount,
): Promise<{ readonly account: number; readonly token: string }> {
  const elsewhere = site.provider !== undefined;
  const [issuer, subject] = elsewhere ? [INVITED_ISSUER, randomUUID()] : [EMBEDDED_ISSUER, login];
  const [made] = await tx.query<{ id: number }>(
    `insert into access.account (county, issuer, subject, name, department, made_by)
     values ($1, $2, $3, $4, $5, $6) on conflict (county, issuer, subject) do nothing returning id`,
    [actor.county, issuer, subject, name, assignment.department, actor.account],
  );
  if (made === undefined) throw loginTaken();
  if (!elsewhere) {
    await tx.query("insert into access.credential (account, county, login) values ($1, $2, $3)", [
      ...[made.id, actor.county, login],
    ]);
  }
  await assign(tx, actor, site, made.id, assignment);
  const invitation = { county: actor.county, account: made.id, madeBy: actor.account };
  return { account: made.id, token: await createInvitation(tx, invitation, new Date()) };
}
