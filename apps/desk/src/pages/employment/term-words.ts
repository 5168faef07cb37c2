import type { Wording } from "@olive/kernel";

const TERMS: Readonly<Record<string, Wording>> = {
  occupation: { zh: "职业相近", en: "Occupation" },
  skills: { zh: "技能对口", en: "Skills" },
  wage: { zh: "工资达到要求", en: "Wage" },
  distance: { zh: "离家近", en: "Distance" },
  hours: { zh: "工时合适", en: "Hours" },
  access: { zh: "场所条件", en: "Accessibility" },
  employer: { zh: "单位答复情况", en: "How the employer answers" },
  refusals: { zh: "以前不去的原因", en: "Past refusals" },
};

/** A term of the score in words; one that we don't know stands as its code. */
export function termText(code: string): Wording {
  return TERMS[code] ?? { zh: code, en: code };
}
