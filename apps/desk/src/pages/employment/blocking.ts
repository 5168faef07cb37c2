import type { Wording } from "@olive/kernel";

/** Hard rules of a pair, as the last run names what blocks most. */
const BLOCKING_WORDS: Readonly<Record<string, Wording>> = {
  noSeat: { zh: "有合适的，空位都满了", en: "Every fitting seat is given" },
  seats: { zh: "没有空位", en: "No free seat" },
  reservedSeat: { zh: "只剩预留空位", en: "Only reserved seats are left" },
  kind: { zh: "岗位类别不符合条件", en: "The kind of post" },
  shut: { zh: "本人谢绝过，或岗位依法限制", en: "Refused before, or barred by law" },
  homeOnly: { zh: "只能在家做", en: "Home work only" },
  distance: { zh: "太远", en: "Too far" },
  shifts: { zh: "班次不合", en: "Shifts" },
  hours: { zh: "工时太长", en: "Hours" },
  schooling: { zh: "学历要求", en: "Schooling" },
  certificates: { zh: "证书要求", en: "Certificates" },
  skills: { zh: "技能要求", en: "Skills" },
  access: { zh: "场所条件不合", en: "Accessibility" },
};

/** In words where we have some; else as the run said it. */
export function blockingText(code: string): Wording {
  return BLOCKING_WORDS[code] ?? { zh: code, en: code };
}
