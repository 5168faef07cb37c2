import type { Wording } from "@olive/kernel";

/** The rule by which offers stand in order, as the owner reads it beside them. Nobody can pay for a place. */
export const RANKING_RULE: Wording = {
  zh: "按全部成本折成的年化率从低到高排：利息、费用、担保费都算，扣掉能享受的贴息；相同的，总共多付的少的在前；再相同的，有效期长的在前；还相同的，按银行代码。没有广告位，银行不能花钱排前。",
  en: "By the yearly rate of all cost, the lowest first: interest, fees and guarantee fee, less the subsidy that applies; then by what is paid in all; then the one that is valid longer; then by the bank's code. No place can be bought.",
};

export interface Ranked {
  readonly afterBp: number;
  /** What is paid beside the principal. */
  readonly paidFen: number;
  readonly validTill: Date;
  readonly bank: string;
}

/** The published rule as an order. */
export function compareOffers(a: Ranked, b: Ranked): number {
  return (
    a.afterBp - b.afterBp ||
    a.paidFen - b.paidFen ||
    b.validTill.getTime() - a.validTill.getTime() ||
    (a.bank < b.bank ? -1 : a.bank > b.bank ? 1 : 0)
  );
}
