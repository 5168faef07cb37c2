/** Style numbers of `workbook-parts.ts`. */
const TEXT_STYLE = 1;
const HEAD_STYLE = 2;
/** What a spreadsheet's cell can hold. */
const MAX_CELL_LENGTH = 32_767;
const LETTERS = 26;

/** `A1` from column 0, row 1. */
export function placeOf(column: number, row: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / LETTERS)) {
    letters = String.fromCharCode(65 + ((left - 1) % LETTERS)) + letters;
  }
  return letters + row;
}

/** A number as a number, all else as text: a formula can't come of it. */
export function cellXml(value: string | number | null, column: number, row: number, head: boolean): string {
  if (value === null || value === "") return "";
  const place = placeOf(column, row);
  if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`;
  const style = head ? HEAD_STYLE : TEXT_STYLE;
  const text = escapeXml(value.slice(0, MAX_CELL_LENGTH));
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * Without what XML 1.0 (2.2) can't hold. `_x0041_` is how spreadsheets write characters by number (ECMA-376, ST_Xstring):
 * a text that looks so is told apart by writing its first sign so.
 */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
