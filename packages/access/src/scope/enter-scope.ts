import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { codeRange, levelOf, parsePlaceCode } from "@olive/kernel";

/** Longer than any page may take; a report that needs more is a job. */
const STATEMENT_LIMIT_MS = 15_000;

const COUNTY = /^\d{6}$/;
const REFERENCE = /^[0-9a-f]{32}$/;

/** One person outside the area whom the actor was given for some hours, by reference. */
export interface Guest {
  readonly person: string;
}

/**
 * Lets the open transaction see what the actor may see, and nothing else, until it ends. `SET LOCAL` and no session
 * setting: a connection that goes back to the pool remembers nothing of it. Values are digits that were checked here,
 * because SET takes no parameters.
 * Throws RangeError where county, area or reference are no codes.
 */
export async function enterScope(tx: Queryable, actor: Actor, guest?: Guest): Promise<void> {
  const area = parsePlaceCode(actor.area);
  if (area === undefined || !COUNTY.test(actor.county) || !actor.area.startsWith(actor.county)) {
    throw new RangeError("the actor's area is no place of the county");
  }
  const { first, last } = codeRange(area);
  const settings = [
    `set local statement_timeout = ${STATEMENT_LIMIT_MS}`,
    `set local olive.county = '${actor.county}'`,
    `set local olive.account = '${Number(actor.account)}'`,
    `set local olive.first = '${first}'`,
    `set local olive.last = '${last}'`,
    `set local olive.person = '${guest === undefined ? "" : checkedReference(guest.person)}'`,
    `set local role ${roleOf(levelOf(area) === "county", guest)}`,
  ];
  await tx.query(settings.join("; "));
}

/** A county-wide reader has a role of its own: a condition that is always true costs nothing, a range does. */
function roleOf(countyWide: boolean, guest: Guest | undefined): string {
  if (guest !== undefined) return "olive_guest";
  return countyWide ? "olive_county" : "olive_scoped";
}

function checkedReference(reference: string): string {
  if (!REFERENCE.test(reference)) throw new RangeError("no reference of a person");
  return reference;
}
