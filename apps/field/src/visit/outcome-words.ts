import type { Wording } from "@olive/kernel";
import type { Draft, Outcome } from "./draft.ts";

export const OUTCOME_WORDS: Readonly<Record<Outcome, Wording>> = {
  met: { zh: "见到本人", en: "Met the person" },
  nobodyHome: { zh: "没人在家", en: "Nobody home" },
  refusedHelp: { zh: "不要帮扶", en: "Refuses help" },
  alreadyWorking: { zh: "已经在上班", en: "Works already" },
  moved: { zh: "搬走了", en: "Moved away" },
};

export const WAY_WORDS: Readonly<Record<Draft["way"], Wording>> = {
  home: { zh: "上门", en: "At home" },
  phone: { zh: "电话", en: "By phone" },
  office: { zh: "来访", en: "In the office" },
};

const word = (zh: string, en: string): Wording => ({ zh, en });

/** Frequent reasons, one tap each. */
export const REASONS: Readonly<Record<Outcome, readonly Wording[]>> = {
  met: [],
  nobodyHome: [word("邻居说出门了", "Neighbours say they are out"), word("电话没接", "No answer by phone")],
  refusedHelp: [
    word("自己在找工作", "Looks for work alone"),
    word("身体原因", "Health"),
    word("要照顾家人", "Cares for family"),
    word("暂时不想工作", "Doesn't want work for now"),
  ],
  alreadyWorking: [
    word("在企业上班", "Works for a firm"),
    word("自己做生意", "Runs a business"),
    word("打零工", "Casual work"),
    word("外地务工", "Works elsewhere"),
  ],
  moved: [
    word("搬到外地", "Moved elsewhere"),
    word("住到子女家", "Lives with children"),
    word("户在人不在", "Registered here only"),
  ],
};
