import { fen, formatYuan } from "@olive/kernel";

/** Fen as yuan with thousands kept apart; whole yuan without decimals. */
export function yuan(amountFen: number): string {
  return formatYuan(fen(amountFen)).replace(/\.00$/, "");
}

/** Basis points as percent: 345 is 3.45%. */
export function percent(basisPoints: number): string {
  return `${(basisPoints / 100).toFixed(2)}%`;
}
