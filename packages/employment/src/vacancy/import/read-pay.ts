import { isNotSaid, type Read, UNREADABLE } from "./read-cells.ts";

const YUAN: Readonly<Record<string, number>> = { 元: 1, 千: 1000, k: 1000, 万: 10_000, w: 10_000 };
const NUMBER = String.raw`(\d+(?:\.\d+)?)\s*(千|万|k|w|元)?`;
const BETWEEN = new RegExp(`^${NUMBER}\\s*(?:-|–|—|~|～|至|到)\\s*${NUMBER}(?:元)?(?:/月|每月|月)?$`, "i");
const ONE = new RegExp(`^(?:月薪)?${NUMBER}(?:元)?(?:/月|每月)?(以上|起|左右|以内|以下)?$`, "i");

export interface Pay {
  readonly from: number | null;
  readonly to: number | null;
}

/** Whole yuan a month from how a table writes it: 4000-6000, 4-6千, 0.5万以上. Anything else is unreadable, never guessed. */
export function readPay(text: string): Read<Pay> {
  const bare = text.replaceAll(/[,，\s]/g, "");
  if (isNotSaid(bare)) return undefined;
  const between = BETWEEN.exec(bare);
  if (between !== null) {
    const [, low = "", lowUnit, high = "", highUnit] = between;
    return { from: yuan(low, lowUnit ?? highUnit), to: yuan(high, highUnit ?? lowUnit) };
  }
  const one = ONE.exec(bare);
  if (one === null) return UNREADABLE;
  const amount = yuan(one[1] ?? "", one[2]);
  if (/以内|以下/.test(one[3] ?? "")) return { from: null, to: amount };
  return { from: amount, to: one[3] === undefined ? amount : null };
}

function yuan(number: string, unit: string | undefined): number {
  return Math.round(Number(number) * (YUAN[unit?.toLowerCase() ?? "元"] ?? 1));
}
