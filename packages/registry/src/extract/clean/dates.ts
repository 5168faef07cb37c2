import { fromDateNumber, fromEpochDay, isRealDate } from "@olive/kernel";
import { type Cleaned, faultOf } from "./cleaned.ts";
import { compact } from "./compact.ts";

const INVALID = faultOf("date-invalid");

/** Serial numbers of Excel's 1900 system that count as dates: 1954-10-03 to 2064-04-08 (extracts/README). */
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 60_000;
/** Serial number of 1970-01-01. */
const EPOCH_SERIAL = 25_569;

/** A date in any of the forms that are certain, as `yyyy-mm-dd`. */
export function cleanDate(text: string): Cleaned {
  if (isPlainIso(text)) {
    const real = isRealDate(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
    return real ? text : INVALID;
  }
  const bare = compact(withoutTime(text));
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(bare);
  if (serial !== null) return fromSerial(serial[1] ?? "");
  return fromParts(
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(bare) ??
      /^(\d{4})()(\d{2})(\d{2})$/.exec(bare) ??
      /^(\d{4})(年)(\d{1,2})月(\d{1,2})日?$/.exec(bare),
  );
}

/** A month as the first of its days. A whole date is certain too: a spreadsheet makes one of a month that is typed. */
export function cleanMonth(text: string): Cleaned {
  const bare = compact(text);
  const match =
    /^(\d{4})[-/](\d{1,2})$/.exec(bare) ??
    /^(\d{4})(\d{2})$/.exec(bare) ??
    /^(\d{4})年(\d{1,2})月$/.exec(bare);
  if (match === null) {
    const date = cleanDate(text);
    return typeof date === "string" ? `${date.slice(0, 8)}01` : INVALID;
  }
  return isoDate(Number(match[1]), Number(match[2]), 1);
}

/** A year of four digits (`2022`, `2022年`, and `2022.0` of a number column). A year that can't be read is a date. */
export function cleanYear(text: string): Cleaned {
  const match = /^([1-9]\d{3})(?:年度?|\.0+)?$/.exec(compact(text));
  return match?.[1] ?? INVALID;
}

/** `2022-04-05 00:00:00` and `2022-04-05T08:30` are exports of a date with its time of day. */
function withoutTime(text: string): string {
  return text.replace(/(\d日?)(?:\s+|T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?\s*$/, "$1");
}

function fromSerial(text: string): Cleaned {
  const serial = Number(text);
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return INVALID;
  return fromDateNumber(fromEpochDay(serial - EPOCH_SERIAL));
}

function fromParts(match: RegExpExecArray | null): Cleaned {
  return match === null ? INVALID : isoDate(Number(match[1]), Number(match[3]), Number(match[4]));
}

function isoDate(year: number, month: number, day: number): Cleaned {
  if (!isRealDate(year, month, day)) return INVALID;
  return `${year}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}

function isPlainIso(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  for (let i = 0; i < 10; i += 1) {
    const code = text.charCodeAt(i);
    if (i !== 4 && i !== 7 && (code < 48 || code > 57)) return false;
  }
  return true;
}

function digits(text: string, start: number, length: number): number {
  let value = 0;
  for (let i = start; i < start + length; i += 1) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}
