import type { Queryable } from "@olive/db";

/** Who somebody is, for a slice that refers to people: no number leaves the house by it. */
export interface DirectoryEntry {
  readonly residentId: string;
  readonly reference: string;
  readonly name: string;
  readonly placeCode: string;
  readonly present: boolean;
}

const COLUMNS = `resident_id as "residentId", reference, name, place_code as "placeCode", present`;

/** The entries of these ID numbers, inside the scope of the transaction; whoever isn't known is left out. */
export function listEntries(
  tx: Queryable,
  county: string,
  residentIds: readonly string[],
): Promise<DirectoryEntry[]> {
  return tx.query<DirectoryEntry>(
    `select ${COLUMNS} from registry.person where county = $1 and resident_id = any($2)`,
    [county, residentIds],
  );
}

/** The same by reference. */
export function listReferences(
  tx: Queryable,
  county: string,
  references: readonly string[],
): Promise<DirectoryEntry[]> {
  return tx.query<DirectoryEntry>(
    `select ${COLUMNS} from registry.person where county = $1 and reference = any($2)`,
    [county, references],
  );
}
