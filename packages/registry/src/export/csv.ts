/** What a spreadsheet may take for the beginning of a formula, also in full width, and after white space (CWE-1236). */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/** More digits than a spreadsheet keeps. */
const LONG_NUMBER = /^\d{12,}$/;

/**
 * One cell of a CSV file: a text that a spreadsheet might run gets an apostrophe before it; a long number gets a tab
 * behind it, by which spreadsheets keep it as text; both are taken off again when such a file is imported.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : LONG_NUMBER.test(value) ? `${value}\t` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}
