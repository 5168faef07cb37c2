import type { Wording } from "@olive/kernel";

const FEN = 100;
const BASIS = 100;

/** Fen as yuan, grouped: `150,000.00`. */
export function yuanText(fen: number): string {
  const text = (fen / FEN).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return text;
}

/** Basis points as a yearly rate: `3.45 %`. */
export function rateText(basisPoints: number): string {
  return `${(basisPoints / BASIS).toFixed(2)} %`;
}

/** Whole fen of an amount typed in yuan; undefined where it is none. */
export function fenOf(typed: string): number | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(typed.replaceAll(",", "").trim());
  if (match === null) return undefined;
  const whole = Number(match[2]) * FEN + Number((match[3] ?? "").padEnd(2, "0"));
  return match[1] === "-" ? -whole : whole;
}

export const LOAN_WORDS = {
  business: { zh: "经营主体", en: "Business" },
  place: { zh: "住所", en: "Seat" },
  bank: { zh: "银行", en: "Bank" },
  product: { zh: "产品", en: "Product" },
  state: { zh: "状态", en: "Stands at" },
  sent: { zh: "发出", en: "Sent" },
  contacted: { zh: "银行联系", en: "Contacted" },
  funded: { zh: "放款", en: "Paid out" },
  amount: { zh: "金额（元）", en: "Amount (yuan)" },
  asked: { zh: "要过材料", en: "Asked for" },
  all: { zh: "全部", en: "All" },
  reason: { zh: "理由", en: "Reason" },
  by: { zh: "经办人", en: "By" },
  day: { zh: "日期", en: "Day" },
  recorded: { zh: "已记下", en: "Recorded" },
  none: { zh: "没有", en: "None" },
  yes: { zh: "可以", en: "Yes" },
  no: { zh: "不可以", en: "No" },
  unknown: { zh: "还不能判断", en: "Can't be told yet" },
} as const satisfies Record<string, Wording>;

export const truthWord = (truth: boolean | "unknown"): Wording =>
  truth === "unknown" ? LOAN_WORDS.unknown : truth ? LOAN_WORDS.yes : LOAN_WORDS.no;
