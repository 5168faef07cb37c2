import type { Wording } from "@olive/kernel";
import type { ReportSection, SectionCode } from "./report-sections.ts";

/** How a value stands in JSON: ISO day, `2022-05`, whole fen, whole number, true/false, text, or one of the listed words. */
export type FieldType = "day" | "month" | "fen" | "count" | "flag" | "text" | readonly string[];

export interface SectionField {
  readonly type: FieldType;
  readonly name: Wording;
}

const field = (type: FieldType, zh: string, en: string): SectionField => ({ type, name: { zh, en } });

/** Names of the sections, as the owner and the bank read them. */
export const SECTION_NAMES: Readonly<Record<SectionCode, Wording>> = {
  registration: { zh: "登记注册信息", en: "Registration" },
  licences: { zh: "行政许可", en: "Licences" },
  penalties: { zh: "行政处罚", en: "Penalties" },
  honours: { zh: "诚实守信荣誉", en: "Honours" },
  seriousDishonesty: { zh: "严重失信主体名单", en: "Lists of serious dishonesty" },
  abnormalOperation: { zh: "经营异常", en: "Abnormal operation" },
  commitments: { zh: "信用承诺", en: "Commitments" },
  ratings: { zh: "信用评价（注明评价单位）", en: "Ratings, by their rater" },
  judgments: { zh: "司法判决及执行", en: "Judgments and enforcement" },
  tax: { zh: "纳税申报", en: "Tax returns" },
  socialInsurance: { zh: "单位参保", en: "Social insurance of the unit" },
  housingFund: { zh: "住房公积金缴存", en: "Housing fund" },
  utilities: { zh: "水电气缴费", en: "Utilities" },
  property: { zh: "不动产与动产担保", en: "Property and pledges" },
  intellectualProperty: { zh: "知识产权", en: "Intellectual property" },
  support: { zh: "已享受的扶持", en: "Support received" },
};

/**
 * All that a section may say: a county maps columns of its registers to these names, and a bank's rules read them.
 * Anything else is no part of a report. Fields that a county can't fill are absent or null; amounts are whole fen.
 */
