import { readFileSync } from "node:fs";
import { Refusal } from "@olive/kernel";

/**
 * Rows of one of a county's own tables (places.csv, successors.csv, townships.csv) as records by header. These files
 * are written for the house: UTF-8, commas, no quotes, every row as long as the header. Departments' files, which
 * are none of that, go through the import.
 */
export function readCountyTable<Column extends string>(
  path: string,
  columns: readonly Column[],
): Readonly<Record<Column, string>>[] {
  const [header = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const found = header.split(",");
  const missing = columns.filter((column) => !found.includes(column));
  if (missing.length > 0)
    throw refuse(path, 1, `没有列 ${missing.join("、")}`, `no column ${missing.join(", ")}`);
  return lines.map((line, index) => {
    const cells = line.split(",");
    if (cells.length !== found.length || line.includes('"')) {
      throw refuse(path, index + 2, "列数不对，或有引号", "wrong number of cells, or quotes");
    }
    return Object.fromEntries(columns.map((column) => [column, cells[found.indexOf(column)]])) as Record<
      Column,
      string
    >;
  });
}

function refuse(path: string, line: number, zh: string, en: string): Refusal {
  return new Refusal({
    code: "county-table-invalid",
    message: { zh: `${path} 第 ${line} 行：${zh}`, en: `${path} line ${line}: ${en}` },
    remedy: { zh: "请改正这个文件后重试", en: "Correct the file and try again" },
  });
}
