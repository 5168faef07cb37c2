import type { Wording } from "@olive/kernel";
import type { Tone } from "@olive/ui";

export const STANDING_WORDS = {
  seeking: { zh: "求职中", en: "Seeking" },
  placed: { zh: "已上岗", en: "Placed" },
  resting: { zh: "暂不求职", en: "Not now" },
  left: { zh: "已离开", en: "Left" },
} as const satisfies Record<string, Wording>;

export const STANDING_TONES: Readonly<Record<keyof typeof STANDING_WORDS, Tone>> = {
  seeking: "info",
  placed: "good",
  resting: "neutral",
  left: "neutral",
};

export const SERVICE_WORDS = {
  call: { zh: "电话联系", en: "Call" },
  visit: { zh: "走访", en: "Visit" },
  guidance: { zh: "职业指导", en: "Guidance" },
  training: { zh: "技能培训", en: "Training" },
  referral: { zh: "岗位推介", en: "Referral" },
  followUp: { zh: "上岗回访", en: "Follow-up" },
} as const satisfies Record<string, Wording>;

export const REFERRAL_WORDS = {
  sent: { zh: "待单位答复", en: "To be answered" },
  accepted: { zh: "单位接收", en: "Accepted" },
  refusedByEmployer: { zh: "单位不接收", en: "Refused by the employer" },
  refusedByPerson: { zh: "本人不去", en: "Refused by the person" },
  silent: { zh: "单位逾期未答", en: "No answer" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
  placed: { zh: "已上岗", en: "Placed" },
} as const satisfies Record<string, Wording>;

export const REFERRAL_TONES: Readonly<Record<keyof typeof REFERRAL_WORDS, Tone>> = {
  sent: "info",
  accepted: "good",
  refusedByEmployer: "neutral",
  refusedByPerson: "neutral",
  silent: "danger",
  withdrawn: "neutral",
  placed: "good",
};

/** Why a person doesn't take a post. */
export const REFUSAL_WORDS = {
  tooFar: { zh: "太远", en: "Too far" },
  wage: { zh: "工资不合适", en: "Wage" },
  hours: { zh: "工时、班次不合适", en: "Hours or shifts" },
  health: { zh: "身体原因", en: "Health" },
  care: { zh: "要照料家人", en: "Care at home" },
  skills: { zh: "技能不对口", en: "Skills" },
  other: { zh: "其他", en: "Other" },
} as const satisfies Record<string, Wording>;

/** Why an employer doesn't take a person. */
export const EMPLOYER_REASON_WORDS = {
  skills: { zh: "技能不够", en: "Skills" },
  hours: { zh: "时间不合", en: "Hours" },
  filled: { zh: "已招满", en: "Filled" },
  withdrawn: { zh: "岗位已撤", en: "Post withdrawn" },
  notReached: { zh: "联系不上本人", en: "The person couldn't be reached" },
  other: { zh: "其他", en: "Other" },
} as const satisfies Record<string, Wording>;

export const KIND_WORDS = {
  ordinary: { zh: "企业用工", en: "Ordinary" },
  publicPost: { zh: "公益性岗位", en: "Public-welfare post" },
  assistedEmployment: { zh: "辅助性就业", en: "Assisted employment" },
  homeProcessing: { zh: "来料加工", en: "Home processing" },
  craftHelper: { zh: "工匠帮工", en: "Craftsman's helper" },
} as const satisfies Record<string, Wording>;

export const PLACEMENT_WORDS = {
  provisional: { zh: "已上岗，待印证", en: "To be confirmed" },
  confirmed: { zh: "已印证", en: "Confirmed" },
  ended: { zh: "已离岗", en: "Ended" },
} as const satisfies Record<string, Wording>;

export const PLACEMENT_TONES: Readonly<Record<keyof typeof PLACEMENT_WORDS, Tone>> = {
  provisional: "warning",
  confirmed: "good",
  ended: "neutral",
};

export const VERDICT_WORDS = {
  true: { zh: "属实", en: "True" },
  false: { zh: "不属实", en: "Not so" },
  unclear: { zh: "说不清", en: "Unclear" },
} as const satisfies Record<string, Wording>;

export const SOURCE_WORDS = {
  data: { zh: "数据筛查", en: "Data" },
  selfReport: { zh: "本人来报", en: "By the person" },
  doorVisit: { zh: "上门发现", en: "At the door" },
} as const satisfies Record<string, Wording>;

export const OUTCOME_WORDS = {
  met: { zh: "见到本人", en: "Met" },
  refusedHelp: { zh: "谢绝帮扶", en: "Help declined" },
  nobodyHome: { zh: "没人在家", en: "Nobody home" },
  alreadyWorking: { zh: "其实在业", en: "Works already" },
  moved: { zh: "已搬走", en: "Moved" },
} as const satisfies Record<string, Wording>;

export const WAY_WORDS = {
  home: { zh: "上门", en: "at home" },
  phone: { zh: "电话", en: "by phone" },
  office: { zh: "来所", en: "at the office" },
} as const satisfies Record<string, Wording>;

export const STATE_WORDS = {
  open: { zh: "在招", en: "Open" },
  paused: { zh: "暂停", en: "Paused" },
  lapsed: { zh: "到期未确认", en: "Lapsed" },
  withdrawn: { zh: "已撤下", en: "Withdrawn" },
  filled: { zh: "已招满", en: "Filled" },
} as const satisfies Record<string, Wording>;

export const STATE_TONES: Readonly<Record<keyof typeof STATE_WORDS, Tone>> = {
  open: "good",
  paused: "neutral",
  lapsed: "warning",
  withdrawn: "neutral",
  filled: "info",
};

export const SHIFT_WORDS = {
  day: { zh: "白班", en: "Day" },
  evening: { zh: "晚班", en: "Evening" },
  night: { zh: "夜班", en: "Night" },
  flexible: { zh: "时间灵活", en: "Flexible" },
} as const satisfies Record<string, Wording>;

export const ACCESS_WORDS = {
  stepFree: { zh: "无台阶", en: "Step-free" },
  seated: { zh: "可坐着做", en: "Seated" },
  quiet: { zh: "安静", en: "Quiet" },
  remote: { zh: "可远程", en: "Remote" },
  companion: { zh: "可有人陪同", en: "With a companion" },
} as const satisfies Record<string, Wording>;

/** Bands of GB/T 4658, 0 to 7. */
export const SCHOOLING_WORDS: readonly Wording[] = [
  { zh: "不限", en: "None" },
  { zh: "小学", en: "Primary" },
  { zh: "初中", en: "Lower secondary" },
  { zh: "高中、中专", en: "Upper secondary" },
  { zh: "大专", en: "College" },
  { zh: "本科", en: "Bachelor" },
  { zh: "硕士", en: "Master" },
  { zh: "博士", en: "Doctorate" },
];

export const EMPLOYER_STANDING_WORDS = {
  open: { zh: "正常", en: "Open" },
  paused: { zh: "暂停推介", en: "Paused" },
  faded: { zh: "多次不答，暂不推介", en: "Silent, hidden" },
} as const satisfies Record<string, Wording>;

export const WORDS = {
  person: { zh: "姓名", en: "Name" },
  place: { zh: "居住地", en: "Lives in" },
  workPlace: { zh: "工作地点", en: "Place of work" },
  standing: { zh: "状态", en: "Standing" },
  step: { zh: "进度", en: "Step" },
  next: { zh: "下一步", en: "Next" },
  owner: { zh: "承办人", en: "With" },
  unowned: { zh: "待派", en: "to be assigned" },
  due: { zh: "期限", en: "Due" },
  all: { zh: "全部", en: "All" },
  any: { zh: "不限", en: "Any" },
  kind: { zh: "类别", en: "Kind" },
  post: { zh: "岗位", en: "Post" },
  employer: { zh: "用人单位", en: "Employer" },
  reason: { zh: "理由", en: "Reason" },
  why: { zh: "原因", en: "Why" },
  on: { zh: "日期", en: "Day" },
  note: { zh: "情况", en: "Note" },
  by: { zh: "经办人", en: "By" },
  cancel: { zh: "不做了", en: "Leave it" },
  missing: { zh: "请填写", en: "Please fill in" },
  recorded: { zh: "已记下", en: "Recorded" },
  system: { zh: "系统", en: "the system" },
  unknown: { zh: "未说明", en: "Not said" },
  wage: { zh: "工资", en: "Wage" },
  unpaid: { zh: "工资没有说明", en: "wage not said" },
} as const satisfies Record<string, Wording>;

/** Yuan from, to; undefined where nothing is said. */
export function rangeText(from: number | null, to: number | null): string | undefined {
  if (from === null && to === null) return undefined;
  return from !== null && to !== null && from !== to ? `${from}–${to}` : String(from ?? to);
}

/** What is paid, as posts say it: nothing said is not nothing. */
export function wageText(from: number | null, to: number | null): Wording {
  const range = rangeText(from, to);
  return range === undefined ? WORDS.unpaid : { zh: `${range} 元/月`, en: `${range} yuan a month` };
}
