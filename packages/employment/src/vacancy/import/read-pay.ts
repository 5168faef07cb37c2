import { isNotSaid, type Read, UNREADABLE } from "./read-cells.ts";

const YUAN: Readonly<Record<string, number>> = { 元: 1, 千: 1000, k: 1000, 万: 10_000, w: 10_000 };
const NUMBER = String.raw`(\d+(?:\.\d+)?)\s*(千|万|k|w|元)?`;
const UNIT = "元?(?:/(?:人/)?(?:月|年)|每月|每年|月|年)?";
const BETWEEN = new RegExp(`^${NUMBER}(?:-|–|—|~|～|至|到)${NUMBER}${UNIT}$`, "i");
const ONE = new RegExp(`^${NUMBER}${UNIT}(以上|起|左右|以内|以下|\\+)?$`, "i");
/** 8-12K·13薪: the thirteenth month is beside the monthly pay. */
const MORE_MONTHS = /[·•*xX×]?1[2-9]薪$/;
const NAMED = /^(?:月薪|年薪|综合|工资|薪资)[:：]?/;
const A_YEAR = /年薪|[/每]年|万年$/;
const MONTHS = 12;
/** Nobody is paid less in a month: a bare 6-8 says thousands or ten thousands, and doesn't say which. */
const LEAST = 300;

export interface Pay {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Whole yuan a month from how a table writes it: 4000-6000, 4-6千, 0.5万以上, 8-12K·13薪; a yearly pay (10万/年) is spread
 * over its months. Anything else is unreadable, never guessed: so is a number without a unit that no month's pay can be.
 */
export function readPay(text: string): Read<Pay> {
  const bare = text.replaceAll(/[,，\s]/g, "");
  if (isNotSaid(bare)) return undefined;
  const pay = payIn(bare.replace(MORE_MONTHS, "").replace(NAMED, ""));
  if (pay === undefined) return UNREADABLE;
  const monthly = A_YEAR.test(bare) ? { from: byMonth(pay.from), to: byMonth(pay.to) } : pay;
  const least = monthly.from ?? monthly.to ?? 0;
  return least < LEAST ? UNREADABLE : monthly;
}

function payIn(bare: string): Pay | undefined {
  const between = BETWEEN.exec(bare);
  if (between !== null) {
    const [, low = "", lowUnit, high = "", highUnit] = between;
    return { from: yuan(low, lowUnit ?? highUnit), to: yuan(high, highUnit ?? lowUnit) };
  }
  const one = ONE.exec(bare);
  if (one === null) return undefined;
  const amount = yuan(one[1] ?? "", one[2]);
  if (/以内|以下/.test(one[3] ?? "")) return { from: null, to: amount };
  return { from: amount, to: one[3] === undefined ? amount : null };
}

const byMonth = (year: number | null) => (year === null ? null : Math.round(year / MONTHS));

function yuan(number: string, unit: string | undefined): number {
  return Math.round(Number(number) * (YUAN[unit?.toLowerCase() ?? "元"] ?? 1));
}
