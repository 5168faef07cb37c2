import type { Queryable } from "@olive/db";
import { notInArea } from "../refusals.ts";
import { FOUND_COLUMNS, type FoundPerson } from "./find-people.ts";

export interface PersonEntry extends FoundPerson {
  /** Number of the household in the registers; never leaves the house. */
  readonly householdNumber: string | null;
}

/**
 * The person's entry in the directory, unmasked, inside the scope of the transaction. Throws Refusal `not-in-area`.
 */
export async function getPersonEntry(tx: Queryable, county: string, reference: string): Promise<PersonEntry> {
  const [entry] = await tx.query<PersonEntry>(
    `select ${FOUND_COLUMNS}, p.household as "householdNumber" from registry.person p
     where p.county = $1 and p.reference = $2`,
    [county, reference],
  );
  if (entry === undefined) throw notInArea();
  return entry;
}
