import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, transaction } from "@olive/db";
import { openTable, type TableColumn } from "@olive/registry";
import { importTooLong } from "../refusals.ts";
import type { VacancyOffice } from "../vacancy-site.ts";
import { type CheckedRow, checkTable, type TableRow } from "./check-table.ts";
import { IMPORT_COLUMNS, IMPORT_FIELDS, REQUIRED_FIELDS } from "./columns.ts";
import { findImport, storeRows } from "./import-store.ts";
import { missingColumns } from "./read-row.ts";

/** Twice what a county posts in a year. */
const MOST_ROWS = 50_000;

export interface Uploaded {
  readonly name: string;
  readonly bytes: Buffer;
  readonly account: number;
  readonly accountName: string;
}

/**
 * Reads and checks a table of posts and keeps what was found; nothing is posted yet. The same bytes are the same import:
 * one that wasn't applied is checked anew (registers and posts may have changed), an applied one stays as it is.
 * @returns the import's id.
 */
export async function uploadTable(db: Database, office: VacancyOffice, file: Uploaded): Promise<string> {
  const county = office.county.code;
  const { rows, places, headers } = await readTable(file);
  const digest = createHash("sha256").update(file.bytes).digest("hex");
  const missing = missingColumns(places, REQUIRED_FIELDS);
  const checked = missing.length > 0 ? [] : await checkTable(db, office, rows, places);
  return transaction(db, async (tx) => {
    const id = (await findImport(tx, county, digest)) ?? randomUUID();
    const [open] = await tx.query<{ id: string }>(
      `insert into employment.vacancy_import as i (id, county, digest, name, account, account_name, uploaded_at, headers,
         missing_columns)
       values ($1, $2, $3, $4, $5, $6, now(), $7, $8)
       on conflict (county, digest) do update set uploaded_at = now(), missing_columns = excluded.missing_columns
       where i.applied_at is null returning id`,
      [id, county, digest, file.name, file.account, file.accountName, headers, missing],
    );
    if (open !== undefined) await storeRows(tx, open.id, checked as CheckedRow[]);
    return open?.id ?? id;
  });
}

async function readTable({ name, bytes }: Uploaded) {
  const folder = await mkdtemp(join(tmpdir(), "olive-vacancies-"));
  try {
    const path = join(folder, "table");
    await writeFile(path, bytes, { mode: 0o600 });
    const format = /\.xlsx$/i.test(name) ? "workbook" : "text";
    const columns: TableColumn[] = IMPORT_FIELDS.map((field) => IMPORT_COLUMNS[field]);
    const table = await openTable(path, format, columns);
    const rows: TableRow[] = [];
    let number = table.headerRow;
    for await (const batch of table.rows) {
      for (const cells of batch) {
        number += 1;
        if (cells.every((cell) => cell.trim() === "")) continue;
        rows.push({ row: number, cells });
        if (rows.length > MOST_ROWS) throw importTooLong(MOST_ROWS);
      }
    }
    return { rows, places: table.places, headers: headersOf(table.places) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The header as the house knows it, at the places where the file has the columns. */
function headersOf(places: readonly number[]): string[] {
  const width = Math.max(0, ...places) + 1;
  const headers = Array.from({ length: width }, () => "");
  for (const [index, field] of IMPORT_FIELDS.entries()) {
    const place = places[index] ?? -1;
    if (place >= 0) headers[place] = IMPORT_COLUMNS[field].name;
  }
  return headers;
}
