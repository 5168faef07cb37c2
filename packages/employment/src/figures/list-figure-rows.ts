import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { listReferences } from "@olive/registry";
import { ALL_VALUES, bindFilter, type FigureFilter } from "./figure-filter.ts";
import type { SourceFigure } from "./figure-list.ts";
import { ROW_SOURCES } from "./row-sources.ts";

export interface FigureRow {
  readonly id: string;
  readonly day: CalendarDate;
  readonly place: string;
  readonly reference: string;
  readonly name: string;
  readonly part: string | null;
  /** Of a share: whether the row is in its numerator. */
  readonly counted: boolean;
  readonly days: number | null;
  readonly note: string | null;
}

export interface FigureRows {
  readonly total: number;
  readonly rows: readonly FigureRow[];
  /** Key of the next page. */
  readonly next: string | null;
}

export interface RowPage {
  readonly part?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Somebody who isn't in the reader's part of the directory any more: moved away since. */
const ELSEWHERE = "—";

/** The rows behind a figure, under the very conditions that it was counted with. */
export async function listFigureRows(
  tx: Queryable,
  filter: FigureFilter,
  figure: SourceFigure,
  { part, after, limit }: RowPage,
): Promise<FigureRows> {
  const bound = bindFilter(filter);
  const values = [...bound.values];
  const take = (value: unknown) => `$${values.push(value)}`;
  const tests = [ALL_VALUES, figure.test ?? "true"];
  if (part !== undefined) tests.push(`part = ${take(part)}`);
  const from = `from (${ROW_SOURCES[figure.source](bound)}) as rows where`;
  const [all] = await tx.query<{ total: number }>(
    `select count(*)::int as total ${from} ${tests.join(" and ")}`,
    values,
  );
  const [day, id] = splitKey(after);
  if (id !== undefined) tests.push(`(day, id) > (${take(day)}::date, ${take(id)}::text)`);
  const days = figure.kind === "days" ? "days::int" : "null::int";
  const found = await tx.query<Omit<FigureRow, "name" | "counted">>(
    `select id, day, place_code as place, reference, part, note, ${days} as days
     ${from} ${tests.join(" and ")} order by day, id limit ${take(limit + 1)}`,
    values,
  );
  const page = found.slice(0, limit);
  const names = await namesOf(tx, filter.county, page);
  const rows = page.map((row) => ({
    ...row,
    name: names.get(row.reference) ?? ELSEWHERE,
    counted: figure.kind !== "share" || figure.yes.includes(row.part ?? ""),
  }));
  const last = page.at(-1);
  const next = found.length > limit && last !== undefined ? `${last.day}|${last.id}` : null;
  return { total: all?.total ?? 0, rows, next };
}

function splitKey(after: string | undefined): [string, string] | [undefined, undefined] {
  const match = /^(\d{4}-\d{2}-\d{2})\|(.+)$/.exec(after ?? "");
  return match === null ? [undefined, undefined] : [match[1] ?? "", match[2] ?? ""];
}

async function namesOf(tx: Queryable, county: string, rows: readonly { readonly reference: string }[]) {
  const references = [...new Set(rows.map(({ reference }) => reference))];
  const entries = await listReferences(tx, county, references);
  return new Map(entries.map(({ reference, name }) => [reference, name]));
}
