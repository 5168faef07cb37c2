import type { Queryable } from "@olive/db";
import type { z } from "zod";
import type { vacancyImportSchema } from "../../contracts/vacancy.ts";
import { importUnknown } from "../refusals.ts";
import type { CheckedRow, RowVacancy } from "./check-table.ts";
import type { RowReason } from "./row-faults.ts";

export type ShownImport = z.input<typeof vacancyImportSchema>;

export interface StoredImport {
  readonly id: string;
  readonly name: string;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly appliedAt: Date | null;
  readonly headers: readonly string[];
  readonly missingColumns: readonly string[];
}

const IMPORT = `id, name, account_name as "uploadedBy", uploaded_at as "uploadedAt", applied_at as "appliedAt", headers,
  missing_columns as "missingColumns"`;

/** Throws Refusal `vacancy-import-unknown`. */
export async function loadImport(
  tx: Queryable,
  county: string,
  id: string,
  lock = false,
): Promise<StoredImport> {
  const [found] = await tx.query<StoredImport>(
    `select ${IMPORT} from employment.vacancy_import where county = $1 and id = $2 ${lock ? "for update" : ""}`,
    [county, id],
  );
  if (found === undefined) throw importUnknown();
  return found;
}

/** The import of a file with these bytes, if it came before. */
export async function findImport(tx: Queryable, county: string, digest: string): Promise<string | undefined> {
  const [found] = await tx.query<{ id: string }>(
    "select id from employment.vacancy_import where county = $1 and digest = $2",
    [county, digest],
  );
  return found?.id;
}

export async function storeRows(tx: Queryable, id: string, rows: readonly CheckedRow[]): Promise<void> {
  await tx.query("delete from employment.vacancy_import_row where import_id = $1", [id]);
  for (let at = 0; at < rows.length; at += ROWS_A_PARCEL) {
    await tx.query(
      `insert into employment.vacancy_import_row (import_id, row_no, outcome, cells, vacancy, reasons)
       select $1, g.row, g.outcome, array(select jsonb_array_elements_text(g.cells)), g.vacancy, g.reasons
       from jsonb_to_recordset($2::jsonb) as g (row integer, outcome text, cells jsonb, vacancy jsonb, reasons jsonb)`,
      [id, JSON.stringify(rows.slice(at, at + ROWS_A_PARCEL))],
    );
  }
}

const ROWS_A_PARCEL = 5_000;
const MOST_SHOWN = 200;

interface PreviewRow {
  readonly row: number;
  readonly outcome: ShownImport["preview"][number]["outcome"];
  readonly reasons: RowReason[];
  readonly vacancy: RowVacancy | null;
  readonly cells: readonly string[];
}

/** An import with its counts and the rows that something is said about, the first two hundred of them. */
export async function showImport(tx: Queryable, county: string, id: string): Promise<ShownImport> {
  const { uploadedAt, appliedAt, headers, missingColumns, ...stored } = await loadImport(tx, county, id);
  const counted = await tx.query<{ outcome: string; n: number }>(
    "select outcome, count(*)::integer as n from employment.vacancy_import_row where import_id = $1 group by 1",
    [id],
  );
  const count = (outcome: string) => counted.find((one) => one.outcome === outcome)?.n ?? 0;
  const rows = await tx.query<PreviewRow>(
    `select row_no as row, outcome, reasons, vacancy, cells from employment.vacancy_import_row where import_id = $1
     order by (outcome in ('ready', 'applied')), row_no limit ${MOST_SHOWN}`,
    [id],
  );
  return {
    ...stored,
    uploadedAt: uploadedAt.toISOString(),
    appliedAt: appliedAt?.toISOString() ?? null,
    missingColumns: [...missingColumns],
    rows: counted.reduce((sum, { n }) => sum + n, 0),
    ...{ ready: count("ready"), unsure: count("unsure"), duplicates: count("duplicate") },
    ...{ repeated: count("repeated"), rejected: count("rejected"), applied: count("applied") },
    preview: rows.map(({ vacancy, cells, ...row }) => ({
      ...row,
      title: vacancy?.title ?? firstSaid(headers, cells),
      employerName: vacancy?.employerName ?? "",
    })),
  };
}

/** A rejected row is known by what stands first in it. */
function firstSaid(headers: readonly string[], cells: readonly string[]): string {
  return cells.slice(0, headers.length).find((cell) => cell.trim() !== "") ?? "";
}
