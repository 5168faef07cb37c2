import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { lastAdministrator, noSuchAssignment, ownAccount } from "../account/refusals.ts";
import type { CountyAccess } from "../county/county-access.ts";
import { isInArea } from "../scope/reach.ts";

/** Ends an assignment inside the area, with a reason; its sessions are over with the next request. */
export async function endAssignment(
  tx: Queryable,
  actor: Actor,
  access: CountyAccess,
  { assignment, reason }: { readonly assignment: number; readonly reason: string },
): Promise<{ readonly account: number }> {
  const [found] = await tx.query<{ account: number; area: string }>(
    "select account, area from access.assignment where id = $1 and county = $2 and ended_at is null",
    [assignment, actor.county],
  );
  if (found === undefined || !isInArea(actor, found.area)) throw noSuchAssignment();
  if (found.account === actor.account) throw ownAccount();
  await refuseWithoutAdministrator(tx, actor, access, [assignment]);
  await endAssignments(tx, actor, [assignment], reason);
  return { account: found.account };
}

export async function endAssignments(
  tx: Queryable,
  actor: Actor,
  assignments: readonly number[],
  reason: string,
): Promise<void> {
  await tx.query(
    `update access.assignment set ended_at = now(), ended_by = $2, ended_reason = $3
     where id = any($1) and ended_at is null`,
    [assignments, actor.account, reason],
  );
}

/** Refuses (`last-administrator`) to leave the county without somebody who looks after its accounts. */
export async function refuseWithoutAdministrator(
  tx: Queryable,
  { county }: Actor,
  { roles }: CountyAccess,
  ending: readonly number[],
): Promise<void> {
  const administering = [...roles.values()].filter(({ acts }) => acts.includes("account.manage"));
  const standing = await tx.query<{ id: number }>(
    `select g.id from access.assignment g join access.account a on a.id = g.account and a.ended_at is null
     where g.county = $1 and g.role = any($2) and g.area = $3 and g.ended_at is null
       and current_date between g.from_on and coalesce(g.until_on, 'infinity')
     order by g.id`,
    [county, administering.map(({ code }) => code), `${county}000000`],
  );
  if (standing.some(({ id }) => ending.includes(id)) && standing.every(({ id }) => ending.includes(id))) {
    throw lastAdministrator();
  }
}
