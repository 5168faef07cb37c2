import { Refusal } from "./refusal.ts";

declare const fenBrand: unique symbol;

/** An amount in fen, hundredths of a yuan: a whole number, so that sums are exact (up to 90 trillion yuan). */
export type Fen = number & { readonly [fenBrand]: true };

const FEN_A_YUAN = 100;
const FEN_A_WAN = 10_000 * FEN_A_YUAN;

/** A whole number of fen. Throws RangeError for fractions and for what a double cannot hold exactly. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is no whole number of fen`);
  // Adding 0 turns -0 into 0, which would otherwise show as a negative nothing.
  return (amount + 0) as Fen;
}

/** The amount of a text in yuan: `12345`, `12,345.60`, `-0.5`. Undefined for anything else, a third decimal included. */
export function readYuan(text: string): Fen | undefined {
  const match = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return undefined;
  const whole =
    Number((match[2] ?? "").replaceAll(",", "")) * FEN_A_YUAN + Number((match[3] ?? "").padEnd(2, "0"));
  return Number.isSafeInteger(whole) ? fen(match[1] === "-" && whole !== 0 ? -whole : whole) : undefined;
}

/** As `readYuan`, but refuses with words for the user. */
export function parseYuan(text: string): Fen {
  const amount = readYuan(text);
  if (amount !== undefined) return amount;
  throw new Refusal({
    code: "amount-unreadable",
    message: { zh: `“${text}”不是金额`, en: `“${text}” is no amount of money` },
    remedy: {
      zh: "请以元为单位填写，最多两位小数，如 12345.60",
      en: "Write yuan with at most two decimals: 12345.60",
    },
  });
}

/** `1234560` → `12,345.60`. */
export function formatYuan(amount: Fen): string {
  const size = Math.abs(amount);
  const whole = String(Math.floor(size / FEN_A_YUAN)).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amount < 0 ? "-" : ""}${whole}.${String(size % FEN_A_YUAN).padStart(2, "0")}`;
}

/** Ten-thousands of yuan for display, rounded half away from zero: 150,000,000 fen → `150万元`, `decimals` at most. */
export function formatWan(amount: Fen, decimals = 2): string {
  const factor = 10 ** decimals;
  const rounded = Math.round((Math.abs(amount) / FEN_A_WAN) * factor) / factor;
  return `${amount < 0 && rounded > 0 ? "-" : ""}${rounded}万元`;
}

export function addFen(...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((sum, amount) => sum + amount, 0));
}

/**
 * Splits an amount by weights so that the parts add up to it exactly: each part is rounded down, and the fen left
 * over go to the largest remainders, the earlier part first on a tie. Throws RangeError where no weight is positive.
 */
export function splitFen(amount: Fen, weights: readonly number[]): Fen[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0) || weights.some((weight) => !(weight >= 0))) {
    throw new RangeError("weights must not be negative, and one must be positive");
  }
  const size = Math.abs(amount);
  const exact = weights.map((weight) => (size / total) * weight);
  const parts = exact.map(Math.floor);
  const left = size - parts.reduce((sum, part) => sum + part, 0);
  const order = exact.map((share, index) => ({ index, remainder: share - Math.floor(share) }));
  order.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts.map((part) => fen(amount < 0 && part !== 0 ? -part : part));
}
