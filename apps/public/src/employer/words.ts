/** The words of the employer's pages, Chinese first. */
export const WORDS = {
  title: { zh: "我的岗位和推介", en: "My posts and introductions" },
  cap: { zh: "本周还接收推介", en: "Introductions left this week" },
  rate: { zh: "答复率（近半年）", en: "Answered (half a year)" },
  none: { zh: "还没有", en: "none yet" },
  faded: {
    zh: "接连几次推介没有答复，暂时不再给您推介。答复任何一件就恢复。",
    en: "Several introductions went unanswered, so none are sent for now. Answer any of them and they come again.",
  },
  paused: {
    zh: "推介已暂停，请联系经办人恢复。",
    en: "Introductions are paused; ask the official to go on.",
  },
  waiting: { zh: "等您答复的推介", en: "Introductions that wait for your answer" },
  nobody: { zh: "没有等答复的推介。", en: "No introduction waits for an answer." },
  accepted: { zh: "已接收，等上岗", en: "Accepted, not begun" },
  answerBy: { zh: "请在此日前答复", en: "Answer by" },
  overdue: { zh: "已过期", en: "overdue" },
  confirm: { zh: "需要确认的岗位", en: "Posts to be confirmed" },
  confirmLead: {
    zh: "岗位每隔一段时间要确认还在招，到期没有确认的不再推介；确认后恢复。",
    en: "Posts are confirmed again from time to time; one that isn't is no longer offered until you do.",
  },
  confirmAll: { zh: "全部还在招，一并确认", en: "All still open: confirm them" },
  posts: { zh: "我的岗位", en: "My posts" },
  noPosts: { zh: "还没有岗位。", en: "No posts yet." },
  newPost: { zh: "发布岗位", en: "Post a vacancy" },
  more: { zh: "更多岗位", en: "More posts" },
  seats: { zh: "招聘人数", en: "Seats" },
  taken: { zh: "已占", en: "taken" },
  until: { zh: "确认有效期至", en: "Confirmed until" },
  place: { zh: "工作地点", en: "Place" },
  wage: { zh: "月薪（元）", en: "Yuan a month" },
  notSaid: { zh: "未填", en: "not said" },
  change: { zh: "改人数", en: "Change seats" },
  reason: { zh: "原因", en: "Reason" },
  answer: { zh: "答复", en: "Answer" },
  accept: { zh: "接收，安排面谈或上岗", en: "Accept" },
  refuse: { zh: "不合适", en: "Refuse" },
  refuseWhy: { zh: "不接收的原因", en: "Why not" },
  refuseNote: { zh: "说明（至少两个字）", en: "In words" },
  start: { zh: "确认上岗", en: "Confirm that work began" },
  startDay: { zh: "上岗日期", en: "First day" },
  facts: { zh: "和岗位要求有关的情况", en: "What the post asks for" },
  noFacts: {
    zh: "岗位没有特别要求，或情况未知。",
    en: "The post asks for nothing special, or it isn't known.",
  },
  schooling: { zh: "文化程度", en: "Schooling" },
  certificates: { zh: "证书", en: "Certificates" },
  skills: { zh: "技能", en: "Skills" },
  ask: { zh: "发布之前，请您定一下", en: "Before it is posted, please decide" },
  which: { zh: "这个岗位属于哪个职业？", en: "Which occupation is it?" },
  noneFits: { zh: "都不是", en: "None of them" },
  same: { zh: "您有看起来相同的岗位", en: "You have posts that look the same" },
  notSame: { zh: "是另一个岗位，照样发布", en: "It is another post: post it" },
  fault: { zh: "还不能发布", en: "It can't be posted yet" },
  notDone: { zh: "没有办成", en: "Not done" },
  jobTitle: { zh: "岗位名称", en: "Title" },
  kind: { zh: "岗位类型", en: "Kind" },
  reserved: { zh: "其中留给残疾人", en: "Of these for people with a disability" },
  placeHint: { zh: "写到乡镇和村", en: "Township and village" },
  wageFrom: { zh: "月薪从（元）", en: "Yuan a month, from" },
  wageTo: { zh: "到（元）", en: "to" },
  hours: { zh: "每周小时", en: "Hours a week" },
  shifts: { zh: "班次", en: "Shifts" },
  atHome: { zh: "可以在家做", en: "Can be done at home" },
  access: { zh: "便利条件", en: "At the work place" },
  atLeast: { zh: "最低文化程度", en: "Schooling at least" },
  any: { zh: "不限", en: "any" },
  piece: { zh: "来料加工（按件计酬）", en: "Piece work" },
  batch: { zh: "每批件数", en: "Pieces a batch" },
  unit: { zh: "单位", en: "Unit" },
  rateYuan: { zh: "单价（元）", en: "Yuan a piece" },
  perHour: { zh: "每小时件数", en: "Pieces an hour" },
  legal: { zh: "性别、年龄要求（须有法定依据）", en: "Sex or age (only with a legal ground)" },
  sex: { zh: "性别", en: "Sex" },
  ageFrom: { zh: "最低年龄", en: "Age from" },
  ageTo: { zh: "最高年龄", en: "Age to" },
  ground: { zh: "法定依据", en: "Legal ground" },
  about: { zh: "工作内容", en: "About the work" },
} as const;