export const SECTION_FIELDS: Readonly<Record<SectionCode, Readonly<Record<string, SectionField>>>> = {
  registration: {
    creditCode: field("text", "统一社会信用代码", "Credit code"),
    name: field("text", "名称", "Name"),
    operator: field("text", "经营者（已隐去）", "Operator, masked"),
    form: field("text", "主体类型", "Kind of business"),
    industry: field("text", "行业代码（GB/T 4754）", "Industry (GB/T 4754)"),
    seat: field("text", "住所代码", "Place code of the seat"),
    foundedOn: field("day", "成立日期", "Founded on"),
    status: field(["active", "cancelled", "revoked"], "登记状态", "Status"),
    employees: field("count", "从业人数", "Employees"),
    stage: field(["survival", "growth", "development"], "分型", "Stage"),
    special: field("text", "名特优新类别", "Class of distinction"),
    reportYear: field("count", "最近年报年度", "Latest annual report"),
  },
  licences: {
    number: field("text", "许可文书号", "Number"),
    item: field("text", "许可事项", "Item"),
    authority: field("text", "许可机关", "Authority"),
    fromOn: field("day", "有效期自", "From"),
    untilOn: field("day", "有效期至", "Until"),
    status: field(["valid", "ended", "revoked"], "状态", "Status"),
  },
  penalties: {
    number: field("text", "处罚文书号", "Number"),
    fact: field("text", "违法事实", "What was done"),
    sanction: field("text", "处罚种类", "Kind of penalty"),
    amountFen: field("fen", "罚没金额", "Amount"),
    authority: field("text", "处罚机关", "Authority"),
    decidedOn: field("day", "决定日期", "Decided on"),
    publicUntil: field("day", "公示截止日期", "Public until"),
  },
  honours: {
    title: field("text", "荣誉名称", "Title"),
    level: field("text", "级别", "Level"),
    body: field("text", "授予单位", "Given by"),
    grantedOn: field("day", "授予日期", "Given on"),
  },
  seriousDishonesty: {
    list: field("text", "名单", "List"),
    authority: field("text", "认定单位", "Authority"),
    reason: field("text", "列入事由", "Reason"),
    inOn: field("day", "列入日期", "Since"),
  },
  abnormalOperation: {
    reason: field("text", "事由", "Reason"),
    authority: field("text", "作出单位", "Authority"),
    inOn: field("day", "列入日期", "Since"),
  },
  commitments: {
    commitment: field("text", "承诺类型", "Kind of commitment"),
    body: field("text", "受理单位", "Given to"),
    item: field("text", "承诺事项", "Item"),
    madeOn: field("day", "承诺日期", "Made on"),
    fulfilled: field("flag", "是否履行", "Fulfilled"),
  },
  ratings: {
    rater: field("text", "评价单位", "Rater"),
    scheme: field("text", "评价名称", "Scheme"),
    grade: field("text", "等级", "Grade"),
    year: field("count", "年度", "Year"),
  },
  judgments: {
    number: field("text", "案号", "Case number"),
    sort: field(["judgment", "enforcement", "dishonestDebtor", "restricted"], "类型", "Sort"),
    cause: field("text", "案由", "Cause"),
    role: field("text", "地位", "Role"),
    result: field("text", "结果", "Result"),
    decidedOn: field("day", "裁判、立案日期", "Decided on"),
    closedOn: field("day", "结案日期", "Closed on"),
  },
  tax: {
    month: field("month", "所属期止", "Last month of the period"),
    months: field("count", "所属期月数", "Months in the period"),
    salesFen: field("fen", "申报销售额", "Declared sales"),
    paidFen: field("fen", "实缴税额", "Tax paid"),
    arrearsFen: field("fen", "欠税余额", "Arrears"),
  },
  socialInsurance: {
    month: field("month", "所属月", "Month"),
    heads: field("count", "参保人数", "Insured heads"),
    baseFen: field("fen", "缴费基数合计", "Total base"),
    arrearsFen: field("fen", "欠费", "Arrears"),
  },
  housingFund: {
    month: field("month", "缴至月", "Paid up to"),
    depositors: field("count", "缴存人数", "Depositors"),
    months: field("count", "连续月数", "Months unbroken"),
    arrearsFen: field("fen", "欠缴", "Arrears"),
  },
  utilities: {
    service: field(["electricity", "water", "gas"], "种类", "Service"),
    month: field("month", "月份", "Month"),
    units: field("count", "用量", "Units"),
    billFen: field("fen", "应缴金额", "Bill"),
    onTime: field("flag", "按时缴纳", "Paid on time"),
  },
  property: {
    sort: field(["realEstate", "chattelMortgage", "equityPledge", "vehicle"], "种类", "Sort"),
    use: field("text", "用途、标的", "Use or object"),
    area: field("count", "面积（平方米）", "Area in square metres"),
    shared: field("flag", "共有", "Shared"),
    sealed: field("flag", "查封", "Sealed"),
    mortgaged: field("flag", "抵押", "Mortgaged"),
    claimFen: field("fen", "担保债权", "Secured claim"),
    registeredOn: field("day", "登记日期", "Registered on"),
  },
  intellectualProperty: {
    number: field("text", "证书号", "Number"),
    sort: field(["patent", "trademark", "copyright"], "种类", "Sort"),
    title: field("text", "名称", "Title"),
    grantedOn: field("day", "授权日期", "Granted on"),
  },
  support: {
    policy: field("text", "政策", "Policy"),
    basis: field("text", "依据", "Basis"),
    department: field("text", "兑付部门", "Department"),
    amountFen: field("fen", "金额", "Amount"),
    paidOn: field("day", "兑付日期", "Paid on"),
  },
};

/**
 * What a report never says (PIPL §6, §19, §24): whatever a register, a county's file or a bank may call it. Refused
 * beside the list of fields above, so that a later extension of it can't let them in.
 */
const FORBIDDEN =
  /marri|marital|spouse|divorc|educat|school|degree|diploma|ethnic|nation(?!al)|relig|politic|party(?!A|B)|gender|\bsex\b|birth|\bage\b|health|disab|pregnan|child|residentId|identity|婚|配偶|离异|学历|学位|毕业|文化程度|民族|宗教|信仰|政治|党员|性别|出生|年龄|健康|疾病|残疾|生育|子女|身份证|证件号/i;

/** Whether a report must never have a field of this name. */
export function isForbiddenField(name: string): boolean {
  return FORBIDDEN.test(name);
}

/** Names in a section that are no fields of it; forbidden ones first. */
export function strangeFields({ section, items }: Pick<ReportSection, "section" | "items">): string[] {
  const known = SECTION_FIELDS[section];
  const names = new Set(items.flatMap(({ values }) => Object.keys(values)));
  return [...names]
    .filter((name) => !Object.hasOwn(known, name) || isForbiddenField(name))
    .sort((a, b) => Number(isForbiddenField(b)) - Number(isForbiddenField(a)) || (a < b ? -1 : 1));
}
