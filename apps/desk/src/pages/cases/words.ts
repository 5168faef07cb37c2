import type { Wording } from "@olive/kernel";

export type List = "mine" | "team" | "raised";
export type Urgency = "severe" | "overdue" | "today" | "later";

export const LISTS: Readonly<Record<List, Wording>> = {
  mine: { zh: "我的", en: "Mine" },
  team: { zh: "我队的", en: "My team's" },
  raised: { zh: "超期上报给我的", en: "Raised to me" },
};

export const URGENCIES: Readonly<Record<Urgency, Wording>> = {
  severe: { zh: "严重超期", en: "Seriously overdue" },
  overdue: { zh: "超期", en: "Overdue" },
  today: { zh: "今日到期", en: "Due today" },
  later: { zh: "未到期", en: "Not yet due" },
};

export const WORDS = {
  work: { zh: "待办", en: "Work" },
  team: { zh: "队伍与离岗", en: "Team and absences" },
  lists: { zh: "列表", en: "Lists" },
  groups: { zh: "按急缓", en: "By urgency" },
  all: { zh: "全部", en: "All" },
  kind: { zh: "事项", en: "Kind" },
  state: { zh: "环节", en: "Step" },
  place: { zh: "区划", en: "Place" },
  taken: { zh: "承办", en: "Owner" },
  unowned: { zh: "待派", en: "Not taken" },
  matter: { zh: "事项", en: "Matter" },
  subject: { zh: "对象", en: "About" },
  next: { zh: "下一步", en: "Next step" },
  note: { zh: "最近说明", en: "Latest note" },
  due: { zh: "期限", en: "Due" },
  risk: { zh: "风险", en: "Risk" },
  owner: { zh: "承办人", en: "Owner" },
  department: { zh: "部门", en: "Department" },
  rows: (count: number): Wording => ({ zh: `${count} 件`, en: `${count}` }),
  keys: {
    zh: "键盘：j / k 上下，Enter 打开，a 办理，r 退回或维持，x 选中，u 撤销",
    en: "Keys: j / k move, Enter opens, a does it, r returns it, x selects, u takes back",
  },
  nothingMine: { zh: "没有要您办的案件", en: "No case waits for you" },
  nothing: { zh: "这里没有案件", en: "No cases here" },
  nothingHelp: {
    zh: "新的案件会自动派来；换一个列表，或取消筛选看看",
    en: "New ones are assigned as they come; look at another list, or take out the filters",
  },
  risks: (risk: number): Wording =>
    risk >= 67
      ? { zh: "高", en: "high" }
      : risk >= 34
        ? { zh: "中", en: "middling" }
        : { zh: "低", en: "low" },
  done: (act: Wording): Wording => ({ zh: `已办：${act.zh}`, en: `Done: ${act.en}` }),
  failed: (what: string): Wording => ({ zh: `没有办成：${what}`, en: `Not done: ${what}` }),
  undone: { zh: "已撤销", en: "Taken back" },
  reassign: { zh: "改派", en: "Reassign" },
  reassigned: { zh: "已改派", en: "Reassigned" },
  reassignTo: { zh: "改派给", en: "To whom" },
  byRule: { zh: "按规则分给同队的人", en: "Shared out over the team by rule" },
  reason: { zh: "理由", en: "Reason" },
  reasonHint: {
    zh: "会记入经过，当事人和上级看得到",
    en: "It goes on record; the person and supervisors can see it",
  },
  cancel: { zh: "不做了", en: "Leave it" },
  filled: { zh: "已按案件里的内容填好，不对请改", en: "Filled from the case; change it where it is wrong" },
  missing: { zh: "请填写", en: "Please fill in" },
  optional: { zh: "（可不填）", en: "(optional)" },
} as const;
