import type { Wording } from "@olive/kernel";
import type { HelpPerson } from "./person-page.tsx";

type ReferralState = HelpPerson["referrals"][number]["state"];
type ServiceKind = HelpPerson["services"][number]["kind"];
type RefusalReason = HelpPerson["refusals"][number]["reasonCode"];

export const REFERRAL_WORDS: Readonly<Record<ReferralState, Wording>> = {
  sent: { zh: "等单位答复", en: "awaiting the employer" },
  accepted: { zh: "单位同意", en: "accepted" },
  refusedByEmployer: { zh: "单位没要", en: "refused by the employer" },
  refusedByPerson: { zh: "本人没去", en: "refused by the person" },
  silent: { zh: "单位没答复", en: "no answer" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
  placed: { zh: "已上岗", en: "placed" },
};

export const SERVICE_WORDS: Readonly<Record<ServiceKind, Wording>> = {
  call: { zh: "电话", en: "Call" },
  visit: { zh: "走访", en: "Visit" },
  guidance: { zh: "指导", en: "Guidance" },
  training: { zh: "培训", en: "Training" },
  referral: { zh: "推介", en: "Referral" },
  followUp: { zh: "回访", en: "Follow-up" },
};

export const REFUSAL_WORDS: Readonly<Record<RefusalReason, Wording>> = {
  tooFar: { zh: "太远", en: "Too far" },
  wage: { zh: "工资低", en: "Wage" },
  hours: { zh: "时间不合适", en: "Hours" },
  health: { zh: "身体吃不消", en: "Health" },
  care: { zh: "要照顾家人", en: "Care at home" },
  skills: { zh: "不会做", en: "Skills" },
  other: { zh: "其他", en: "Other" },
};
export type { RefusalReason };
