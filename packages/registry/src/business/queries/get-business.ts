import type { Queryable } from "@olive/db";
import type { StoredRow } from "../../fact/read-rows.ts";
import { FOUND_COLUMNS, type FoundPerson, maskFound } from "../../person/find-people.ts";
import { notInArea } from "../../refusals.ts";
import { FOUND_BUSINESS, type FoundBusiness } from "./find-businesses.ts";

/** A business of the area with the row that it comes from. Throws Refusal `not-in-area`. */
export async function getBusiness(tx: Queryable, county: string, code: string) {
  const [row] = await tx.query<FoundBusiness & StoredRow & { register: string }>(
    `select ${FOUND_BUSINESS}, b.register, f.name as file, f.id as "fileId", b.row_no as row, b.extract_on as "extractOn",
       null as "replacedOn", b.facts as cells
     from registry.business b join registry.extract_file f on f.id = b.file_id
     where b.county = $1 and b.credit_code = $2`,
    [county, code],
  );
  if (row === undefined) throw notInArea();
  return row;
}

/** Who runs the business, if the scope shows that person. */
export async function findProprietor(
  tx: Queryable,
  county: string,
  code: string,
): Promise<FoundPerson | undefined> {
  const [person] = await tx.query<FoundPerson>(
    `select ${FOUND_COLUMNS} from registry.business b
     join registry.person p on p.county = b.county and p.resident_id = b.proprietor_id
     where b.county = $1 and b.credit_code = $2`,
    [county, code],
  );
  return person === undefined ? undefined : maskFound(person);
}

/** Businesses that a person runs, as far as their seat lies in the scope. */
export function listBusinessesOf(
  tx: Queryable,
  county: string,
  residentId: string,
): Promise<FoundBusiness[]> {
  return tx.query<FoundBusiness>(
    `select ${FOUND_BUSINESS} from registry.business b where b.county = $1 and b.proprietor_id = $2
     order by b.active desc, b.name_pinyin, b.credit_code`,
    [county, residentId],
  );
}
