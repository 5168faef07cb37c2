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

/** The acts in a word, each with its key. */
export const DECISIONS: readonly {
  readonly decision: PairDecision;
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}[] = [
  { decision: "needsData", key: "n", zh: "待补材料", en: "Needs data" },
  { decision: "different", key: "d", zh: "不是重复", en: "Different" },
  { decision: "same", key: "s", zh: "是同一人", en: "Same person" },
];
