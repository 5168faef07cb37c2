import type { Wording } from "@olive/kernel";
import type { Chip } from "../act/chips.tsx";
import type { Item } from "./sheet.ts";

const yuan = (amount: number): Chip<unknown> => ({
  value: amount,
  name: { zh: `${amount} 元起`, en: `from ${amount} yuan` },
});
const km = (distance: number): Chip<unknown> => ({
  value: distance,
  name: { zh: `${distance} 公里内`, en: `${distance} km` },
});
const hours = (from: number, to: number): Chip<unknown> => ({
  value: [from, to],
  name: { zh: `${from}–${to} 小时`, en: `${from}–${to} h` },
});

/** Frequent answers, one tap each, to what otherwise would have to be typed. */
export const PRESETS: Partial<Readonly<Record<Item, readonly Chip<unknown>[]>>> = {
  wageFrom: [2500, 3000, 3500, 4000, 5000].map(yuan),
  maxKm: [1, 3, 5, 10, 20].map(km),
  hoursPerWeek: [hours(10, 20), hours(20, 30), hours(35, 44), hours(44, 60)],
};

const word = (zh: string, en: string): Wording => ({ zh, en });

/** Frequent words for answers in words. */
export const OFFERED_WORDS: Partial<Readonly<Record<Item, readonly Wording[]>>> = {
  careDuties: [
    word("不用照看", "Nobody"),
    word("照看孩子", "A child"),
    word("照看老人", "An old person"),
    word("照看病人", "A sick person"),
  ],
};

/** Asked of everybody who wants work; the rest is folded away until somebody wants to add to it. */
export const FIRST_ITEMS: ReadonlySet<string> = new Set([
  "occupations",
  "hoursPerWeek",
  "wageFrom",
  "maxKm",
  "access",
  "health",
  "careDuties",
]);
