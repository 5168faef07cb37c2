import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { type AccessSite, roleName } from "../access-site.ts";
import { holdAccount, listStanding } from "../account/own-area.ts";
import { assignmentInvalid, incompatibleRoles, outsideArea } from "../account/refusals.ts";
import { isInArea } from "../scope/reach.ts";
import { findIncompatible } from "./incompatible-roles.ts";

export interface NewAssignment {
  readonly role: string;
  readonly area: string;
  readonly department: string | null;
  readonly purposes: readonly string[];
  readonly fromOn?: string | undefined;
  readonly untilOn: string | null;
}

/** Gives an account of the area an assignment more. @returns its number. */
export async function makeAssignment(
  tx: Queryable,
  actor: Actor,
  site: AccessSite,
  { account, ...wanted }: NewAssignment & { readonly account: number },
): Promise<number> {
  await holdAccount(tx, actor, account);
  return assign(tx, actor, site, account, wanted);
}

/** What giving an assignment needs of the county. */
export type AssigningSite = Pick<AccessSite, "access" | "places">;

/**
 * Refuses what reaches past the administrator's own area, what the county's roles don't know, and a role that must not
 * be held beside one that the person holds (`roles-incompatible`, naming both).
 */
export async function assign(
  tx: Queryable,
  actor: Actor,
  site: AssigningSite,
  account: number,
  wanted: NewAssignment,
): Promise<number> {
  const fromOn = wanted.fromOn ?? new Date().toISOString().slice(0, 10);
  refuseUnknown(site, wanted);
  if (!isInArea(actor, wanted.area)) throw outsideArea();
  if (wanted.untilOn !== null && wanted.untilOn < fromOn) {
    throw assignmentInvalid({ zh: "结束日早于开始日", en: "it ends before it begins" });
  }
  const clash = findIncompatible(site.access, await listStanding(tx, account), { ...wanted, fromOn });
  if (clash !== undefined) throw incompatibleRoles(roleName(site, clash.role), roleName(site, wanted.role));
  const { role, area, department, purposes, untilOn } = wanted;
  const [made] = await tx.query<{ id: number }>(
    `insert into access.assignment (county, account, role, area, department, purposes, from_on, until_on, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [...[actor.county, account, role, area, department, purposes, fromOn, untilOn], actor.account],
  );
  return made!.id;
}

function refuseUnknown({ access, places }: AssigningSite, { role, area, purposes }: NewAssignment): void {
  const found = access.roles.get(role);
  if (found === undefined) throw assignmentInvalid({ zh: "没有这个角色", en: "there is no such role" });
  if (!places.some(({ code }) => code === area)) {
    throw assignmentInvalid({ zh: "没有这个区划", en: "there is no such place" });
  }
  if (purposes.some((purpose) => !found.purposes.includes(purpose))) {
    throw assignmentInvalid({ zh: "这个角色没有这项用途", en: "the role doesn't have that purpose" });
  }
}