export const KIND_NAMES = {
  ordinary: { zh: "普通岗位", en: "Ordinary" },
  publicPost: { zh: "公益性岗位", en: "Public post" },
  assistedEmployment: { zh: "辅助性就业", en: "Assisted employment" },
  homeProcessing: { zh: "来料加工", en: "Piece work" },
  craftHelper: { zh: "工匠帮工", en: "Craftsman's helper" },
} as const;

export const STATE_NAMES = {
  open: { zh: "在招", en: "open" },
  paused: { zh: "已暂停", en: "paused" },
  lapsed: { zh: "过期未确认", en: "lapsed" },
  withdrawn: { zh: "已撤下", en: "withdrawn" },
  filled: { zh: "已招满", en: "filled" },
} as const;

export const ACT_NAMES = {
  confirm: { zh: "确认还在招", en: "Still open" },
  pause: { zh: "暂停", en: "Pause" },
  resume: { zh: "恢复招聘", en: "Resume" },
  fill: { zh: "已招满", en: "Filled" },
  withdraw: { zh: "撤下", en: "Withdraw" },
} as const;

export const SHIFT_NAMES = {
  day: { zh: "白班", en: "day" },
  evening: { zh: "中班", en: "evening" },
  night: { zh: "夜班", en: "night" },
  flexible: { zh: "弹性", en: "flexible" },
} as const;

export const ACCESS_NAMES = {
  stepFree: { zh: "无台阶", en: "step-free" },
  seated: { zh: "坐着做", en: "seated" },
  quiet: { zh: "安静", en: "quiet" },
  remote: { zh: "可远程", en: "remote" },
  companion: { zh: "有人带", en: "companion" },
} as const;

export const SEX_NAMES = { male: { zh: "男", en: "Men" }, female: { zh: "女", en: "Women" } } as const;

/** Bands 0 to 7 of GB/T 4658. */
export const SCHOOLING_NAMES = [
  { zh: "不识字或识字很少", en: "none" },
  { zh: "小学", en: "primary school" },
  { zh: "初中", en: "junior middle school" },
  { zh: "高中", en: "senior middle school" },
  { zh: "中专、技校", en: "vocational school" },
  { zh: "大专", en: "college" },
  { zh: "本科", en: "bachelor" },
  { zh: "研究生", en: "postgraduate" },
] as const;

export const REASON_NAMES = {
  skills: { zh: "技能不符", en: "Skills don't fit" },
  hours: { zh: "工时不合", en: "Hours don't fit" },
  filled: { zh: "已经招满", en: "Already filled" },
  withdrawn: { zh: "岗位取消", en: "The post is gone" },
  notReached: { zh: "联系不上", en: "Couldn't be reached" },
  other: { zh: "其他", en: "Other" },
} as const;
