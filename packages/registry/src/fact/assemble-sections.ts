import { addDays, type CalendarDate, type DateNumber, fromDateNumber, toDateNumber } from "@olive/kernel";
import type { FactColumn, FactItem, FactRecords, FactSection, Source } from "../contracts/fact.ts";
import type { ColumnDefinition, RegisterDefinition } from "../register/definition.ts";
import type { FactLayout, ItemLayout } from "./fact-layout.ts";
import { maskCell } from "./mask-cell.ts";
import type { StoredRow } from "./read-rows.ts";

export interface RegisterRows {
  readonly register: RegisterDefinition;
  readonly rows: readonly StoredRow[];
}

export interface PageDay {
  /** By which data count as fresh or not. */
  readonly today: DateNumber;
  /** Day of the newest extract of a register, by its code: a row that no later extract changed is of that day too. */
  readonly newest: ReadonlyMap<string, string>;
  /** What a place is called, by its code. */
  readonly nameOf: (place: string) => string | undefined;
}

/**
 * What the registers say, set out in sections: every thing once. A thing that several columns say stands as one item
 * with what each department says of it; the columns of a register with one row a subject are items too; of others
 * the rows are kept together.
 */
export function assembleSections(
  layout: FactLayout,
  found: readonly RegisterRows[],
  day: PageDay,
): FactSection[] {
  const taken = new Set<string>();
  return layout.sections.flatMap(({ code, name, registers }) => {
    const entries = registers.flatMap((register) => {
      const own = found.find((one) => one.register.code === register.code);
      return own === undefined || own.rows.length === 0 ? [] : entriesOf(layout, own, found, day, taken);
    });
    return entries.length === 0 ? [] : [{ code, name, entries }];
  });
}

function entriesOf(
  layout: FactLayout,
  own: RegisterRows,
  found: readonly RegisterRows[],
  day: PageDay,
  taken: Set<string>,
): (FactItem | FactRecords)[] {
  const { register } = own;
  const shared: FactItem[] = [];
  const left: ColumnDefinition[] = [];
  for (const column of register.columns.filter((one) => !isOthersSubject(register, one))) {
    const item = itemOf(layout, register, column);
    const key = item === undefined ? "" : JSON.stringify(item.columns);
    if (item === undefined) left.push(column);
    else if (!taken.has(key)) shared.push(...assembleItem(layout, item, found, day));
    if (item !== undefined) taken.add(key);
  }
  if (!isOneRow(register)) return [...shared, ...assembleRecords(layout, own, left, day)];
  return [
    ...shared,
    ...left.flatMap((column) => assembleItem(layout, lonelyItem(register, column), found, day)),
  ];
}

/** The column that joins rows to somebody is who the page is about; a card's number says more, and the roll's is it. */
function isOthersSubject(register: RegisterDefinition, column: ColumnDefinition): boolean {
  return column.name === register.subject?.by && column.type !== "disabilityCard" && !register.population;
}

/** Whether a subject has one row at most. */
function isOneRow(register: RegisterDefinition): boolean {
  return register.key.length === 1 && register.key[0] === register.subject?.by;
}

function itemOf(layout: FactLayout, register: RegisterDefinition, { code }: ColumnDefinition) {
  return layout.items.find(({ columns }) =>
    columns.some((one) => one.register === register.code && one.column === code),
  );
}

function lonelyItem(register: RegisterDefinition, { name, code }: ColumnDefinition): ItemLayout {
  return {
    name: { zh: name, en: name },
    columns: [{ register: register.code, column: code }],
    plain: false,
  };
}

function assembleItem(
  layout: FactLayout,
  item: ItemLayout,
  found: readonly RegisterRows[],
  day: PageDay,
): FactItem[] {
  const said = item.columns.flatMap(({ register: code, column: name }) => {
    const own = found.find(({ register }) => register.code === code);
    const column = own?.register.columns.find((one) => one.code === name);
    if (own === undefined || column === undefined) return [];
    return own.rows.map((row) => ({
      raw: row.cells[name] ?? null,
      value: {
        ...maskCell(column, shownText(column, row.cells[name] ?? null, day), item.plain),
        column: columnOf(own.register, column),
        source: sourceOf(own.register, row, day),
      },
    }));
  });
  if (said.length === 0) return [];
  const heard = new Set(said.map(({ raw }) => raw).filter((raw) => raw !== null));
  const values = said
    .map(({ value }) => value)
    .sort((a, b) => (a.source.extractOn < b.source.extractOn ? 1 : -1));
  const heads = item.columns.map(({ register, column }) => layout.heads.get(`${register}.${column}`));
  const head = heads.find((one) => one !== undefined) ?? null;
  return [{ kind: "item", name: item.name, head, differs: heard.size > 1, values }];
}

function assembleRecords(
  layout: FactLayout,
  { register, rows }: RegisterRows,
  columns: readonly ColumnDefinition[],
  day: PageDay,
): FactRecords[] {
  if (columns.length === 0) return [];
  return [
    {
      kind: "records",
      register: register.code,
      title: register.title,
      columns: columns.map((column) => columnOf(register, column)),
      timeline: layout.timeline.get(register.code) ?? null,
      rows: rows.toReversed().map((row) => ({
        source: sourceOf(register, row, day),
        cells: cellsOf(columns, row, day),
      })),
    },
  ];
}

/** A row's cells as a page shows them before anything is opened. */
export function cellsOf(
  columns: readonly ColumnDefinition[],
  row: StoredRow,
  day: PageDay,
  isPlain: (column: ColumnDefinition) => boolean = () => false,
) {
  return columns.map((column) =>
    maskCell(column, shownText(column, row.cells[column.code] ?? null, day), isPlain(column)),
  );
}

/** A place is called by its name; a code that no list knows stays. */
export function shownText(
  { type }: ColumnDefinition,
  value: string | null,
  { nameOf }: PageDay,
): string | null {
  return type === "place" && value !== null ? (nameOf(value) ?? value) : value;
}

export function columnOf(register: RegisterDefinition, column: ColumnDefinition): FactColumn {
  const { code, name, level, type } = column;
  return { register: register.code, column: code, name, level, type };
}

export function sourceOf(register: RegisterDefinition, row: StoredRow, { today, newest }: PageDay): Source {
  const last = newest.get(register.code) ?? row.extractOn;
  const until = addDays(toDateNumber(last as CalendarDate), register.freshDays);
  return {
    register: register.code,
    title: register.title,
    department: register.department,
    file: row.file,
    fileId: row.fileId,
    row: row.row,
    extractOn: row.extractOn,
    freshUntil: fromDateNumber(until),
    fresh: until >= today,
  };
}
