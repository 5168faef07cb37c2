import { displayWidth } from "./width.ts";

export interface Column {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly align?: "left" | "right";
}

/** Between columns. */
const GAP = "  ";

/** Lines of a table whose columns align although Chinese characters are two cells wide. */
export function table(columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): string[] {
  const texts = [columns.map((column) => column.title), ...rows.map((row) => row.map(cellText))];
  const widths = columns.map((_, at) => Math.max(...texts.map((row) => displayWidth(row[at] ?? ""))));
  return texts.map((row) =>
    columns
      .map((column, at) => pad(row[at] ?? "", widths[at] ?? 0, column.align))
      .join(GAP)
      .trimEnd(),
  );
}

function cellText(cell: string | number): string {
  return typeof cell === "number" ? cell.toLocaleString("en-US") : cell;
}

function pad(text: string, width: number, align: Column["align"]): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "right" ? space + text : text + space;
}
