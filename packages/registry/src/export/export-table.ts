import type { Language } from "@olive/http";
import type { MaskProfile, Wording } from "@olive/kernel";
import { csvLine } from "./csv.ts";
import { encodeGb18030 } from "./gb18030.ts";
import { maskCell, type Sensitive } from "./mask-cell.ts";
import { type Watermark, watermarkLine, watermarkRows } from "./watermark.ts";
import { type CellValue, workbookStream } from "./workbook.ts";

export interface ExportColumn<Row> {
  readonly title: Wording;
  /** In characters; 14 where nothing is said. */
  readonly width?: number;
  /** What has to be masked as the profile says. Columns without it are nobody's secret. */
  readonly sensitive?: Sensitive;
  value(row: Row): string | number | null;
}

export type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;

export interface ExportOptions {
  readonly format: "xlsx" | "csv";
  /** Of a CSV file; UTF-8 with a byte order mark where nothing is said. */
  readonly encoding?: "utf-8" | "gb18030";
  readonly profile: MaskProfile;
  readonly watermark: Watermark;
  readonly language: Language;
  /** For tests. */
  readonly rowsPerSheet?: number;
}

const USUAL_WIDTH = 14;
const PIECE_LENGTH = 64 * 1024;
const SHEET: Wording = { zh: "名单", en: "List" };
const NOTES: Wording = { zh: "说明", en: "Notes" };

/** A table as a file, piece by piece: nothing grows with the number of rows. */
export function exportTable<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: Rows<Row>,
  options: ExportOptions,
): AsyncGenerator<Buffer> {
  const cells = maskedRows(columns, rows, options.profile);
  return options.format === "xlsx" ? asWorkbook(columns, cells, options) : asCsv(columns, cells, options);
}

async function* maskedRows<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: Rows<Row>,
  profile: MaskProfile,
): AsyncGenerator<CellValue[]> {
  for await (const row of rows) {
    yield columns.map(({ value, sensitive }) => {
      const cell = value(row);
      return typeof cell === "string" ? maskCell(cell, sensitive, profile) : cell;
    });
  }
}

function asWorkbook<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: AsyncIterable<CellValue[]>,
  { language, watermark, rowsPerSheet }: ExportOptions,
): AsyncGenerator<Buffer> {
  const list = {
    name: SHEET[language],
    columns: columns.map(({ title, width }) => ({ title: title[language], width: width ?? USUAL_WIDTH })),
    rows,
  };
  const [head = ["", ""], ...notes] = watermarkRows(watermark, language);
  const about = {
    name: NOTES[language],
    columns: [
      { title: head[0], width: 16 },
      { title: head[1], width: 60 },
    ],
    rows: notes,
  };
  return workbookStream([list, about], {
    footer: watermarkLine(watermark, language),
    ...(rowsPerSheet === undefined ? {} : { rowsPerSheet }),
  });
}

async function* asCsv<Row>(
  columns: readonly ExportColumn<Row>[],
  rows: AsyncIterable<CellValue[]>,
  { language, watermark, encoding = "utf-8" }: ExportOptions,
): AsyncGenerator<Buffer> {
  const encode = encoding === "gb18030" ? encodeGb18030 : (text: string) => Buffer.from(text);
  let text = `${encoding === "utf-8" ? "\ufeff" : ""}${csvLine(columns.map(({ title }) => title[language]))}`;
  for await (const row of rows) {
    text += csvLine(row);
    if (text.length < PIECE_LENGTH) continue;
    yield encode(text);
    text = "";
  }
  // Behind an empty line: whoever reads on by program stops there.
  yield encode(`${text}\r\n${csvLine([watermarkLine(watermark, language)])}`);
}
