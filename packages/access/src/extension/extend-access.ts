import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { listColleagues } from "../account/account.ts";
import type { CountyAccess } from "../county/county-access.ts";
import { isInArea } from "../scope/reach.ts";
import { findSupervisor } from "./find-supervisor.ts";
import { alreadyInArea, noSupervisor, purposeNotYours, tooManyExtensions } from "./refusals.ts";

export const EXTENSION_HOURS = 3;
/** More is another job than one's own: it takes an assignment there. */
export const EXTENSIONS_A_DAY = 10;

/** Somebody found by their full ID number, wherever they live. */
export interface PersonElsewhere {
  readonly reference: string;
  readonly placeCode: string;
}

export interface WantedExtension {
  readonly person: PersonElsewhere;
  readonly purpose: string;
  readonly reason: string;
}

/** Lets the actor read one person outside the area for three hours, and reports it. @returns its number. */
export async function extendAccess(
  tx: Queryable,
  actor: Actor,
  access: CountyAccess,
  { person, purpose, reason }: WantedExtension,
): Promise<number> {
  if (isInArea(actor, person.placeCode)) throw alreadyInArea();
  if (!access.roles.get(actor.role)?.purposes.includes(purpose)) throw purposeNotYours();
  const [today] = await tx.query<{ count: number }>(
    `select count(*) as count from access.extension
     where account = $1 and opened_at > now() - interval '1 day'`,
    [actor.account],
  );
  if ((today?.count ?? 0) >= EXTENSIONS_A_DAY) throw tooManyExtensions(EXTENSIONS_A_DAY);
  const supervisor = findSupervisor(await listColleagues(tx, access, actor.county), actor);
  if (supervisor === undefined) throw noSupervisor();
  const [made] = await tx.query<{ id: number }>(
    `insert into access.extension (county, account, assignment, person, reason, purpose, until_at, supervisor)
     values ($1, $2, $3, $4, $5, $6, now() + make_interval(hours => $7), $8) returning id`,
    [
      ...[actor.county, actor.account, actor.assignment, person.reference, reason, purpose],
      ...[EXTENSION_HOURS, supervisor.account],
    ],
  );
  return made!.id;
}

/** The supervisor has seen it. Refuses what wasn't reported to the actor. */
export async function seeExtension(tx: Queryable, actor: Actor, id: number): Promise<boolean> {
  const seen = await tx.query(
    `update access.extension set seen_at = coalesce(seen_at, now()), seen_by = coalesce(seen_by, $2)
     where id = $1 and supervisor = $2 returning id`,
    [id, actor.account],
  );
  return seen.length > 0;
}
