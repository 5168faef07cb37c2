import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import { type RegisterRow, readRows, type Source } from "../registers/read-rows.ts";
import type { KnownRows, LoopSettings } from "../settings.ts";

/** One item that registers know already: it isn't asked. */
export interface KnownItem {
  readonly item: KnownRows["item"];
  readonly value: unknown;
  /** As the register says it. */
  readonly text: string;
  readonly source: Source;
}

type Value = string | number | boolean;

/** What the county's registers know of the needs of one person, each item by its latest (or highest) row. */
export async function readKnown(
  tx: Queryable,
  county: CountyPack,
  settings: LoopSettings,
  reference: string,
  today: CalendarDate,
): Promise<KnownItem[]> {
  const items: KnownItem[] = [];
  for (const known of settings.known) {
    const columns = [known.column, known.beside, known.openBy].filter((name) => name !== undefined);
    const rows = (await readRows(tx, county, known, columns, [reference])).filter((row) =>
      isOpen(row, known, today),
    );
    const item = itemOf(known, rows);
    if (item !== undefined && !items.some((one) => one.item === item.item)) items.push(item);
  }
  return items;
}

function isOpen({ values }: RegisterRow, { openBy }: KnownRows, today: CalendarDate): boolean {
  const until = openBy === undefined ? null : (values[openBy] ?? null);
  return until === null || until >= today;
}

function itemOf(known: KnownRows, rows: readonly RegisterRow[]): KnownItem | undefined {
  const read = rows.flatMap((row) => {
    const text = textOf(known, row);
    const value = readValue(known, row, text);
    return value === undefined ? [] : [{ value, text, source: row.source }];
  });
  const chosen = known.greatest
    ? read.toSorted((a, b) => Number(a.value) - Number(b.value)).at(-1)
    : read.at(-1);
  if (chosen === undefined) return undefined;
  if (!known.many) return { item: known.item, ...chosen };
  const texts = [...new Set(read.map(({ text }) => text))];
  return { item: known.item, value: texts, text: texts.join("、"), source: chosen.source };
}

function textOf({ column, beside }: KnownRows, { values, source }: RegisterRow): string {
  if (column === undefined) return source.registerName.zh;
  const parts = [values[column], beside === undefined ? null : values[beside]];
  return parts.filter((part) => part != null && part !== "").join(" ");
}

/** A value that the county gives no meaning is none: it will be asked. */
function readValue({ column, as }: KnownRows, { values }: RegisterRow, text: string): Value | undefined {
  if (column === undefined) return true;
  const own = values[column];
  if (own == null || own === "") return undefined;
  return as === undefined ? text : as[own];
}
