import type { DateNumber } from "@olive/kernel";
import { damageCell } from "./damage-cell.ts";
import { type ExtractSink, openSink } from "./extract-sink.ts";
import { formatCell } from "./format-cell.ts";
import { createRandom, type Random } from "./random.ts";
import type { ColumnLayout, DemoLayout, ExtractLayout } from "./settings.ts";

/** Keeps the stream of damage apart from the households': the same people come out, damaged or not. */
const DAMAGE_STREAM = 0x6461_6d67;
/** Of the damaged rows, how many stand in the file twice. */
const REPEATED = 0.05;
const EXTRA_COLUMN = 0.5;

export interface ExtractFile {
  /**
   * Records of one kind have the columns' codes as keys; what a column does not find is an empty cell. A complete
   * record keeps all its cells, of others a column's share goes missing.
   */
  add(record: Readonly<Record<string, string | number | undefined>>, complete: boolean): void;
  /** Data rows so far. */
  rows(): number;
  readonly sink: ExtractSink;
  /** Adds the total row, if the department writes one, and closes. */
  close(): Promise<string>;
}

export interface FileOptions {
  readonly folder: string;
  readonly layout: DemoLayout;
  readonly extract: ExtractLayout;
  readonly date: DateNumber;
  /** Share of rows damaged, 0 to 1, and what the damage is drawn from. */
  readonly damage: number;
  readonly seed: number;
  /** Position among the files of a run: each has damage of its own. */
  readonly position: number;
}

/** One file of a department: title rows, header, rows, total. */
export function openExtractFile(options: FileOptions): ExtractFile {
  const { layout, extract, damage } = options;
  const random = createRandom(options.seed, DAMAGE_STREAM + options.position);
  const sink = openSink(options.folder, `${extract.file}_${options.date}`, extract.style);
  const columns = damage > 0 ? shuffle(random, extract.columns) : extract.columns;
  const remarked = damage > 0 && random.chance(EXTRA_COLUMN);
  writeHeading(options, sink, [
    ...columns.map((column) => (damage > 0 ? damageHeader(random, column) : column.header)),
    ...(remarked ? [layout.remarkHeader] : []),
  ]);
  let rows = 0;
  const write = (cells: readonly string[]): void => {
    rows += 1;
    sink.add(remarked ? [...cells, random.pick(layout.remarks)] : cells);
  };
  return {
    sink,
    rows: () => rows,
    add: (record, complete) => {
      const cells = columns.map((column) =>
        !complete && random.chance(column.missing ?? 0)
          ? ""
          : formatCell(column, record[column.code], extract.style),
      );
      if (damage > 0 && random.chance(damage)) {
        const at = random.int(0, columns.length - 1);
        const column = columns[at] as ColumnLayout;
        cells[at] = damageCell({ text: cells[at] ?? "", value: record[column.code], column, layout }, random);
        if (random.chance(REPEATED)) write(cells);
      }
      write(cells);
    },
    close: async () => {
      if (extract.style.total) sink.add(totalRow(layout.totalWord, rows, columns.length));
      return await sink.close();
    },
  };
}

function writeHeading(
  { layout, extract, date }: FileOptions,
  sink: ExtractSink,
  header: readonly string[],
): void {
  const filler = Array<string>(Math.max(0, extract.columns.length - 2)).fill("");
  const title = layout.titleForm.replace("{title}", extract.title);
  const report = layout.reportForm
    .replace("{department}", extract.department)
    .replace("{date}", String(date));
  if (extract.style.titles > 0) sink.add([title]);
  if (extract.style.titles > 1) sink.add([report, ...filler]);
  sink.add(header);
}

function totalRow(word: string, rows: number, columns: number): string[] {
  const cells = Array<string>(Math.max(2, columns)).fill("");
  cells[0] = word;
  cells[cells.length - 1] = String(rows);
  return cells;
}

function damageHeader(random: Random, column: ColumnLayout): string {
  const header = random.chance(0.3) ? random.pick([column.header, ...(column.aliases ?? [])]) : column.header;
  if (random.chance(0.15)) return ` ${header}`;
  return random.chance(0.1) ? `${header}\u3000` : header;
}

function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i -= 1) {
    const j = random.int(0, i);
    [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
  }
  return shuffled;
}
