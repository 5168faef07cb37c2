import type { Queryable } from "@olive/db";
import { assembleSections, type PageDay } from "../../fact/assemble-sections.ts";
import { readRows } from "../../fact/read-rows.ts";
import { isOfPeople } from "../../register/definition.ts";
import type { RegistrySite } from "../../registry-site.ts";
import type { PersonEntry } from "../get-person-entry.ts";

/** What every register says of a person and of the household, set out for the page. */
export async function readPersonSections(
  tx: Queryable,
  { county, layout }: Pick<RegistrySite, "county" | "layout">,
  { residentId, householdNumber }: Pick<PersonEntry, "residentId" | "householdNumber">,
  day: PageDay,
) {
  const found = [];
  for (const register of county.registers.filter(isOfPeople)) {
    const subject = register.subject?.entity === "household" ? householdNumber : residentId;
    if (subject === null) continue;
    found.push({ register, rows: await readRows(tx, { county: county.code, register, subject }) });
  }
  return assembleSections(layout, found, day);
}
