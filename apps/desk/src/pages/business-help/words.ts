import type { Wording } from "@olive/kernel";
import type { Tone } from "@olive/ui";

/** What the pages of policies, grants and help share. */
export const WORDS = {
  all: { zh: "全部", en: "All" },
  business: { zh: "经营主体", en: "Business" },
  code: { zh: "统一社会信用代码", en: "Credit code" },
  department: { zh: "单位", en: "Unit" },
  state: { zh: "状态", en: "State" },
  amount: { zh: "金额（元）", en: "Amount (yuan)" },
  recorded: { zh: "已记下", en: "Recorded" },
  missing: { zh: "请写几个字", en: "Say it in a few words" },
  policy: { zh: "政策", en: "Policy" },
  day: { zh: "日期", en: "Day" },
  why: { zh: "为什么", en: "Why" },
  declared: { zh: "自报", en: "declared" },
} as const satisfies Record<string, Wording>;

type Toned = readonly [Tone, Wording];

export const HELP_STATES = {
  open: ["info", { zh: "待答复", en: "To be answered" }],
  again: ["warning", { zh: "不满意，重办", en: "Once more" }],
  answered: ["good", { zh: "已答复", en: "Answered" }],
  withdrawn: ["neutral", { zh: "已撤回", en: "Withdrawn" }],
} as const satisfies Record<string, Toned>;

export const BATCH_STATES = {
  prepared: ["warning", { zh: "待另一人批准", en: "To be approved by another" }],
  returned: ["neutral", { zh: "已退回", en: "Returned" }],
  approved: ["info", { zh: "已批准，待发放", en: "Approved, to be paid" }],
  sent: ["info", { zh: "已送财政，待对账", en: "With the treasury" }],
  settled: ["good", { zh: "已对账", en: "Settled" }],
} as const satisfies Record<string, Toned>;

export const LINE_STATES = {
  proposed: ["warning", { zh: "拟发", en: "Proposed" }],
  excluded: ["danger", { zh: "已剔除", en: "Left out" }],
  returned: ["neutral", { zh: "已退回", en: "Returned" }],
  approved: ["info", { zh: "已批准", en: "Approved" }],
  sent: ["info", { zh: "待对账", en: "With the treasury" }],
  paid: ["good", { zh: "已到账", en: "Paid" }],
  failed: ["danger", { zh: "没发成", en: "Failed" }],
} as const satisfies Record<string, Toned>;

export const VERDICTS = {
  yes: ["good", { zh: "能享受", en: "Yes" }],
  unknown: ["warning", { zh: "还缺数据", en: "Data are lacking" }],
  no: ["neutral", { zh: "不符合", en: "No" }],
} as const satisfies Record<string, Toned>;

/** Of one condition. */
export const MET = {
  yes: ["good", { zh: "符合", en: "Met" }],
  unknown: ["warning", { zh: "缺数据", en: "Not known" }],
  no: ["neutral", { zh: "不符合", en: "Not met" }],
} as const satisfies Record<string, Toned>;

export const PERIODS = {
  once: { zh: "一次性", en: "Once" },
  year: { zh: "每年一次", en: "Once a year" },
  half: { zh: "每半年一次", en: "Once in six months" },
  quarter: { zh: "每季一次", en: "Once a quarter" },
  month: { zh: "每月一次", en: "Once a month" },
} as const satisfies Record<string, Wording>;
