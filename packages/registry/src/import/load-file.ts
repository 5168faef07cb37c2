import type { Transaction } from "@olive/db";
import type { DateNumber } from "@olive/kernel";
import { codeOf } from "../extract/clean/cleaned.ts";
import { ExtractRefused } from "../extract/extract-refused.ts";
import { MAX_ROWS } from "../extract/limits.ts";
import { openExtract } from "../extract/open-extract.ts";
import { type CellIssue, createRowCleaner, type RowCleaner } from "../extract/row-cleaner.ts";
import type { FileScan } from "../extract/scan-file.ts";
import type { Cells } from "../extract/split-rows.ts";
import type { CountyPack } from "../register/county-pack.ts";
import { quoted, tableOf } from "../register/sql.ts";
import { COPY_NULL, copyText } from "./copy-text.ts";
import { type CopyWriter, createCopyWriter } from "./copy-writer.ts";
import type { RepeatFinder } from "./find-repeats.ts";
import type { FolderFile } from "./list-folder.ts";
import type { ProgressTracker } from "./track-progress.ts";

export interface LoadedFile {
  readonly id: number;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly skipped: number;
}

export interface LoadRequest {
  readonly county: CountyPack;
  readonly batch: number;
  readonly file: FolderFile;
  readonly scan: FileScan;
  readonly notAfter: DateNumber;
  readonly repeats: RepeatFinder | undefined;
  readonly tracker: ProgressTracker;
}

/** Issues and rejected rows are kept back while rows are copied, up to so many characters. */
const KEPT_BACK_LENGTH = 2 * 1024 ** 2;

/** Reads one file into its register's table, within the transaction. Throws ExtractRefused where it can't be read. */
export async function loadFile(tx: Transaction, request: LoadRequest): Promise<LoadedFile> {
  const { file, county, tracker } = request;
  const meter = { bytes: 0 };
  tracker.rows(file, 0, meter);
  const extract = await openExtract(file.path, file, request.scan, meter);
  const id = await insertFile(tx, request, extract.header.row);
  const clean = createRowCleaner(file.register, extract.header, {
    notAfter: request.notAfter,
    knownPlaceCodes: county.knownPlaceCodes,
  });
  const store = createRowStore(tx, request, id);
  const reader = createRowReader(clean, store, extract.header.row);
  try {
    for await (const batch of extract.rows) {
      await reader.read(batch);
      tracker.rows(file, reader.counts.read, meter);
    }
  } finally {
    await store.end();
  }
  await saveCounts(tx, id, reader.counts);
  return { id, ...reader.counts };
}

interface RowStore {
  accept(row: number, values: readonly string[], issues: readonly CellIssue[]): Promise<void> | undefined;
  reject(row: number, cells: Cells, issue: CellIssue): void;
  /** Whether so much is kept back that it should be written. */
  isFull(): boolean;
  flush(): Promise<void>;
  end(): Promise<void>;
}

function createRowReader(clean: RowCleaner, store: RowStore, headerRow: number) {
  const counts = { read: 0, accepted: 0, rejected: 0, skipped: 0 };
  return {
    counts,
    async read(batch: readonly Cells[]): Promise<void> {
      for (const cells of batch) {
        counts.read += 1;
        const outcome = clean(cells);
        if (outcome.kind === "accepted") {
          counts.accepted += 1;
          const behind = store.accept(headerRow + counts.read, outcome.values, outcome.issues);
          if (behind !== undefined) await behind;
        } else if (outcome.kind === "rejected") {
          counts.rejected += 1;
          store.reject(headerRow + counts.read, cells, outcome.issue);
        } else {
          counts.skipped += 1;
        }
        if (store.isFull()) await store.flush();
      }
      if (counts.read > MAX_ROWS) throw new ExtractRefused("too-many-rows");
    },
  };
}

/** One connection copies into one table at a time: what goes elsewhere is kept back and written in between. */
function createRowStore(
  tx: Transaction,
  { county, file: { register, extractOn }, repeats }: LoadRequest,
  fileId: number,
): RowStore {
  const codes = register.columns.map((column) => quoted(column.code)).join(", ");
  const sql = `copy ${tableOf(register)} (county, extract_on, file_id, ${codes}, row_no) from stdin`;
  const anyText = register.columns.map((column) => ["text", "code", "phone", "place"].includes(column.type));
  const head = Buffer.from(`${county.code}\t${extractOn}\t${fileId}\t`, "utf8");
  const hashes = new Int32Array(register.columns.length);
  let rows: CopyWriter | undefined;
  let issues = "";
  let rejected = "";

  function addIssue(row: number, issue: CellIssue): void {
    const column = copyText(register.columns[issue.column]?.name ?? "");
    issues += `${fileId}\t${row}\t${column}\t${codeOf(issue.fault)}\t${copyText(issue.found)}\n`;
  }

  function copyValue(value: string, column: number): string {
    if (value === "") return COPY_NULL;
    return anyText[column] === true ? copyText(value) : value;
  }

  async function flush(): Promise<void> {
    await rows?.end();
    rows = undefined;
    await copyAll(
      tx,
      "copy registry.extract_issue (file_id, row_no, column_name, code, found) from stdin",
      issues,
    );
    await copyAll(tx, "copy registry.rejected_row (file_id, row_no, cells) from stdin", rejected);
    issues = "";
    rejected = "";
  }

  return {
    accept(row, values, found) {
      for (const issue of found) addIssue(row, issue);
      rows ??= createCopyWriter(tx, sql);
      rows.beginRow(head);
      for (let i = 0; i < values.length; i += 1) hashes[i] = rows.addValue(copyValue(values[i] as string, i));
      repeats?.note(values, hashes);
      return rows.endRow(row);
    },
    reject(row, cells, issue) {
      addIssue(row, issue);
      rejected += `${fileId}\t${row}\t${copyText(cellsJson(cells))}\n`;
    },
    isFull: () => issues.length + rejected.length > KEPT_BACK_LENGTH,
    flush,
    end: flush,
  };
}

/** The row as it came, but for NUL and halves of characters, which jsonb does not take. */
function cellsJson(cells: Cells): string {
  return JSON.stringify(cells.map((cell) => cell.replaceAll("\0", "").toWellFormed()));
}

async function copyAll(tx: Transaction, sql: string, lines: string): Promise<void> {
  if (lines === "") return;
  const writer = createCopyWriter(tx, sql);
  writer.addLines(lines);
  await writer.end();
}

async function insertFile(tx: Transaction, request: LoadRequest, headerRow: number): Promise<number> {
  const { file, scan } = request;
  const [stored] = await tx.query<{ id: number }>(
    `insert into registry.extract_file (batch, county, name, register, extract_on, sha256, header_row)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [
      request.batch,
      request.county.code,
      file.name,
      file.register.code,
      file.extractOn,
      scan.sha256,
      headerRow,
    ],
  );
  if (stored === undefined) throw new Error("an insert that returns its row returned none");
  return stored.id;
}

async function saveCounts(tx: Transaction, id: number, counts: Omit<LoadedFile, "id">): Promise<void> {
  await tx.query(
    `update registry.extract_file
     set rows_read = $2, rows_stored = $3, rows_rejected = $4, rows_skipped = $5 where id = $1`,
    [id, counts.read, counts.accepted, counts.rejected, counts.skipped],
  );
}
