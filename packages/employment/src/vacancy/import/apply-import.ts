import { createHash } from "node:crypto";
import type { Queryable } from "@olive/db";
import { enterEmployers } from "../../employer/keep-employer.ts";
import { dayOf, daysAfter } from "../days.ts";
import { storeVacancies } from "../store-vacancies.ts";
import type { VacancyOffice } from "../vacancy-site.ts";
import type { RowVacancy } from "./check-table.ts";
import { loadImport } from "./import-store.ts";

const ROWS_A_PARCEL = 5_000;

interface ReadyRow {
  readonly row: number;
  readonly vacancy: RowVacancy;
}

export interface Applying {
  readonly id: string;
  /** Rows that look like other posts and are posted all the same: a person said so. */
  readonly duplicates: readonly number[];
  readonly account: number;
  readonly now: Date;
}

/**
 * Posts the rows of an import that are ready; done again it goes on with what is left and posts nothing twice: a post's
 * id follows from import and row. Employers that aren't entered yet are entered with it.
 */
export async function applyImport(
  tx: Queryable,
  office: VacancyOffice,
  { id, duplicates, account, now }: Applying,
): Promise<number> {
  const county = office.county.code;
  await loadImport(tx, county, id, true);
  const on = dayOf(now);
  const confirmBy = daysAfter(on, office.settings.confirmDays);
  let posted = 0;
  for (;;) {
    const rows = await tx.query<ReadyRow>(
      `select row_no as row, vacancy from employment.vacancy_import_row
       where import_id = $1 and (outcome in ('ready', 'unsure') or (outcome = 'duplicate' and row_no = any($2)))
       order by row_no limit ${ROWS_A_PARCEL}`,
      [id, duplicates],
    );
    if (rows.length === 0) break;
    await enterEmployers(tx, office, employersOf(rows));
    const vacancies = rows.map(({ row, vacancy: { contact: _contact, ...vacancy } }) => ({
      ...vacancy,
      ...{ id: idOf(id, row), importId: id, importRow: row },
      ...{ postedBy: "import" as const, postedByAccount: account, postedOn: on, confirmBy },
    }));
    posted += await storeVacancies(tx, county, vacancies);
    await tx.query(
      "update employment.vacancy_import_row set outcome = 'applied' where import_id = $1 and row_no = any($2)",
      [id, rows.map(({ row }) => row)],
    );
  }
  await tx.query(
    "update employment.vacancy_import set applied_at = coalesce(applied_at, $3), applied_by = $4 where county = $1 and id = $2",
    [county, id, now, account],
  );
  return posted;
}

function employersOf(rows: readonly ReadyRow[]) {
  return rows.map(({ vacancy: { creditCode, employerName, place } }) => ({
    creditCode,
    name: employerName,
    place,
  }));
}

/** An id that import and row give, in the shape of a UUID of version 8 (RFC 9562 5.8). */
export function idOf(importId: string, row: number): string {
  const hex = createHash("sha256").update(`${importId} ${row}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
