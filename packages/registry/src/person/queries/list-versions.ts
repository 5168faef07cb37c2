import type { Queryable } from "@olive/db";
import { cellsOf, columnOf, type PageDay, sourceOf } from "../../fact/assemble-sections.ts";
import { readRows } from "../../fact/read-rows.ts";
import { notInArea } from "../../refusals.ts";
import { isOfPeople, type RegisterDefinition } from "../../register/definition.ts";
import type { RegistrySite } from "../../registry-site.ts";
import type { PersonEntry } from "../get-person-entry.ts";

/** Every version of a person's rows in one register, the newest first, masked as on the page. */
export async function listVersions(
  tx: Queryable,
  { county, layout }: Pick<RegistrySite, "county" | "layout">,
  register: RegisterDefinition | undefined,
  person: PersonEntry,
  day: PageDay,
) {
  if (register === undefined || !isOfPeople(register)) throw notInArea();
  const subject = register.subject?.entity === "household" ? person.householdNumber : person.residentId;
  const rows =
    subject === null ? [] : await readRows(tx, { county: county.code, register, subject, all: true });
  const columns = register.columns.filter(({ name }) => name !== register.subject?.by);
  const plain = layout.items.filter((item) => item.plain).flatMap((item) => item.columns);
  const isPlain = ({ code }: { readonly code: string }) =>
    plain.some((one) => one.register === register.code && one.column === code);
  return {
    columns: columns.map((column) => columnOf(register, column)),
    versions: rows.toReversed().map((row) => ({
      source: sourceOf(register, row, day),
      replacedOn: row.replacedOn,
      cells: cellsOf(columns, row, day, isPlain),
    })),
  };
}
