/**
 * The yardstick: the twelve groups as a programmer would write them by hand over the same typed arrays, three-valued,
 * with early exits where they are natural. It serves this one schema and these twelve groups, and nothing else.
 */
import {
  type Column,
  NO,
  NONE_INT,
  type Population,
  UNKNOWN,
  UNKNOWN_INT,
  UNKNOWN_NUMBER,
  YES,
} from "@olive/feel";

/** Dates as yyyymmdd, months as yyyymm01, money in fen. */
export interface HandParameters {
  readonly day: number;
  readonly month: number;
  readonly sixMonthsAgo: number;
  readonly twelveMonthsAgo: number;
  readonly monthMinus3: number;
  readonly monthMinus6: number;
  readonly monthMinus24: number;
  readonly graduatedAfter: number;
  readonly oldestMan: number;
  readonly oldestWoman: number;
  readonly olderMan: number;
  readonly olderWoman: number;
  readonly incomeLine: number;
  readonly lowestLevel: string;
}

export const HAND_PARAMETERS: HandParameters = {
  day: 20_220_531,
  month: 20_220_501,
  sixMonthsAgo: 20_211_130,
  twelveMonthsAgo: 20_210_531,
  monthMinus3: 20_220_201,
  monthMinus6: 20_211_101,
  monthMinus24: 20_200_501,
  graduatedAfter: 20_170_531,
  oldestMan: 60,
  oldestWoman: 55,
  olderMan: 55,
  olderWoman: 45,
  incomeLine: 1_800_000,
  lowestLevel: "四级",
};

const LEVELS = ["五级", "四级", "三级", "二级", "一级"];

function and(a: number, b: number): number {
  if (a === NO || b === NO) return NO;
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : YES;
}

function or(a: number, b: number): number {
  if (a === YES || b === YES) return YES;
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : NO;
}

function not(a: number): number {
  return a === UNKNOWN ? UNKNOWN : 1 - a;
}

/** Texts and dates are Int32: equality and order with unknown. */
function is(value: number, wanted: number): number {
  return value === wanted ? YES : value === UNKNOWN_INT ? UNKNOWN : NO;
}

function atMost(value: number, limit: number): number {
  return value === UNKNOWN_INT ? UNKNOWN : value === NONE_INT ? NO : value <= limit ? YES : NO;
}

function after(value: number, limit: number): number {
  return value === UNKNOWN_INT ? UNKNOWN : value === NONE_INT ? NO : value > limit ? YES : NO;
}

/** An end that is none, or later than the day. */
function notEnded(end: number, day: number): number {
  return end === NONE_INT ? YES : end === UNKNOWN_INT ? UNKNOWN : end > day ? YES : NO;
}

interface Register {
  readonly start: Int32Array;
  readonly end: Int32Array;
}

type Rows = (row: number) => number;

function some(register: Register, owner: number, holds: Rows): number {
  let result = NO;
  const last = register.end[owner] ?? 0;
  for (let row = register.start[owner] ?? 0; row < last; row++) {
    const one = holds(row);
    if (one === YES) return YES;
    if (one === UNKNOWN) result = UNKNOWN;
  }
  return result;
}

export function handLoop(
  population: Population,
  parameters: HandParameters,
): ReadonlyMap<string, Uint8Array> {
  const data = readData(population);
  const facts = personFacts(data, parameters);
  const household = householdFacts(data, facts, parameters);
  return groups(data, facts, household, parameters);
}

type Data = ReturnType<typeof readData>;

function readData(population: Population) {
  const table = (name: string) => {
    const found = population.tables.get(name);
    if (found === undefined) throw new Error(`no table ${name}`);
    return found;
  };
  const ints = (entity: string, name: string): Int32Array =>
    values(table(entity).columns.get(name)) as Int32Array;
  const numbers = (entity: string, name: string): Float64Array =>
    values(table(entity).columns.get(name)) as Float64Array;
  const register = (owner: string, name: string): Register => {
    const ranges = table(owner).ranges.get(name);
    if (ranges === undefined) throw new Error(`no rows ${name}`);
    return ranges;
  };
  const codes = new Map(population.dictionary.map((text, code) => [text, code]));
  return {
    people: table("person").size,
    households: table("household").size,
    dictionary: population.dictionary,
    code: (text: string): number => codes.get(text) ?? -1,
    ints,
    numbers,
    of: (name: string) => register("person", name),
    ofHousehold: (name: string) => register("household", name),
    members: table("household").ranges.get("成员")?.rows ?? new Int32Array(0),
    household: table("person").links.get("户") ?? new Int32Array(0),
  };
}

