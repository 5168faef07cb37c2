import { toEpochDay } from "@olive/kernel";
import { formatDate } from "./format-cell.ts";
import type { Random } from "./random.ts";
import type { ColumnLayout, ColumnType, DemoLayout } from "./settings.ts";

/** What damage knows of a cell: the text that would have been written, its date or amount as a number, the county. */
export interface DamagedCell {
  readonly text: string;
  readonly value: string | number | undefined;
  readonly column: ColumnLayout;
  readonly layout: DemoLayout;
}

type Damage = (cell: DamagedCell, random: Random) => string;

/** Epoch day of 1899-12-30, from which spreadsheets count days. */
const SERIAL_ZERO = toEpochDay(18991230);
const FULL_WIDTH = 0xfee0;

const widen: Damage = ({ text }) =>
  text.replace(/[0-9A-Z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + FULL_WIDTH));
const spaced: Damage = ({ text }) => ` ${text}\u3000`;
const blank: Damage = (_, random) => random.pick(["", "-", "无", "NULL", "null", "N/A"]);
const wrongCheck: Damage = ({ text }) => {
  const last = text.endsWith("7") ? "8" : "7";
  return text.slice(0, -1) + last;
};

const IDENTIFIER: readonly Damage[] = [
  ({ text }) => `'${text}`,
  ({ text }) => `${text.slice(0, 6)} ${text.slice(6)}`,
  ({ text }) => `\t${text}`,
  widen,
  spaced,
  ({ text }) => text.toLowerCase(),
];

const RESIDENT_ID: readonly Damage[] = [
  ...IDENTIFIER,
  ({ text }) => (text.startsWith("19", 6) ? text.slice(0, 6) + text.slice(8, 17) : text),
  ({ text }) => `${text.charAt(0)}.${text.slice(1, 6)}E+17`,
  ({ text }) => `${text.slice(0, 15)}000`,
  wrongCheck,
  ({ text }) => text.slice(0, -1),
];

const DATE: readonly Damage[] = [
  ({ value, text }, random) =>
    text && formatDate(Number(value), random.pick(["iso", "slash", "dot", "chinese", "compact"] as const)),
  ({ value, text }) => text && String(toEpochDay(Number(value)) - SERIAL_ZERO),
  ({ text }) => text && `${text.slice(0, 4)}-02-30`,
  ({ text }) => text && "去年底",
];

/** The kinds of damage of the extracts' table for each type of column: some are certain to be cleaned, some are not. */
const DAMAGE: Readonly<Record<ColumnType, readonly Damage[]>> = {
  residentId: RESIDENT_ID,
  disabilityCard: [
    ...IDENTIFIER,
    ({ text }) => `${text.slice(0, 18)}8${text.slice(19)}`,
    ({ text }) => `${text.slice(0, 17)}${text.charAt(17) === "1" ? "2" : "1"}${text.slice(18)}`,
  ],
  creditCode: [
    ...IDENTIFIER,
    wrongCheck,
    ({ text }) => text.replace(/^./, "O"),
    ({ text }) => text.slice(0, -1),
  ],
  place: [spaced, ({ layout }) => layout.neverExisted],
  date: DATE,
  month: [
    ({ text, value }) => text && `${String(value).slice(0, 4)}年${Number(String(value).slice(4))}月`,
    ({ text, value }) => text && `${String(value).slice(0, 4)}-${String(value).slice(4)}`,
    ({ text, value }) => text && `${String(value).slice(0, 4)}13`,
  ],
  amount: [
    ({ text }) => `${text}元`,
    ({ text }) => text.replace(/\B(?=(\d{3})+\.)/g, ","),
    ({ value, text }) => text && `${Number(value) / 10_000}万`,
    widen,
    ({ text }) => `-${text}`,
    () => "约五万",
  ],
  count: [widen, spaced, ({ text }) => `-${text}`, () => "若干"],
  listed: [spaced, () => "其他待定"],
  sex: [
    ({ value }) => (value === "male" ? "1" : "2"),
    ({ value }) => (value === "male" ? "M" : "F"),
    ({ column, value }) => column.values?.[value === "male" ? "female" : "male"] ?? "",
  ],
  text: [spaced],
};

/** The cell as a careless export would have it. */
export function damageCell(cell: DamagedCell, random: Random): string {
  return random.chance(0.15) ? blank(cell, random) : random.pick(DAMAGE[cell.column.type])(cell, random);
}
