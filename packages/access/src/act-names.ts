import type { Wording } from "@olive/kernel";
import type { Act } from "./act.ts";

/** Acts as whoever gives a role reads them. */
export const ACT_NAMES: Readonly<Record<Act, Wording>> = {
  "person.search": { zh: "查找人员、家庭、经营主体", en: "Find people, households and businesses" },
  "person.read": { zh: "查阅个人信息", en: "Read a person's record" },
  "person.readSensitive": { zh: "打开敏感信息", en: "Open sensitive items" },
  "person.readOutOfArea": { zh: "申请辖区外查阅", en: "Read outside the area for three hours" },
  "fact.dispute": { zh: "提出数据有误", en: "Dispute a fact" },
  "fact.correct": { zh: "答复数据异议", en: "Answer a dispute" },
  "import.prepare": { zh: "准备导入", en: "Prepare an import" },
  "import.confirm": { zh: "确认导入、撤销批次", en: "Apply and undo imports" },
  "export.list": { zh: "导出名单", en: "Export lists" },
  "identity.decide": { zh: "判定疑似重复", en: "Decide suspected duplicates" },
  "case.work": { zh: "办理事项", en: "Work on cases" },
  "case.assign": { zh: "分派事项", en: "Assign cases" },
  "case.supervise": { zh: "督办事项、知悉辖区外查阅", en: "Supervise cases, be told of readings outside" },
  "recognition.answer": { zh: "答复认定征询", en: "Answer proposals" },
  "recognition.checkLocal": { zh: "村社核实", en: "Check what is local" },
  "recognition.approve": { zh: "批准认定", en: "Approve recognitions" },
  "recognition.end": { zh: "终止认定", en: "End recognitions" },
  "recognition.exempt": { zh: "暂停、豁免", en: "Pause and exempt" },
  "notice.prepare": { zh: "拟定公示", en: "Prepare notices" },
  "notice.publish": { zh: "发布公示", en: "Publish notices" },
  "rule.read": { zh: "查看规则", en: "Read rules" },
  "rule.edit": { zh: "修改规则", en: "Edit rules" },
  "rule.approve": { zh: "批准规则", en: "Approve rules" },
  "audit.read": { zh: "查看和核验审计", en: "Read and verify the audit" },
  "account.manage": { zh: "管理账号、任职、会话", en: "Look after accounts, assignments and sessions" },
};
