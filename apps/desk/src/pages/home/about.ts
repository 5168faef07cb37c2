import type { Wording } from "@olive/kernel";

/**
 * One line for each page of the menu: what one does there. Beside the routes, because the first page alone shows them
 * and every page would carry them.
 */
export const ABOUT: Readonly<Record<string, Wording>> = {
  "/work": { zh: "我的、我队的，超期在前", en: "Mine and my team's, the overdue first" },
  "/people": { zh: "辖区内的人，按条件查找", en: "Who lives in the area, by filters" },
  "/recognition": { zh: "规则提出的建议，各部门答复", en: "What the rules propose, for people to answer" },
  "/recognition/standings": {
    zh: "谁在哪个群体，何时期满，认定人次",
    en: "Who is in which group, and until when",
  },
  "/recognition/notices": { zh: "生成、核对、发布、到期撤下", en: "Drafted, checked, published, over" },
  "/employment": { zh: "求职的人：待走访、在帮扶、待回访", en: "Who is to be visited, helped, followed" },
  "/employment/clues": { zh: "登记线索；每条规则有多准", en: "Report one; how often each rule was right" },
  "/employment/vacancies": { zh: "查找、发布、导入、按期确认", en: "Find, post, import, confirm" },
  "/employment/employers": {
    zh: "空位、答复率、每周上限、账号",
    en: "Seats, response, weekly cap, accounts",
  },
  "/employment/allocation": {
    zh: "全县一起算，逐条由人决定",
    en: "The whole county at once; a person decides each",
  },
  "/employment/training": { zh: "办哪门课能让最多的人上岗", en: "Which courses bring most people into work" },
  "/employment/refusals": { zh: "有没有正当理由，由人判断", en: "Whether justified, judged by a person" },
  "/employment/terms": { zh: "快到期的；中止、延长、提前结束", en: "Ending soon; suspend, extend, end" },
  "/employment/checks": { zh: "扶持、上岗和登记册对起来看", en: "Support and placements against registers" },
  "/employment/figures": { zh: "任何地方、任何一天，点开到每一行", en: "Any area and day, down to the rows" },
  "/imports": { zh: "投递、检查、导入、撤销", en: "Drop, check, import, undo" },
  "/identity": { zh: "两条记录是不是同一人，由人判断", en: "Whether two records are one person" },
  "/rules": {
    zh: "条件、参数、沿革；修改、批准、按日生效",
    en: "Criteria, parameters, history; changes and approval",
  },
  "/extensions": {
    zh: "凭身份证号和理由查阅一人三小时，报告上级",
    en: "One person, for three hours, with a reason",
  },
  "/accounts": { zh: "谁以什么角色管哪里", en: "Who works as what, and where" },
  "/sessions": { zh: "谁正在使用，随时可以结束", en: "Who is signed in; any session can be ended" },
  "/audit": { zh: "谁看过、改过什么，记录是否完整", en: "Who read and changed what; whether it is whole" },
  "/roles": { zh: "角色能做什么，用途依据什么", en: "What roles may do, what purposes stand on" },
  "/finance/applications": {
    zh: "一次授权，几家银行各一件",
    en: "One authorisation, one application a bank",
  },
  "/finance/consents": { zh: "哪些银行能看谁的报告", en: "Which banks may read whose report" },
  "/finance/disputes": { zh: "经营者认为报告里不对的", en: "What owners say is wrong in their report" },
  "/finance/meter": {
    zh: "向经营者要过什么，该谁提供",
    en: "What owners were asked for, and who could supply it",
  },
  "/finance/products": { zh: "各银行的产品，按版本", en: "What banks offer, by version" },
  "/finance/subsidies": { zh: "政策、预算、预留、拨付", en: "Policies, budgets, what is held and paid" },
  "/finance/deliveries": {
    zh: "没送到银行的，认领、重投、了结",
    en: "What didn't reach a bank: take, send again, close",
  },
  "/finance/banks": { zh: "端口、公钥、排队；暂停、退出", en: "Ports, keys, what waits; suspend, leave" },
  "/finance/keys": { zh: "更换、紧急停用签名密钥", en: "Replace or revoke what the platform signs with" },
  "/finance/policies": { zh: "谁能享受、为什么；问一户", en: "Who qualifies and why; ask about a business" },
  "/finance/grants": { zh: "试算、准备、批准、发放、对账", en: "Dry run, prepare, approve, pay, reconcile" },
  "/finance/help": {
    zh: "派到单位，按期答复，满意才算",
    en: "Routed, answered in time, asked whether it helped",
  },
  "/finance/enterprise-days": { zh: "走访、听难处、回访", en: "Visits, what was said, ringing again" },
  "/finance/inspections": {
    zh: "帮没帮到位，问题整改到位为止",
    en: "Whether help arrived; findings until mended",
  },
  "/finance/bank-board": { zh: "受理、联系、放款守不守时", en: "Accept, contact and pay in time" },
  "/finance/indicators": {
    zh: "怎么算的；哪些不得定目标",
    en: "How they are computed; which may have no target",
  },
};
