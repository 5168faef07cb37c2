/** A row of a county's own table by header. */
export type CsvRow = Readonly<Record<string, string | undefined>>;

/** Reads a county pack's own CSV: UTF-8, LF, a header, commas, no quotes (the pack's tables need none). */
export function parseCsv(text: string): CsvRow[] {
  const [header = "", ...lines] = text.trimEnd().split("\n");
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, position) => [name, cells[position] ?? ""]));
  });
}
