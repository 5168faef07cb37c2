/** The groups of one person, from the facts and the registers. */
import { NO, UNKNOWN, UNKNOWN_INT, UNKNOWN_NUMBER, YES } from "@olive/feel";
import type { Data, HandParameters } from "./hand-data.ts";
import { assistance, type Facts, insuredSince, registration } from "./hand-facts.ts";
import { after, and, atMost, is, not, or, type Rows, some } from "./hand-logic.ts";

const LEVELS = ["五级", "四级", "三级", "二级", "一级"];

/** Of a person, by row. */
export type Verdict = (person: number) => number;

export function workGroups(data: Data, facts: Facts, at: HandParameters): Record<string, Verdict> {
  const [level, issued, state] = ["等级", "发证日期", "状态"].map((name) => data.ints("技能证书", name)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const valid = data.code("有效");
  const enough = new Set(LEVELS.slice(LEVELS.indexOf(at.lowestLevel)).map((text) => data.code(text)));
  const skills = data.of("技能证书");
  const skilled: Rows = (row) => {
    const value = level[row] ?? 0;
    const high = value === UNKNOWN_INT ? UNKNOWN : enough.has(value) ? YES : NO;
    return and(is(state[row] ?? 0, valid), and(high, atMost(issued[row] ?? 0, at.day)));
  };
  const [years, research, year] = [
    data.numbers("研发人员", "年度"),
    data.of("研发人员"),
    Math.trunc(at.day / 10_000),
  ];
  const recent: Rows = (row) => {
    const value = years[row] ?? 0;
    return value === UNKNOWN_NUMBER ? UNKNOWN : value === year || value === year - 1 ? YES : NO;
  };
  return {
    skilledWorker: (person) =>
      and(some(skills, person, skilled), and(facts.insured[person] ?? 0, facts.workingAge[person] ?? 0)),
    researcher: (person) => and(some(research, person, recent), facts.insured[person] ?? 0),
    graduate: graduates(data, at),
    newFormWorker: (person) => {
      const age = facts.age[person] ?? -1;
      return and(facts.platform[person] ?? 0, age < 0 ? UNKNOWN : age >= 16 ? YES : NO);
    },
  };
}

export function graduates(data: Data, at: HandParameters): Verdict {
  const [degree, on] = [data.ints("毕业生", "学历"), data.ints("毕业生", "毕业日期")];
  const higher = new Set(["专科", "本科", "硕士", "博士"].map((text) => data.code(text)));
  const register = data.of("毕业生");
  const graduate: Rows = (row) => {
    const value = degree[row] ?? 0;
    const high = value === UNKNOWN_INT ? UNKNOWN : higher.has(value) ? YES : NO;
    return and(high, and(atMost(on[row] ?? 0, at.day), after(on[row] ?? 0, at.graduatedAfter)));
  };
  return (person) => some(register, person, graduate);
}

export function farmGroups(data: Data, facts: Facts, at: HandParameters): Record<string, Verdict> {
  const [kind, state] = [data.ints("市场主体", "主体类型"), data.ints("市场主体", "登记状态")];
  const staff = data.numbers("市场主体", "从业人数");
  const [standing, single, limited, sole, union, farm] = [
    "存续",
    "个体工商户",
    "有限责任公司",
    "个人独资企业",
    "农民专业合作社",
    "家庭农场",
  ].map((text) => data.code(text)) as [number, number, number, number, number, number];
  const small: Rows = (row) => {
    const type = kind[row] ?? 0;
    const people = staff[row] ?? 0;
    const few = people === UNKNOWN_NUMBER ? UNKNOWN : people < 300 ? YES : NO;
    const company = or(is(type, limited), is(type, sole));
    return and(is(state[row] ?? 0, standing), or(is(type, single), and(company, few)));
  };
  const farming: Rows = (row) => {
    const type = kind[row] ?? 0;
    return and(is(state[row] ?? 0, standing), or(is(type, union), is(type, farm)));
  };
  const [businesses, certificates] = [data.of("市场主体"), data.of("高素质农民")];
  const issued = data.ints("高素质农民", "发证日期");
  const trained: Rows = (row) => atMost(issued[row] ?? 0, at.day);
  return {
    smallBusiness: (person) => some(businesses, person, small),
    trainedFarmer: (person) =>
      or(
        and(some(certificates, person, trained), facts.collective[person] ?? 0),
        some(businesses, person, farming),
      ),
    ruralMigrant: migrants(data, facts, at),
  };
}

/** Place codes are looked at once each: the first nine digits as a number, and whether digits 7–9 are 001–199. */
export function migrants(data: Data, facts: Facts, at: HandParameters): Verdict {
  const [home, stay] = [data.ints("person", "户籍地代码"), data.ints("person", "居住地代码")];
  const township = Float64Array.from(data.dictionary, (text) => Number(text.slice(0, 9)));
  const town = Uint8Array.from(data.dictionary, (text) => {
    const digits = Number(text.slice(6, 9));
    return digits >= 1 && digits <= 199 ? YES : NO;
  });
  const [paid, insurance] = [insuredSince(data, at.monthMinus6), data.of("社会保险")];
  return (person) => {
    const [from, to] = [home[person] ?? UNKNOWN_INT, stay[person] ?? UNKNOWN_INT];
    const elsewhere =
      from === UNKNOWN_INT || to === UNKNOWN_INT ? UNKNOWN : township[from] !== township[to] ? YES : NO;
    const inTown = to === UNKNOWN_INT ? UNKNOWN : (town[to] ?? NO);
    const moved = and(facts.collective[person] ?? 0, and(elsewhere, inTown));
    return moved === NO ? NO : and(moved, some(insurance, person, paid));
  };
}

export function needGroups(
  data: Data,
  facts: Facts,
  zero: Verdict,
  at: HandParameters,
): Record<string, Verdict> {
  const [number, until, state] = ["残疾人证号", "有效期至", "状态"].map((name) =>
    data.ints("残疾人证", name),
  ) as [Int32Array, Int32Array, Int32Array];
  const valid = data.code("有效");
  const cards = data.of("残疾人证");
  const current: Rows = (row) => and(is(state[row] ?? 0, valid), not(atMost(until[row] ?? 0, at.day - 1)));
  const severe: Rows = (row) => {
    const holds = current(row);
    if (holds === NO) return NO;
    const code = number[row] ?? UNKNOWN_INT;
    if (code < 0) return and(holds, UNKNOWN);
    const grade = data.dictionary[code]?.[19];
    return and(holds, grade === "1" || grade === "2" ? YES : NO);
  };
  return {
    peopleInDifficulty: (person) =>
      or(or(facts.assisted[person] ?? 0, some(cards, person, severe)), zero(person)),
    hardToEmploy: hardToEmploy(data, facts, zero, (person) => some(cards, person, current), at),
    suspectedUnemployed: suspected(data, facts, at),
  };
}

export function hardToEmploy(
  data: Data,
  facts: Facts,
  zero: Verdict,
  disabled: Verdict,
  at: HandParameters,
): Verdict {
  const [begin, willing] = [data.ints("失业登记", "登记日期"), data.ints("失业登记", "就业意愿")];
  const [current, yes, lost] = [registration(data, at), data.code("是"), data.of("失业登记")];
  const wants: Rows = (row) => and(current(row), is(willing[row] ?? 0, yes));
  const half: Rows = (row) => and(current(row), atMost(begin[row] ?? 0, at.sixMonthsAgo));
  const whole: Rows = (row) => and(current(row), atMost(begin[row] ?? 0, at.twelveMonthsAgo));
  const [type, help, assisted] = [
    data.ints("社会救助", "救助类型"),
    data.of("社会救助"),
    assistance(data, at),
  ];
  const [low, edge, destitute] = ["低保", "低保边缘", "特困"].map((text) => data.code(text)) as [
    number,
    number,
    number,
  ];
  const poor: Rows = (row) => and(assisted(row), or(is(type[row] ?? 0, low), is(type[row] ?? 0, edge)));
  const cared: Rows = (row) => and(assisted(row), is(type[row] ?? 0, destitute));
  const [sex, man] = [data.ints("person", "性别"), data.code("男")];
  const older: Verdict = (person) => {
    const age = facts.age[person] ?? -1;
    if (age < 0) return UNKNOWN;
    const who = sex[person] ?? UNKNOWN_INT;
    if (who === UNKNOWN_INT) return age >= at.olderMan ? YES : age < at.olderWoman ? NO : UNKNOWN;
    return age >= (who === man ? at.olderMan : at.olderWoman) ? YES : NO;
  };
  return (person) => {
    const seeks = and(
      facts.workingAge[person] ?? 0,
      and(not(facts.insured[person] ?? 0), some(lost, person, wants)),
    );
    if (seeks === NO) return NO;
    const hard = or(
      and(some(lost, person, half), older(person)),
      or(some(lost, person, whole), zero(person)),
    );
    const needy = or(some(help, person, poor), and(disabled(person), not(some(help, person, cared))));
    return and(seeks, or(hard, needy));
  };
}

export function suspected(data: Data, facts: Facts, at: HandParameters): Verdict {
  const [kind, state, stop] = ["险种", "参保状态", "停保年月"].map((name) => data.ints("社会保险", name)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const [pension, paused, ended] = ["职工养老", "暂停缴费", "终止"].map((text) => data.code(text)) as [
    number,
    number,
    number,
  ];
  const insurance = data.of("社会保险");
  const lately: Rows = (row) => {
    const status = state[row] ?? 0;
    const spell = and(is(kind[row] ?? 0, pension), or(is(status, paused), is(status, ended)));
    const stopped = stop[row] ?? 0;
    return and(spell, and(atMost(stopped, at.monthMinus3), after(stopped, at.monthMinus24 - 1)));
  };
  return (person) => {
    const without = and(facts.workingAge[person] ?? 0, not(facts.insured[person] ?? 0));
    const nothing = or(
      facts.unemployed[person] ?? 0,
      or(facts.proprietor[person] ?? 0, facts.platform[person] ?? 0),
    );
    return and(and(without, not(nothing)), some(insurance, person, lately));
  };
}
