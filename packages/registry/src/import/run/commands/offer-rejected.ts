import type { Transaction } from "@olive/db";
import type { Actor, Language } from "@olive/http";
import { Refusal } from "@olive/kernel";
import { offerFile, XLSX } from "../../../export/offer-file.ts";
import { type CellValue, workbookStream } from "../../../export/workbook.ts";
import type { IssueCode } from "../../../extract/clean/cleaned.ts";
import { correctionMark, MARK_HEADER, REASON_HEADER } from "../correction-mark.ts";
import { ISSUE_WORDS } from "../issue-words.ts";
import type { StoredUpload } from "../store.ts";

const BATCH = 2_000;
const USUAL_WIDTH = 20;

interface RejectedRow {
  readonly row_no: number;
  readonly column_name: string;
  readonly code: IssueCode;
  readonly cells: readonly string[];
}

/** The rejected rows of an upload in the layout that they came in, with the reason and the way back behind them. */
export async function offerRejected(
  tx: Transaction,
  actor: Actor,
  home: string,
  upload: StoredUpload,
  language: Language,
): Promise<{ download: string; name: string; rows: number }> {
  const rows = upload.report?.rejected ?? 0;
  if (rows === 0) throw nothingRejected();
  const headers = upload.lead?.at(-1) ?? [];
  const columns = [...headers, REASON_HEADER, MARK_HEADER].map((title) => ({ title, width: USUAL_WIDTH }));
  const sheet = { name: "退回行", columns, rows: readRejected(tx, upload.id, headers.length, language) };
  const name = `${upload.name.replace(/\.[^.]*$/, "")}_退回行.xlsx`;
  const download = await offerFile(tx, actor, home, { name, mediaType: XLSX }, workbookStream([sheet]));
  return { download, name, rows };
}

async function* readRejected(
  tx: Transaction,
  upload: number,
  width: number,
  language: Language,
): AsyncGenerator<CellValue[]> {
  let after = 0;
  for (;;) {
    const rows = await tx.query<RejectedRow>(
      `select row_no, column_name, code, cells from registry.import_finding
       where upload = $1 and row_no > $2 and cells is not null order by row_no limit ${BATCH}`,
      [upload, after],
    );
    for (const row of rows) {
      const cells = Array.from({ length: width }, (_, index) => row.cells[index] ?? "");
      yield [
        ...cells,
        `${row.column_name}：${ISSUE_WORDS[row.code].title[language]}`,
        correctionMark(upload, row.row_no),
      ];
    }
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.row_no ?? after;
  }
}

function nothingRejected(): Refusal {
  return new Refusal({
    code: "nothing-rejected",
    status: 409,
    message: { zh: "这个文件没有退回的行", en: "No row of this file was rejected" },
    remedy: { zh: "无需更正，可以直接导入", en: "There is nothing to correct; it can be imported" },
  });
}
