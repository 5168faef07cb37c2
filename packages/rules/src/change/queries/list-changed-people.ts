import type { Queryable } from "@olive/db";
import { codeRange, parsePlaceCode } from "@olive/kernel";

export type Direction = "entered" | "left" | "becameUnknown" | "becameKnown";

export interface ChangedPeoplePage {
  readonly county: string;
  readonly change: number;
  readonly policy: string;
  readonly direction: Direction;
  readonly place?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** A person as a list shows them, before masking. */
export interface ListedPerson {
  readonly reference: string;
  readonly name: string;
  readonly residentId: string;
  readonly place: string;
  readonly before: "yes" | "no" | "unknown";
  readonly after: "yes" | "no" | "unknown";
}

const DIRECTIONS: Readonly<Record<Direction, string>> = {
  entered: "listed.after = 'yes'",
  left: "listed.before = 'yes'",
  becameUnknown: "listed.after = 'unknown'",
  becameKnown: "listed.before = 'unknown'",
};

/** A page of the attached list, inside the reader's area, in the order of references: it says nothing of anybody. */
export async function listChangedPeople(tx: Queryable, page: ChangedPeoplePage): Promise<ListedPerson[]> {
  const place = page.place === undefined ? undefined : parsePlaceCode(page.place);
  const { first, last } = place === undefined ? { first: "", last: "9".repeat(12) } : codeRange(place);
  return tx.query<ListedPerson>(
    `select listed.reference, who.name, who.resident_id as "residentId", listed.place_code as place,
       listed.before, listed.after
     from rules.change_person listed
     join registry.person who on who.county = listed.county and who.reference = listed.reference
     where listed.change_id = $1 and listed.policy = $2 and listed.county = $3 and ${DIRECTIONS[page.direction]}
       and listed.place_code >= $4 and listed.place_code <= $5 and listed.reference > $6
     order by listed.reference limit $7`,
    [page.change, page.policy, page.county, first, last, page.after ?? "", page.limit],
  );
}

/** People by ID number as a list shows them, inside the reader's area. */
export async function listByResidentId(
  tx: Queryable,
  county: string,
  residentIds: readonly string[],
): Promise<Omit<ListedPerson, "before" | "after">[]> {
  return tx.query(
    `select reference, name, resident_id as "residentId", place_code as place from registry.person
     where county = $1 and resident_id = any($2)`,
    [county, residentIds],
  );
}
