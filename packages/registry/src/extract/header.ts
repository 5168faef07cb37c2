import { normaliseLabel } from "@olive/kernel";
import type { ColumnMapping } from "./file-name.ts";
import { HEADER_ROWS } from "./limits.ts";
import type { Cells } from "./split-rows.ts";

/** Stands between the labels of a signature; no label holds it, for labels are without control characters. */
export const LABEL_END = "\u0001";

/** What a header is looked for by: the columns of a register, or of any table that a file may hold. */
export interface Headed {
  readonly columns: readonly { readonly name: string; readonly aliases: readonly string[] }[];
}

export interface Header {
  /** Number of its row; the first row of a file is 1. */
  readonly row: number;
  /** For each column of the definition its place in the rows, -1 where the file has no such column. */
  readonly places: readonly number[];
  /** How many columns of the definition it holds. */
  readonly known: number;
  /** Rows that are no data where they occur again: the header and the titles above it. */
  readonly titles: ReadonlySet<string>;
}

/** The first of the first twenty rows with the most known headers; undefined where no row has any. */
export function findHeader(
  rows: readonly Cells[],
  register: Headed,
  mapping: ColumnMapping = {},
): Header | undefined {
  let best: { row: number; places: number[]; known: number } | undefined;
  for (const [index, cells] of rows.slice(0, HEADER_ROWS).entries()) {
    const places = placeColumns(cells, register, mapping);
    const known = places.filter((place) => place >= 0).length;
    if (known > (best?.known ?? 0)) best = { row: index + 1, places, known };
  }
  if (best === undefined) return undefined;
  return {
    ...best,
    titles: new Set(
      rows
        .slice(0, best.row)
        .map(rowSignature)
        .filter((text) => text !== ""),
    ),
  };
}

/** A row as one text, by which repeated titles are known; empty for an empty row. */
export function rowSignature(cells: Cells): string {
  const labels = cells.map(normaliseLabel);
  while (labels.at(-1) === "") labels.pop();
  return labels.join(LABEL_END);
}

/**
 * Where each column stands. What a person assigned wins; else the canonical header wins over aliases, an exact header
 * over one with a remark in brackets (`家庭年可支配收入（元）`), and of two equal headers the first.
 */
function placeColumns(cells: Cells, register: Headed, mapping: ColumnMapping): number[] {
  const exact = cells.map(normaliseLabel);
  const bare = exact.map(withoutBrackets);
  return register.columns.map((column) => {
    const assigned = mapping[column.name];
    if (assigned === null) return -1;
    const place = assigned === undefined ? -1 : exact.indexOf(normaliseLabel(assigned));
    if (place >= 0) return place;
    const names = [column.name, ...column.aliases].map(normaliseLabel);
    for (const headers of [exact, bare]) {
      for (const name of names) {
        const place = headers.indexOf(name);
        if (place >= 0) return place;
      }
    }
    return -1;
  });
}

/** `家庭年可支配收入(元)` → `家庭年可支配收入`, `(身份证号)` and `【身份证号】` → `身份证号`. */
function withoutBrackets(header: string): string {
  const remark = header.replace(/\([^()]*\)|【[^【】]*】|\[[^[\]]*\]|〔[^〔〕]*〕/g, "");
  return remark === "" ? header.replace(/[()【】[\]〔〕]/g, "") : remark;
}
