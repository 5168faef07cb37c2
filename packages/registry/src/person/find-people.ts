import type { Queryable } from "@olive/db";
import { codeRange, type MaskProfile, maskName, maskResidentId, type PlaceCode } from "@olive/kernel";
import { readSearchText, type SearchText } from "./read-search-text.ts";

export interface PeopleSearch {
  /** Six digits. */
  readonly county: string;
  /** Village, township or county: only people who live inside it are found. */
  readonly area: PlaceCode;
  /** Name, pinyin, initials, end of the ID number; empty for everybody. */
  readonly text: string;
  readonly limit: number;
  /** What is shown of names and numbers; `list` where nothing else is said. */
  readonly profile?: MaskProfile;
}

export interface FoundPerson {
  readonly residentId: string;
  readonly name: string;
  readonly placeCode: string;
  readonly sex: "male" | "female";
  /** Day of birth as ISO text. */
  readonly birth: string;
}

/**
 * People of an area whose name, pinyin, initials or ID number's end begins with the text, in the order of the
 * index that found them. Those who died or left aren't found.
 */
export async function findPeople(db: Queryable, search: PeopleSearch): Promise<FoundPerson[]> {
  const { sql, values } = peopleSql(search);
  const profile = search.profile ?? "list";
  const rows = await db.query<FoundPerson>(sql, values);
  return rows.map((row) => ({
    ...row,
    residentId: maskResidentId(row.residentId, profile),
    name: maskName(row.name, profile),
  }));
}

/** Last code point of Unicode: everything that begins with a prefix is below the prefix with this behind it. */
const LAST = "\u{10ffff}";

/**
 * The statement and its values. Every text is a range on one index (`LIKE` would not use it under row-level
 * security, where only leakproof comparisons do); the area is a second range inside the same index, or, where it
 * is small, the start of another. Collation C throughout.
 */
export function peopleSql({ county, area, text, limit }: PeopleSearch): { sql: string; values: unknown[] } {
  const search = readSearchText(text);
  const { first, last } = codeRange(area);
  const prefix = search.kind === "everybody" ? "" : search.prefix;
  const parts = columnsOf(search).map(
    (column) =>
      `(select resident_id, name, place_code, name_pinyin, sex, birth from registry.person
        where county = $1 and place_code >= $2 and place_code <= $3 and ${column} >= $4 and ${column} < $5 and present
        order by ${column}, place_code, resident_id limit $6)`,
  );
  const sql = `select resident_id as "residentId", name, place_code as "placeCode", sex, birth
    from (${parts.join(" union ")}) as found order by name_pinyin, place_code, resident_id limit $6`;
  return { sql, values: [county, first, last, prefix, prefix + LAST, limit] };
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
      return ["id_tail"];
    case "idNumber":
      return ["resident_id"];
  }
}
