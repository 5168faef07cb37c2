import type { Wording } from "@olive/kernel";

/** Names of what figures are made of; codes of groups are named by their policies. */
const NAMES: Readonly<Record<string, Wording>> = {
  data: { zh: "数据筛查", en: "found by data" },
  selfReport: { zh: "本人反映", en: "the person's own word" },
  doorVisit: { zh: "上门摸排", en: "at the door" },
  call: { zh: "打电话", en: "call" },
  visit: { zh: "上门", en: "visit" },
  guidance: { zh: "职业指导", en: "guidance" },
  training: { zh: "培训", en: "training" },
  referral: { zh: "岗位推介", en: "referral" },
  followUp: { zh: "回访", en: "follow-up" },
  met: { zh: "见到本人", en: "met" },
  refusedHelp: { zh: "本人不愿接受", en: "help refused" },
  nobodyHome: { zh: "家中无人", en: "nobody home" },
  alreadyWorking: { zh: "已在工作", en: "already working" },
  moved: { zh: "已搬走", en: "moved away" },
  ordinary: { zh: "一般岗位", en: "ordinary post" },
  publicPost: { zh: "公益性岗位", en: "public post" },
  assistedEmployment: { zh: "辅助性就业", en: "assisted employment" },
  homeProcessing: { zh: "来料加工", en: "home processing" },
  craftHelper: { zh: "工匠帮工", en: "craftsman's helper" },
  yes: { zh: "是", en: "yes" },
  no: { zh: "否", en: "no" },
  unknown: { zh: "还不知道", en: "not known yet" },
  accepted: { zh: "录用", en: "accepted" },
  refusedByEmployer: { zh: "单位不录用", en: "refused by the employer" },
  refusedByPerson: { zh: "本人不去", en: "refused by the person" },
  withdrawn: { zh: "撤回", en: "withdrawn" },
  silent: { zh: "过期无答复", en: "silent" },
  waiting: { zh: "待答复", en: "waiting" },
  tooFar: { zh: "太远", en: "too far" },
  wage: { zh: "工资", en: "wage" },
  hours: { zh: "工时", en: "hours" },
  health: { zh: "身体", en: "health" },
  care: { zh: "照料家人", en: "care duties" },
  skills: { zh: "技能", en: "skills" },
  other: { zh: "其他", en: "other" },
  postSubsidy: { zh: "岗位补贴", en: "post subsidy" },
  insuranceSubsidy: { zh: "社保补贴", en: "insurance subsidy" },
};

/** Parts whose yes and no mean something of their own. */
const OF_FIGURE: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
  followUps: {
    yes: { zh: "仍在岗", en: "at work" },
    no: { zh: "不在岗", en: "no longer" },
    unknown: { zh: "还没有答复", en: "not answered yet" },
  },
  judgedRefusals: {
    yes: { zh: "有正当理由", en: "with good reason" },
    no: { zh: "无正当理由", en: "without good reason" },
    unknown: { zh: "还没有判定", en: "not judged yet" },
  },
};

/** Name of a part; a code that nobody named stays as it is. */
export function nameOfPart(source: string, code: string, groups: (code: string) => Wording): Wording {
  if (source === "recognitions") return groups(code);
  return OF_FIGURE[source]?.[code] ?? NAMES[code] ?? { zh: code, en: code };
}
