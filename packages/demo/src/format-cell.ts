import { type DateNumber, dayOf, monthOf, yearOf } from "@olive/kernel";
import type { ColumnLayout, FileStyle } from "./settings.ts";

/** The text that a department's export shows for one value; empty for none. */
export function formatCell(
  column: ColumnLayout,
  value: string | number | undefined,
  style: FileStyle,
): string {
  if (value === undefined) return "";
  switch (column.type) {
    case "date":
      return formatDate(Number(value), style.date);
    case "month":
      return formatMonth(Number(value), style.date);
    case "amount":
      return Number(value).toFixed(2);
    case "listed":
    case "sex":
      return column.values?.[value] ?? String(value);
    default:
      return String(value);
  }
}

/** yyyymmdd in one of the forms that offices write. */
export function formatDate(date: DateNumber, form: FileStyle["date"]): string {
  const year = yearOf(date);
  const month = monthOf(date);
  const day = dayOf(date);
  switch (form) {
    case "compact":
      return String(date);
    case "slash":
      return `${year}/${month}/${day}`;
    case "dot":
      return `${year}.${month}.${day}`;
    case "chinese":
      return `${year}年${month}月${day}日`;
    default:
      return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  }
}

/** yyyymm in the form that goes with a date form; there is none with dots. */
export function formatMonth(month: number, form: FileStyle["date"]): string {
  const year = Math.floor(month / 100);
  const within = month % 100;
  switch (form) {
    case "slash":
      return `${year}/${within}`;
    case "chinese":
      return `${year}年${within}月`;
    case "iso":
      return `${year}-${String(within).padStart(2, "0")}`;
    default:
      return String(month);
  }
}
