/**
 * The twelve groups as FEEL over a schema like the demo county's: the load for the speed of the rules. The county's own
 * policies are files; these stand apart so that a benchmark measures the same thing whatever a county edits.
 */
import {
  type Attribute,
  type ConstantValue,
  type EntitySchema,
  type Node,
  parseExpression,
  type ScalarType,
  type Schema,
} from "@olive/feel";

const text: ScalarType = { kind: "text" };
const date: ScalarType = { kind: "date" };
const month: ScalarType = { kind: "month" };
const count: ScalarType = { kind: "number", scale: 0 };
const amount: ScalarType = { kind: "number", scale: 2, min: 0 };

/** Rows by register: columns, and whether no row means that there is nothing. */
const REGISTERS: Readonly<Record<string, Readonly<Record<string, ScalarType>>>> = {
  集体成员: { 成员状态: text },
  高素质农民: { 发证日期: date },
  社会保险: { 险种: text, 参保状态: text, 开始年月: month, 停保年月: month },
  失业登记: { 登记日期: date, 就业意愿: text, 注销日期: date },
  技能证书: { 等级: text, 发证日期: date, 状态: text },
  研发人员: { 年度: count },
  毕业生: { 学历: text, 毕业日期: date },
  市场主体: { 主体类型: text, 登记状态: text, 从业人数: count },
  新业态从业: { 最近接单年月: month },
  社会救助: { 救助类型: text, 开始日期: date, 停止日期: date },
  残疾人证: { 残疾人证号: text, 有效期至: date, 状态: text },
  家庭收入: { 年度: count, 家庭年可支配收入: amount },
  安置户: { 入住日期: date },
};

const PERSON_COLUMNS: Readonly<Record<string, ScalarType>> = {
  出生日期: date,
  性别: text,
  户籍地代码: text,
  居住地代码: text,
};

const HOUSEHOLD_REGISTERS = ["家庭收入", "安置户"];

export const CONSTANT_TYPES: Readonly<Record<string, ScalarType>> = {
  认定日期: date,
  认定月: month,
  劳动年龄上限男: count,
  劳动年龄上限女: count,
  大龄男: count,
  大龄女: count,
  低收入线: amount,
  最低技能等级: text,
  毕业年限: { kind: "period" },
};

export const CONSTANTS: ReadonlyMap<string, ConstantValue> = new Map<string, ConstantValue>([
  ["认定日期", "2022-05-31"],
  ["认定月", "2022-05"],
  ["劳动年龄上限男", { number: "60" }],
  ["劳动年龄上限女", { number: "55" }],
  ["大龄男", { number: "55" }],
  ["大龄女", { number: "45" }],
  ["低收入线", { number: "18000" }],
  ["最低技能等级", "四级"],
  ["毕业年限", "P60M"],
]);

export const PERSON_DEFINITIONS: Readonly<Record<string, string>> = {
  年龄: "years and months duration(出生日期, 认定日期).years",
  劳动年龄内: '年龄 >= 16 and 年龄 < (if 性别 = "男" then 劳动年龄上限男 else 劳动年龄上限女)',
  参保: 'some 保 in 社会保险 satisfies 保.险种 = "职工养老" and 保.参保状态 = "参保缴费" and 保.开始年月 <= 认定月',
  是集体成员: 'some 行 in 集体成员 satisfies 行.成员状态 = "正常"',
  受救助:
    "some 救 in 社会救助 satisfies 救.开始日期 <= 认定日期 and (救.停止日期 = null or 救.停止日期 > 认定日期)",
  登记失业:
    "some 登 in 失业登记 satisfies 登.登记日期 <= 认定日期 and (登.注销日期 = null or 登.注销日期 > 认定日期)",
  是经营者: 'some 户头 in 市场主体 satisfies 户头.登记状态 = "存续"',
  平台从业: 'some 业 in 新业态从业 satisfies 业.最近接单年月 >= 认定月 - duration("P6M")',
  持残疾人证: 'some 证 in 残疾人证 satisfies 证.状态 = "有效" and 证.有效期至 >= 认定日期',
};

export const HOUSEHOLD_DEFINITIONS: Readonly<Record<string, string>> = {
  农村户: "some 人 in 成员 satisfies 人.是集体成员",
  零就业:
    "not(some 人 in 成员 satisfies 人.是集体成员) and (some 人 in 成员 satisfies 人.劳动年龄内) and " +
    "(every 人 in 成员[劳动年龄内] satisfies 人.登记失业) and not(some 人 in 成员 satisfies 人.是经营者)",
  人均收入: "家庭收入[年度 <= 认定日期.year][-1].家庭年可支配收入 / count(成员)",
  低收入: "农村户 and ((some 人 in 成员 satisfies 人.受救助) or 人均收入 < 低收入线)",
  已安置: "some 行 in 安置户 satisfies 行.入住日期 <= 认定日期",
};

const LEVELS = '["五级", "四级", "三级", "二级", "一级"]';
const CURRENT = "登.登记日期 <= 认定日期 and (登.注销日期 = null or 登.注销日期 > 认定日期)";

