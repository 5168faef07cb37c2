import type { Queryable } from "@olive/db";
import { codeRange, type PlaceCode } from "@olive/kernel";
import { FOUND_COLUMNS, type FoundPerson, maskFound } from "../find-people.ts";
import { type Narrowing, narrowingSql } from "../narrowing.ts";

export interface PeopleList extends Narrowing {
  /** Six digits. */
  readonly county: string;
  /** The reader's area, or the place below it that the filter names. */
  readonly area: PlaceCode;
}

export interface PeoplePage extends PeopleList {
  /** Reference of the last person of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * A page of the people of an area in the order of their names. The last person of the page before says where to go
 * on: whoever has left the area meanwhile begins again.
 */
export async function listPeople(db: Queryable, page: PeoplePage): Promise<FoundPerson[]> {
  const { where, values } = conditions(page);
  const from = page.after === undefined ? undefined : await readPosition(db, page.county, page.after);
  const more =
    from === undefined
      ? ""
      : `and (p.name_pinyin, p.place_code, p.resident_id) > ($${values.length + 2}, $${values.length + 3}, $${values.length + 4})`;
  const rows = await db.query<FoundPerson>(
    `select ${FOUND_COLUMNS} from registry.person p where ${where} ${more}
     order by p.name_pinyin, p.place_code, p.resident_id limit $${values.length + 1}`,
    [
      ...values,
      page.limit,
      ...(from === undefined ? [] : [from.name_pinyin, from.place_code, from.resident_id]),
    ],
  );
  return rows.map(maskFound);
}

/** How many people the list holds, from the index alone. */
export async function countPeople(db: Queryable, list: PeopleList): Promise<number> {
  const { where, values } = conditions(list);
  const [row] = await db.query<{ n: number }>(
    `select count(*) as n from registry.person p where ${where}`,
    values,
  );
  return row?.n ?? 0;
}

/** The conditions of the list on a person under the name `p`, and their values. */
export function conditions(list: PeopleList): { where: string; values: unknown[] } {
  const { first, last } = codeRange(list.area);
  const narrowed = narrowingSql(list, 4);
  return {
    where: `p.county = $1 and p.place_code >= $2 and p.place_code <= $3 and ${narrowed.sql}`,
    values: [list.county, first, last, ...narrowed.values],
  };
}

interface Position {
  readonly name_pinyin: string;
  readonly place_code: string;
  readonly resident_id: string;
}

async function readPosition(db: Queryable, county: string, reference: string): Promise<Position | undefined> {
  const [row] = await db.query<Position>(
    "select name_pinyin, place_code, resident_id from registry.person where county = $1 and reference = $2",
    [county, reference],
  );
  return row;
}
