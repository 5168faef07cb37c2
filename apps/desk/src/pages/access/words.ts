/** Words that several pages on accounts share. */
export const ACCESS_WORDS = {
  name: { zh: "姓名", en: "Name" },
  login: { zh: "账号", en: "Account" },
  department: { zh: "部门", en: "Department" },
  role: { zh: "角色", en: "Role" },
  area: { zh: "管辖", en: "Area" },
  purposes: { zh: "用途", en: "Purposes" },
  from: { zh: "起", en: "From" },
  until: { zh: "止", en: "Until" },
  lastSeen: { zh: "最近使用", en: "Last seen" },
  startedAt: { zh: "登录时间", en: "Signed in" },
  secondFactor: { zh: "动态口令", en: "Second factor" },
  state: { zh: "状态", en: "State" },
  end: { zh: "结束", en: "End" },
  ended: { zh: "已结束", en: "Ended" },
  none: { zh: "无", en: "None" },
  shown: { zh: "已验证", en: "Shown" },
  reason: { zh: "理由", en: "Reason" },
} as const;

export const STATES = {
  active: { tone: "good", words: { zh: "在用", en: "Active" } },
  invited: { tone: "info", words: { zh: "待启用", en: "Invited" } },
  locked: { tone: "warning", words: { zh: "已锁定", en: "Locked" } },
  ended: { tone: "neutral", words: { zh: "已停用", en: "Ended" } },
} as const;
