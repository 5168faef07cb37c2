import { cellXml, escapeXml, placeOf } from "./cell-xml.ts";
import { STYLES, workbookParts } from "./workbook-parts.ts";
import { type StreamedPart, zipStream } from "./zip-stream.ts";

export type CellValue = string | number | null;

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncIterable<readonly CellValue[]> | Iterable<readonly CellValue[]>;
}

export interface WorkbookOptions {
  /** Printed at the foot of every page. */
  readonly footer?: string;
  /** Rows of a sheet, the header among them; for tests. */
  readonly rowsPerSheet?: number;
}

/** ECMA-376: a sheet has 2^20 rows. */
const SHEET_ROWS = 2 ** 20;
const PIECE_LENGTH = 64 * 1024;

/**
 * A workbook piece by piece: texts as text cells (`@`), so that an ID number stays what it is; head frozen and
 * filtered; past 1,048,576 rows a next sheet. (hucre's stream writer makes one sheet without filter and footer.)
 */
export function workbookStream(
  sheets: readonly Sheet[],
  options: WorkbookOptions = {},
): AsyncGenerator<Buffer> {
  return zipStream(parts(sheets, options));
}

async function* parts(sheets: readonly Sheet[], options: WorkbookOptions): AsyncGenerator<StreamedPart> {
  const names: string[] = [];
  for (const sheet of sheets) {
    const rows = rowReader(sheet.rows);
    let part = 0;
    do {
      part += 1;
      names.push(part === 1 ? sheet.name : `${sheet.name}_${part}`);
      const content = sheetXml(sheet, rows, options);
      yield { name: `xl/worksheets/sheet${names.length}.xml`, content };
    } while (!(await rows.isDone()));
  }
  yield { name: "xl/styles.xml", content: [STYLES] };
  for (const part of workbookParts(names)) yield part;
}

interface RowReader {
  next(): Promise<readonly CellValue[] | undefined>;
  isDone(): Promise<boolean>;
}

function rowReader(rows: Sheet["rows"]): RowReader {
  const iterator =
    Symbol.asyncIterator in rows
      ? rows[Symbol.asyncIterator]()
      : (rows[Symbol.iterator]() as Iterator<readonly CellValue[]>);
  let ahead: IteratorResult<readonly CellValue[]> | undefined;
  return {
    async next() {
      const result = ahead ?? (await iterator.next());
      ahead = undefined;
      return result.done === true ? undefined : result.value;
    },
    async isDone() {
      ahead ??= await iterator.next();
      return ahead.done === true;
    },
  };
}

async function* sheetXml(sheet: Sheet, rows: RowReader, options: WorkbookOptions): AsyncGenerator<string> {
  const most = options.rowsPerSheet ?? SHEET_ROWS;
  let xml = sheetHead(sheet);
  let row = 1;
  while (row < most) {
    const values = await rows.next();
    if (values === undefined) break;
    row += 1;
    xml += rowXml(values, row, false);
    if (xml.length < PIECE_LENGTH) continue;
    yield xml;
    xml = "";
  }
  yield xml + sheetFoot(sheet, row, options.footer);
}

function rowXml(values: readonly CellValue[], row: number, head: boolean): string {
  let cells = "";
  for (let column = 0; column < values.length; column += 1)
    cells += cellXml(values[column] ?? null, column, row, head);
  return `<row r="${row}">${cells}</row>`;
}

function sheetHead({ columns }: Sheet): string {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const titles = columns.map(({ title }) => title);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>${rowXml(titles, 1, true)}`;
}

function sheetFoot({ columns }: Sheet, rows: number, footer: string | undefined): string {
  const filter = `<autoFilter ref="A1:${placeOf(columns.length - 1, rows)}"/>`;
  const setup = `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>`;
  const foot =
    footer === undefined
      ? ""
      : `<headerFooter><oddFooter>${escapeXml(`&L${footer.replaceAll("&", "&&").slice(0, 200)}&R&P/&N`)}</oddFooter></headerFooter>`;
  return `</sheetData>${filter}${setup}${foot}</worksheet>`;
}