export const GROUPS: Readonly<Record<string, string>> = {
  skilledWorker:
    `(some 证 in 技能证书 satisfies 证.状态 = "有效" and ` +
    `index of(${LEVELS}, 证.等级)[1] >= index of(${LEVELS}, 最低技能等级)[1] and 证.发证日期 <= 认定日期) ` +
    "and 参保 and 劳动年龄内",
  researcher: "(some 行 in 研发人员 satisfies 行.年度 in [认定日期.year - 1 .. 认定日期.year]) and 参保",
  smallBusiness:
    'some 户头 in 市场主体 satisfies 户头.登记状态 = "存续" and (户头.主体类型 = "个体工商户" or ' +
    '户头.主体类型 in ("有限责任公司", "个人独资企业") and 户头.从业人数 < 300)',
  graduate:
    'some 学 in 毕业生 satisfies 学.学历 in ("专科", "本科", "硕士", "博士") and 学.毕业日期 <= 认定日期 ' +
    "and 学.毕业日期 > 认定日期 - 毕业年限",
  trainedFarmer:
    "((some 证 in 高素质农民 satisfies 证.发证日期 <= 认定日期) and 是集体成员) or (some 户头 in 市场主体 satisfies " +
    '户头.登记状态 = "存续" and 户头.主体类型 in ("农民专业合作社", "家庭农场"))',
  newFormWorker: "平台从业 and 年龄 >= 16",
  ruralMigrant:
    "是集体成员 and substring(居住地代码, 1, 9) != substring(户籍地代码, 1, 9) and " +
    "number(substring(居住地代码, 7, 3)) in [1..199] and (some 保 in 社会保险 satisfies " +
    '保.险种 = "职工养老" and 保.参保状态 = "参保缴费" and 保.开始年月 <= 认定月 - duration("P6M"))',
  lowIncomeRuralHousehold: "户.低收入",
  peopleInDifficulty:
    '受救助 or (some 证 in 残疾人证 satisfies 证.状态 = "有效" and 证.有效期至 >= 认定日期 and ' +
    'substring(证.残疾人证号, 20, 1) in ("1", "2")) or 户.零就业',
  hardToEmploy:
    `劳动年龄内 and not(参保) and (some 登 in 失业登记 satisfies ${CURRENT} and 登.就业意愿 = "是") and (` +
    `((some 登 in 失业登记 satisfies ${CURRENT} and 登.登记日期 <= 认定日期 - duration("P6M")) and ` +
    '年龄 >= (if 性别 = "男" then 大龄男 else 大龄女)) or ' +
    `(some 登 in 失业登记 satisfies ${CURRENT} and 登.登记日期 <= 认定日期 - duration("P12M")) or 户.零就业 or ` +
    "(some 救 in 社会救助 satisfies 救.开始日期 <= 认定日期 and (救.停止日期 = null or 救.停止日期 > 认定日期) and " +
    '救.救助类型 in ("低保", "低保边缘")) or ' +
    "(持残疾人证 and not(some 救 in 社会救助 satisfies 救.开始日期 <= 认定日期 and " +
    '(救.停止日期 = null or 救.停止日期 > 认定日期) and 救.救助类型 = "特困")))',
  suspectedUnemployed:
    '劳动年龄内 and not(参保) and (some 保 in 社会保险 satisfies 保.险种 = "职工养老" and ' +
    '保.参保状态 in ("暂停缴费", "终止") and 保.停保年月 in [认定月 - duration("P24M") .. 认定月 - duration("P3M")]) ' +
    "and not(登记失业) and not(是经营者) and not(平台从业)",
  relocated: "户.已安置",
};

/** The schema with its definitions parsed. */
export function groupSchema(): Schema {
  const columns = (of: Readonly<Record<string, ScalarType>>): [string, Attribute][] =>
    Object.entries(of).map(([name, type]) => [name, { kind: "column", type }]);
  const rows = (names: readonly string[]): [string, Attribute][] =>
    names.map((name) => [
      name,
      { kind: "rows", entity: name, absent: name === "家庭收入" ? "unknown" : "none" },
    ]);
  const definitions = (of: Readonly<Record<string, string>>): [string, Attribute][] =>
    Object.entries(of).map(([name, source]) => [name, { kind: "definition", expression: parsed(source) }]);
  const personal = Object.keys(REGISTERS).filter((name) => !HOUSEHOLD_REGISTERS.includes(name));
  const entity = (name: string, attributes: [string, Attribute][]): [string, EntitySchema] => [
    name,
    { name, attributes: new Map(attributes) },
  ];
  return {
    entities: new Map([
      entity("person", [
        ...columns(PERSON_COLUMNS),
        ...rows(personal),
        ["户", { kind: "link", entity: "household" }],
        ...definitions(PERSON_DEFINITIONS),
      ]),
      entity("household", [
        ...rows(HOUSEHOLD_REGISTERS),
        ["成员", { kind: "rows", entity: "person", absent: "none" }],
        ...definitions(HOUSEHOLD_DEFINITIONS),
      ]),
      ...Object.entries(REGISTERS).map(([name, of]) => entity(name, columns(of))),
    ]),
    constants: new Map(Object.entries(CONSTANT_TYPES)),
  };
}

export function groupCriteria(): { code: string; entity: string; expression: Node }[] {
  return Object.entries(GROUPS).map(([code, source]) => ({
    code,
    entity: "person",
    expression: parsed(source),
  }));
}

function parsed(source: string): Node {
  const result = parseExpression(source, []);
  if ("tree" in result) return result.tree;
  throw new Error(`${source}: ${JSON.stringify(result.diagnostics)}`);
}
