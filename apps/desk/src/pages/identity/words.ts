import type { PairDecision, PairKind, PairState } from "@olive/registry/contract";
import type { Tone } from "@olive/ui";

export const KINDS: Readonly<Record<PairKind, { zh: string; en: string }>> = {
  twoNumbers: { zh: "两个号码疑似一人", en: "Two numbers, one person?" },
  oneNumber: { zh: "一个号码两种说法", en: "One number, two accounts" },
  oneCode: { zh: "一个信用代码两个名称", en: "One credit code, two names" },
};

export const PAIR_WORDS: Readonly<Record<PairState, { zh: string; en: string; tone: Tone }>> = {
  open: { zh: "待判定", en: "Open", tone: "info" },
  needsData: { zh: "待补材料", en: "Needs data", tone: "warning" },
  same: { zh: "同一人", en: "Same", tone: "good" },
  different: { zh: "不是重复", en: "Different", tone: "neutral" },
};

/** What each decision means of each kind of pair. */
export const DECISION_WORDS: Readonly<
  Record<PairKind, Readonly<Record<PairDecision, { zh: string; en: string }>>>
> = {
  twoNumbers: {
    same: { zh: "是同一人", en: "Same person" },
    different: { zh: "不是重复", en: "Different people" },
    needsData: { zh: "待补材料", en: "Needs data" },
  },
  oneNumber: {
    same: { zh: "是同一人", en: "Same person" },
    different: { zh: "不是同一人", en: "Not the same person" },
    needsData: { zh: "待补材料", en: "Needs data" },
  },
  oneCode: {
    same: { zh: "是同一主体", en: "Same business" },
    different: { zh: "不是同一主体", en: "Not the same business" },
    needsData: { zh: "待补材料", en: "Needs data" },
  },
};

/** The decisions, each with its key; the one that links two numbers is the primary. */
export const DECISIONS: readonly { readonly decision: PairDecision; readonly key: string }[] = [
  { decision: "needsData", key: "n" },
  { decision: "different", key: "d" },
  { decision: "same", key: "s" },
];
