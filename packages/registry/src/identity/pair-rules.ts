import type { Wording } from "@olive/kernel";

/** By which rules pairs are found, in words. A rule names what agrees, and never decides anything. */
export const PAIR_RULES = {
  sameHousehold: { zh: "同名、同日出生，在同一户", en: "Same name and birth, in one household" },
  samePlace: { zh: "同名、同日出生，住在同一村社", en: "Same name and birth, in one village" },
  nearNumber: {
    zh: "同名、同日出生，号码只差一两位",
    en: "Same name and birth, numbers one or two digits apart",
  },
  samePhone: { zh: "手机号相同，姓名同音", en: "Same phone number, names that sound alike" },
  nameClash: { zh: "同一号码，各部门的姓名不同", en: "One number with different names" },
  sexClash: { zh: "同一号码，部门所填性别与号码不符", en: "One number with a sex that contradicts it" },
  codeClash: {
    zh: "同一信用代码，同一天的数据里有不同名称",
    en: "One credit code with different names on one day",
  },
} satisfies Record<string, Wording>;

export type PairRule = keyof typeof PAIR_RULES;

export function sayRule(rule: string): Wording {
  return PAIR_RULES[rule as PairRule] ?? { zh: rule, en: rule };
}
