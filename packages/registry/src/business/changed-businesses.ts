import type { Queryable } from "@olive/db";
import type { DirectorySource } from "../person/directory-source.ts";
import { tableOf } from "../register/sql.ts";
import { codeOf } from "./business-source.ts";

/** Credit codes of businesses of which the files stored after `sinceFileId` say something. */
export async function changedBusinesses(
  db: Queryable,
  { county, business }: DirectorySource,
  sinceFileId: number,
): Promise<string[]> {
  if (business === undefined) return [];
  const rows = await db.query<{ code: string }>(
    `select distinct "${codeOf(business, business.code)}" as code from ${tableOf(business.register)}
     where county = $1 and file_id in (
       select id from registry.extract_file where county = $1 and register = $2 and id > $3 and settled)`,
    [county, business.register.code, sinceFileId],
  );
  return rows.map(({ code }) => code);
}
