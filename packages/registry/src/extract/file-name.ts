import { type CalendarDate, parseIsoDate } from "@olive/kernel";
import type { RegisterDefinition } from "../register/definition.ts";

export interface ExtractName {
  readonly name: string;
  readonly register: RegisterDefinition;
  readonly extractOn: CalendarDate;
  readonly format: "text" | "workbook";
  /** Where a person said which header belongs to which column. */
  readonly mapping?: ColumnMapping;
}

/** Headers of a file by the columns of the register that a person assigned to them; null: the file has no such column. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/** What a file's name says of it (`部门_数据集_YYYYMMDD.csv`), or undefined where it is no extract of the county. */
export function parseExtractName(
  name: string,
  registers: readonly RegisterDefinition[],
): ExtractName | undefined {
  const match = /^(.+)_(\d{4})(\d{2})(\d{2})\.(csv|xlsx)$/i.exec(name);
  if (match === null) return undefined;
  const [, file, year, month, day, extension] = match;
  const register = registers.find((candidate) => candidate.file === file?.normalize("NFC"));
  const extractOn = parseIsoDate(`${year}-${month}-${day}`);
  if (register === undefined || extractOn === undefined) return undefined;
  return { name, register, extractOn, format: extension?.toLowerCase() === "csv" ? "text" : "workbook" };
}
