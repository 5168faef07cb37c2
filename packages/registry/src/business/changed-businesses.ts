import type { Queryable } from "@olive/db";
import { changedRowsSql } from "../import/changed-rows.ts";
import type { DirectorySource } from "../person/directory-source.ts";
import { columnOf } from "../register/sql.ts";

/** Credit codes of businesses of which files stored or undone after `sinceFileId` say something. */
export async function changedBusinesses(
  db: Queryable,
  { county, business }: DirectorySource,
  sinceFileId: number,
): Promise<string[]> {
  if (business === undefined) return [];
  const { register } = business;
  const rows = await db.query<{ code: string }>(
    `select distinct ${columnOf(register, business.code)} as code
     from ${changedRowsSql(register, county, sinceFileId)} news`,
  );
  return rows.map(({ code }) => code);
}
