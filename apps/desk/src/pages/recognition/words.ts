import type { Wording } from "@olive/kernel";

export const KIND_WORDS = {
  enter: { zh: "认定", en: "Enter" },
  recertify: { zh: "到期复核", en: "Renew" },
  end: { zh: "结束", en: "End" },
  question: { zh: "缺数据", en: "Missing" },
} as const satisfies Record<string, Wording>;

export const VERDICT_WORDS = {
  yes: { zh: "符合", en: "Yes" },
  no: { zh: "不符合", en: "No" },
  unknown: { zh: "数据不足，还不能判断", en: "Not known yet" },
} as const satisfies Record<string, Wording>;

export const HOW_WORDS = {
  visit: { zh: "上门", en: "Visit" },
  phone: { zh: "电话", en: "Phone" },
  letter: { zh: "书面送达", en: "Letter" },
  message: { zh: "短信或平台消息", en: "Message" },
  notice: { zh: "公示", en: "Public notice" },
} as const satisfies Record<string, Wording>;

export const ANSWER_WORDS = {
  confirm: { zh: "确认", en: "Confirmed" },
  object: { zh: "不同意", en: "Objected" },
  askData: { zh: "要求补充", en: "Asked for data" },
  supplied: { zh: "已补充", en: "Supplied" },
} as const satisfies Record<string, Wording>;

export const DECISION_WORDS = {
  pause: { zh: "暂停", en: "Pause" },
  exemption: { zh: "保留", en: "Exemption" },
  exclusion: { zh: "不认定", en: "Exclusion" },
} as const satisfies Record<string, Wording>;

export const WORDS = {
  group: { zh: "群体", en: "Group" },
  kind: { zh: "类别", en: "Kind" },
  state: { zh: "进度", en: "Step" },
  person: { zh: "姓名", en: "Name" },
  place: { zh: "居住地", en: "Lives in" },
  waitingFor: { zh: "等谁答复", en: "Waits for" },
  due: { zh: "期限", en: "Due" },
  all: { zh: "全部", en: "All" },
  cancel: { zh: "不做了", en: "Leave it" },
  done: { zh: "已办", en: "Done" },
  reason: { zh: "理由", en: "Reason" },
} as const satisfies Record<string, Wording>;