function values(column: Column | undefined): Column["values"] {
  if (column === undefined) throw new Error("a column is missing");
  return column.values;
}

interface Facts {
  readonly age: Int32Array;
  readonly workingAge: Uint8Array;
  readonly insured: Uint8Array;
  readonly collective: Uint8Array;
  readonly assisted: Uint8Array;
  readonly unemployed: Uint8Array;
  readonly proprietor: Uint8Array;
  readonly platform: Uint8Array;
}

function personFacts(data: Data, at: HandParameters): Facts {
  const facts: Facts = {
    age: new Int32Array(data.people),
    workingAge: new Uint8Array(data.people),
    insured: new Uint8Array(data.people),
    collective: new Uint8Array(data.people),
    assisted: new Uint8Array(data.people),
    unemployed: new Uint8Array(data.people),
    proprietor: new Uint8Array(data.people),
    platform: new Uint8Array(data.people),
  };
  const [born, sex] = [data.ints("person", "出生日期"), data.ints("person", "性别")];
  const man = data.code("男");
  const insured = insuredSince(data, at.month);
  const [assisted, unemployed] = [assistance(data, at), registration(data, at)];
  const [status, normal] = [data.ints("集体成员", "成员状态"), data.code("正常")];
  const [business, standing] = [data.ints("市场主体", "登记状态"), data.code("存续")];
  const lastOrder = data.ints("新业态从业", "最近接单年月");
  const collective: Rows = (row) => is(status[row] ?? 0, normal);
  const proprietor: Rows = (row) => is(business[row] ?? 0, standing);
  const platform: Rows = (row) => not(atMost(lastOrder[row] ?? 0, at.monthMinus6 - 1));
  const registers = ["社会保险", "集体成员", "社会救助", "失业登记", "市场主体", "新业态从业"].map((name) =>
    data.of(name),
  );
  const [insurance, membership, help, lost, firms, orders] = registers as [
    Register,
    Register,
    Register,
    Register,
    Register,
    Register,
  ];
  for (let person = 0; person < data.people; person++) {
    const birth = born[person] ?? UNKNOWN_INT;
    const age = birth === UNKNOWN_INT ? -1 : Math.trunc((at.day - birth) / 10_000);
    facts.age[person] = age;
    facts.workingAge[person] = workingAge(age, sex[person] ?? UNKNOWN_INT, man, at);
    facts.insured[person] = some(insurance, person, insured);
    facts.collective[person] = some(membership, person, collective);
    facts.assisted[person] = some(help, person, assisted);
    facts.unemployed[person] = some(lost, person, unemployed);
    facts.proprietor[person] = some(firms, person, proprietor);
    facts.platform[person] = some(orders, person, platform);
  }
  return facts;
}

/** Age −1: unknown. An unknown sex matters only between the two limits. */
function workingAge(age: number, sex: number, man: number, at: HandParameters): number {
  if (age < 0) return UNKNOWN;
  if (age < 16) return NO;
  if (sex === UNKNOWN_INT) {
    if (age < Math.min(at.oldestMan, at.oldestWoman)) return YES;
    return age >= Math.max(at.oldestMan, at.oldestWoman) ? NO : UNKNOWN;
  }
  return age < (sex === man ? at.oldestMan : at.oldestWoman) ? YES : NO;
}

function insuredSince(data: Data, month: number): Rows {
  const [kind, state] = [data.ints("社会保险", "险种"), data.ints("社会保险", "参保状态")];
  const start = data.ints("社会保险", "开始年月");
  const [pension, paying] = [data.code("职工养老"), data.code("参保缴费")];
  return (row) => {
    const covered = and(is(kind[row] ?? 0, pension), is(state[row] ?? 0, paying));
    return covered === NO ? NO : and(covered, atMost(start[row] ?? 0, month));
  };
}

function assistance(data: Data, at: HandParameters): Rows {
  const [begin, end] = [data.ints("社会救助", "开始日期"), data.ints("社会救助", "停止日期")];
  return (row) => and(atMost(begin[row] ?? 0, at.day), notEnded(end[row] ?? 0, at.day));
}

function registration(data: Data, at: HandParameters): Rows {
  const [begin, end] = [data.ints("失业登记", "登记日期"), data.ints("失业登记", "注销日期")];
  return (row) => and(atMost(begin[row] ?? 0, at.day), notEnded(end[row] ?? 0, at.day));
}

