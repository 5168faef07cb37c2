/** What an application's state is called at the bank. */
export const STATES: Readonly<Record<string, string>> = {
  received: "已收密文，待密钥",
  refused: "报告验不过",
  opened: "审批中",
  declined: "未批",
  needMore: "还需一项数据",
  offered: "已报价",
  accepted: "已接受",
  active: "已用款",
  withdrawn: "冷静期内撤回",
  closed: "已结清",
  ended: "授权已终止",
};
export const END_REASONS: Readonly<Record<string, string>> = {
  revoked: "经营者撤回授权",
  expired: "授权到期",
  notSelected: "经营者选了别家",
};
export const KINDS: Readonly<Record<string, string>> = {
  contentAnswer: "报告验证结果",
  decision: "审批结果",
  disbursement: "放款",
  repayment: "还款",
  lineEnd: "额度终止",
  reportRequest: "再要一次报告",
  contact: "已联系经营者",
};
export const ACTS: Readonly<Record<string, string>> = {
  viewReport: "查看报告",
  decide: "审批",
  contact: "登记联系",
  requestReport: "再要报告",
  repay: "登记还款",
  endLine: "终止额度",
};
export const SECTION_STATES: Readonly<Record<string, string>> = {
  some: "有记录",
  none: "查过，没有",
  unavailable: "暂时取不到（不等于没有）",
};
/** Purposes by their codes; another county's own are shown as they came. */
export const PURPOSES: Readonly<Record<string, string>> = {
  loanApplication: "申请贷款（含预授信额度）",
  monitoring: "贷后管理",
  guarantee: "申请政府性融资担保",
};
/** The listed words of a report's fields. */
export const VALUES: Readonly<Record<string, string>> = {
  active: "存续",
  cancelled: "已注销",
  revoked: "已吊销、撤销",
  valid: "有效",
  ended: "已到期",
  survival: "生存型",
  growth: "成长型",
  development: "发展型",
  electricity: "电",
  water: "水",
  gas: "气",
  judgment: "判决",
  enforcement: "执行",
  dishonestDebtor: "失信被执行人",
  restricted: "限制消费",
  realEstate: "不动产",
  chattelMortgage: "动产抵押",
  equityPledge: "股权出质",
  vehicle: "车辆",
  patent: "专利",
  trademark: "商标",
  copyright: "著作权",
};
