import type { Queryable } from "@olive/db";
import { type PageDay, shownText } from "../../fact/assemble-sections.ts";
import { readRows } from "../../fact/read-rows.ts";
import { unknownColumn } from "../../refusals.ts";
import { isOfPeople, type RegisterDefinition } from "../../register/definition.ts";
import type { PersonEntry } from "../get-person-entry.ts";

export interface AskedColumn {
  readonly register: string;
  readonly column: string;
}

export interface OpenedCell extends AskedColumn {
  readonly file: string;
  readonly row: number;
  readonly value: string | null;
}

/** The named columns of a person's rows as they are stored. Throws Refusal `column-unknown`. */
export async function openSensitive(
  tx: Queryable,
  registers: readonly RegisterDefinition[],
  person: PersonEntry & { readonly county: string },
  asked: readonly AskedColumn[],
  day: PageDay,
): Promise<OpenedCell[]> {
  const opened: OpenedCell[] = [];
  for (const code of new Set(asked.map(({ register }) => register))) {
    const register = registers.find((one) => one.code === code);
    if (register === undefined || !isOfPeople(register)) throw unknownColumn();
    const columns = asked
      .filter((one) => one.register === code)
      .map(({ column }) => register.columns.find((one) => one.code === column));
    const subject = register.subject?.entity === "household" ? person.householdNumber : person.residentId;
    const rows = subject === null ? [] : await readRows(tx, { county: person.county, register, subject });
    for (const { file, row, cells } of rows) {
      for (const column of columns) {
        if (column === undefined) throw unknownColumn();
        const value = shownText(column, cells[column.code] ?? null, day);
        opened.push({ register: code, column: column.code, file, row, value });
      }
    }
  }
  return opened;
}