interface HouseholdFacts {
  readonly low: Uint8Array;
  readonly zero: Uint8Array;
  readonly moved: Uint8Array;
}

function householdFacts(data: Data, facts: Facts, at: HandParameters): HouseholdFacts {
  const result = {
    low: new Uint8Array(data.households),
    zero: new Uint8Array(data.households),
    moved: new Uint8Array(data.households),
  };
  const members = data.ofHousehold("成员");
  const estates = data.ofHousehold("安置户");
  const movedIn = data.ints("安置户", "入住日期");
  const moved: Rows = (row) => atMost(movedIn[row] ?? 0, at.day);
  const income = latestIncome(data, Math.trunc(at.day / 10_000));
  for (let household = 0; household < data.households; household++) {
    const [first, last] = [members.start[household] ?? 0, members.end[household] ?? 0];
    let [rural, assisted, working, idle, business] = [NO, NO, NO, YES, NO];
    for (let k = first; k < last; k++) {
      const person = data.members[k] ?? 0;
      rural = or(rural, facts.collective[person] ?? 0);
      assisted = or(assisted, facts.assisted[person] ?? 0);
      working = or(working, facts.workingAge[person] ?? 0);
      idle = and(idle, or(not(facts.workingAge[person] ?? 0), facts.unemployed[person] ?? 0));
      business = or(business, facts.proprietor[person] ?? 0);
    }
    const amount = income(household);
    const poor = amount === UNKNOWN_NUMBER ? UNKNOWN : amount < at.incomeLine * (last - first) ? YES : NO;
    result.low[household] = and(rural, or(assisted, last > first ? poor : NO));
    result.zero[household] = and(and(not(rural), working), and(idle, not(business)));
    result.moved[household] = some(estates, household, moved);
  }
  return result;
}

/** Of the latest year up to this one; no such row leaves it unknown. */
function latestIncome(data: Data, year: number): (household: number) => number {
  const [years, amounts] = [data.numbers("家庭收入", "年度"), data.numbers("家庭收入", "家庭年可支配收入")];
  const register = data.ofHousehold("家庭收入");
  return (household) => {
    for (let row = (register.end[household] ?? 0) - 1; row >= (register.start[household] ?? 0); row--) {
      if ((years[row] ?? 0) === UNKNOWN_NUMBER) return UNKNOWN_NUMBER;
      if ((years[row] ?? 0) <= year) return amounts[row] ?? UNKNOWN_NUMBER;
    }
    return UNKNOWN_NUMBER;
  };
}

const CODES = [
  "skilledWorker",
  "researcher",
  "smallBusiness",
  "graduate",
  "trainedFarmer",
  "newFormWorker",
  "ruralMigrant",
  "lowIncomeRuralHousehold",
  "peopleInDifficulty",
  "hardToEmploy",
  "suspectedUnemployed",
  "relocated",
];

type Verdict = (person: number) => number;

function groups(
  data: Data,
  facts: Facts,
  household: HouseholdFacts,
  at: HandParameters,
): Map<string, Uint8Array> {
  const result = new Map(CODES.map((code) => [code, new Uint8Array(data.people)]));
  const ofHousehold =
    (facts: Uint8Array): Verdict =>
    (person) => {
      const home = data.household[person] ?? UNKNOWN_INT;
      return home < 0 ? UNKNOWN : (facts[home] ?? UNKNOWN);
    };
  const verdicts: Record<string, Verdict> = {
    ...workGroups(data, facts, at),
    ...farmGroups(data, facts, at),
    ...needGroups(data, facts, ofHousehold(household.zero), at),
    lowIncomeRuralHousehold: ofHousehold(household.low),
    relocated: ofHousehold(household.moved),
  };
  for (const [code, out] of result) {
    const verdict = verdicts[code];
    if (verdict === undefined) throw new Error(`no verdict for ${code}`);
    for (let person = 0; person < data.people; person++) out[person] = verdict(person);
  }
  return result;
}

function workGroups(data: Data, facts: Facts, at: HandParameters): Record<string, Verdict> {
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

function graduates(data: Data, at: HandParameters): Verdict {
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

function farmGroups(data: Data, facts: Facts, at: HandParameters): Record<string, Verdict> {
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
function migrants(data: Data, facts: Facts, at: HandParameters): Verdict {
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

function needGroups(data: Data, facts: Facts, zero: Verdict, at: HandParameters): Record<string, Verdict> {
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

function hardToEmploy(
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

function suspected(data: Data, facts: Facts, at: HandParameters): Verdict {
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
