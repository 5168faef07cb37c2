import type { Wording } from "@olive/kernel";
import type { RuleChange } from "@olive/rules/contract";
import type { Tone } from "@olive/ui";

export const STATES: Readonly<Record<RuleChange["state"], { readonly tone: Tone; readonly name: Wording }>> =
  {
    submitted: { tone: "warning", name: { zh: "待批准", en: "awaits approval" } },
    secondReview: { tone: "warning", name: { zh: "待第二人批准", en: "awaits a second approval" } },
    approved: { tone: "info", name: { zh: "已批准，待生效", en: "approved, awaits its day" } },
    inForce: { tone: "good", name: { zh: "已生效", en: "in force" } },
    superseded: { tone: "neutral", name: { zh: "已被取代", en: "superseded" } },
    returned: { tone: "danger", name: { zh: "已退回", en: "returned" } },
    withdrawn: { tone: "neutral", name: { zh: "已撤回", en: "withdrawn" } },
  };

export const KINDS: Readonly<Record<"keyGroup" | "assistance" | "clue", Wording>> = {
  keyGroup: { zh: "重点群体", en: "Key group" },
  assistance: { zh: "帮扶对象", en: "Assistance" },
  clue: { zh: "走访线索", en: "Clue" },
};

export const VERDICTS: Readonly<Record<"yes" | "no" | "unknown", Wording>> = {
  yes: { zh: "符合", en: "yes" },
  no: { zh: "不符合", en: "no" },
  unknown: { zh: "未知", en: "unknown" },
};

export const MOVES = {
  entered: { zh: "进入", en: "Enter" },
  left: { zh: "退出", en: "Leave" },
  becameUnknown: { zh: "转为未知", en: "Become unknown" },
  becameKnown: { zh: "不再未知", en: "No longer unknown" },
} as const satisfies Record<string, Wording>;

export const UNITS: Readonly<Record<string, Wording>> = {
  years: { zh: "岁", en: "years" },
  months: { zh: "个月", en: "months" },
  yuan: { zh: "元", en: "yuan" },
  count: { zh: "", en: "" },
};

export const STATUSES = {
  official: { zh: "现行规定", en: "official" },
  default: { zh: "县里决定", en: "the county's own" },
  estimated: { zh: "暂估，待确认", en: "estimated" },
} as const satisfies Record<string, Wording>;

export const FIELDS = {
  criteria: { zh: "判定条件", en: "Criteria" },
  definitions: { zh: "构件", en: "Building blocks" },
  parameters: { zh: "参数", en: "Parameters" },
  parameter: { zh: "参数", en: "Parameter" },
  value: { zh: "数值", en: "Value" },
  from: { zh: "自", en: "From" },
  reference: { zh: "依据", en: "Reference" },
  status: { zh: "性质", en: "Kind" },
  note: { zh: "修改说明", en: "What changes, and why" },
  effectiveOn: { zh: "生效日期", en: "Effective from" },
  state: { zh: "状态", en: "State" },
  township: { zh: "乡镇、街道", en: "Township" },
  unknownPlace: { zh: "居住地不明", en: "Place not known" },
  submitted: { zh: "送审", en: "Submitted" },
  approved: { zh: "批准", en: "Approved" },
  second: { zh: "第二人批准", en: "Second approval" },
  person: { zh: "人员", en: "Person" },
  residentId: { zh: "身份证号", en: "ID number" },
  place: { zh: "居住地", en: "Place" },
  before: { zh: "现在", en: "Now" },
  after: { zh: "改后", en: "Then" },
} as const satisfies Record<string, Wording>;
