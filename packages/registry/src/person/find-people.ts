import type { Queryable } from "@olive/db";
import { codeRange, maskPhone, maskResidentId, type PlaceCode } from "@olive/kernel";
import { type Narrowing, narrowingSql, PRESENT } from "./narrowing.ts";
import { prefixRange } from "./prefix-range.ts";
import { readAddress } from "./read-address.ts";
import { readSearchText, type SearchText } from "./read-search-text.ts";

export interface PeopleSearch {
  /** Six digits. */
  readonly county: string;
  /** Village, township or county: only people who live inside it are found. */
  readonly area: PlaceCode;
  /** Name, pinyin, initials, end of the ID or phone number, phone number, address; empty for everybody. */
  readonly text: string;
  readonly limit: number;
  /** Further conditions; everybody who is here where there are none. */
  readonly narrowed?: Narrowing;
}

export interface FoundPerson {
  /** By which the house refers to the person; no ID number. */
  readonly reference: string;
  readonly name: string;
  /** Masked, as are all numbers here: to read one whole is an act of its own. */
  readonly residentId: string;
  readonly phone: string | null;
  readonly placeCode: string;
  readonly household: string | null;
  readonly sex: "male" | "female";
  /** Day of birth as ISO text. */
  readonly birth: string;
  /** Whether the register has the person as living here; a search finds no others, a list may. */
  readonly present: boolean;
}

/** What an answer says of a person, from the directory under the name `p`. */
export const FOUND_COLUMNS = `p.reference, p.name, p.resident_id as "residentId", p.phone, p.place_code as "placeCode",
  p.household_reference as household, p.sex, p.birth, p.present`;

export function maskFound(person: FoundPerson): FoundPerson {
  return {
    ...person,
    residentId: maskResidentId(person.residentId, "list"),
    phone: person.phone === null ? null : maskPhone(person.phone, "list"),
  };
}

/**
 * People of an area whose name, pinyin, initials, number, phone or address begins with the text: whole matches
 * first, then in the order of their names. Those who died or left aren't found.
 */
export async function findPeople(db: Queryable, search: PeopleSearch): Promise<FoundPerson[]> {
  const { sql, values } = peopleSql(search);
  return (await db.query<FoundPerson>(sql, values)).map(maskFound);
}

/**
 * The statement and its values. Every text is a range on one index; the area is a second range inside the same index,
 * or, where it is small, the start of another. Collation C throughout.
 */
export function peopleSql({ county, area, text, limit, narrowed }: PeopleSearch): {
  sql: string;
  values: unknown[];
} {
  const search = readSearchText(text);
  const { first, last } = codeRange(area);
  const { first: from, end } = prefixRange(search.kind === "everybody" ? "" : search.prefix);
  const values: unknown[] = [county, first, last, from, end, limit];
  const narrowing = narrowingSql(narrowed ?? { ...PRESENT, today: 0 }, values.length + 1);
  values.push(...narrowing.values);
  const parts = columnsOf(search).map(
    (column) => `(select p.resident_id, p.${column} = $4 as whole from registry.person p
      where p.county = $1 and p.place_code >= $2 and p.place_code <= $3 and p.${column} >= $4 and p.${column} < $5
        and ${narrowing.sql}
      order by p.${column}, p.place_code, p.resident_id limit $6)`,
  );
  if (search.kind === "name") {
    const address = prefixRange(readAddress(search.prefix));
    values.push(address.first, address.end);
    parts.push(atAddress(narrowing.sql, values.length - 1, values.length));
  }
  const sql = `select ${FOUND_COLUMNS}
    from (select resident_id, bool_or(whole) as whole from (${parts.join(" union all ")}) as hit group by 1) as found
    join registry.person p on p.county = $1 and p.resident_id = found.resident_id
    order by found.whole desc, p.name_pinyin, p.place_code, p.resident_id limit $6`;
  return { sql, values };
}

/** Who lives where a part of the address begins with the text of these two parameters. */
function atAddress(narrowing: string, first: number, end: number): string {
  return `(select p.resident_id, false from (
      select place_code, address from registry.address_part
      where county = $1 and place_code >= $2 and place_code <= $3 and part >= $${first} and part < $${end}
      order by part, place_code, address limit $6) as a
    join registry.person p on p.county = $1 and p.place_code = a.place_code and p.address = a.address
      and ${narrowing}
    order by 1 limit $6)`;
}

function columnsOf(search: SearchText): string[] {
  switch (search.kind) {
    case "everybody":
      return ["name_pinyin"];
    case "name":
      return ["name"];
    case "letters":
      return ["name_pinyin", "initials"];
    case "idTail":
      return ["id_tail", "phone_tail"];
    case "idNumber":
      return ["resident_id", "phone"];
    case "code":
      return ["household"];
  }
}
