import type { Transaction } from "@olive/db";
import type { Actor, Language } from "@olive/http";
import { type CellValue, offerFile, workbookStream, XLSX } from "@olive/registry";
import { noRejectedRows } from "../refusals.ts";
import { loadImport } from "./import-store.ts";
import type { RowReason } from "./row-faults.ts";

const USUAL_WIDTH = 18;
const REASON = { zh: "退回原因", en: "Why it was rejected" };

/** The rejected rows in the layout that they came in, with every reason behind them. */
export async function offerRejected(
  tx: Transaction,
  actor: Actor,
  home: string,
  id: string,
  language: Language,
): Promise<{ download: string; name: string; rows: number }> {
  const { headers, name: fileName } = await loadImport(tx, actor.county, id);
  const rejected = await tx.query<{ cells: string[]; reasons: RowReason[] }>(
    `select cells, reasons from employment.vacancy_import_row where import_id = $1 and outcome = 'rejected'
     order by row_no`,
    [id],
  );
  if (rejected.length === 0) throw noRejectedRows();
  const columns = [...headers, REASON[language]].map((title) => ({ title, width: USUAL_WIDTH }));
  const rows = rejected.map(({ cells, reasons }): CellValue[] => [
    ...headers.map((_, index) => cells[index] ?? ""),
    reasons.map(({ column, message }) => `${column}：${message[language]}`).join("；"),
  ]);
  const name = `${fileName.replace(/\.[^.]*$/, "")}_退回行.xlsx`;
  const stream = workbookStream([{ name: "退回行", columns, rows }]);
  const download = await offerFile(tx, actor, home, { name, mediaType: XLSX }, stream);
  return { download, name, rows: rejected.length };
}
