/** What several groups ask of a person or a household, worked out once. */
import { NO, UNKNOWN, UNKNOWN_INT, UNKNOWN_NUMBER, YES } from "@olive/feel";
import type { Data, HandParameters } from "./hand-data.ts";
import { and, atMost, is, not, notEnded, or, type Register, type Rows, some } from "./hand-logic.ts";

export interface Facts {
  readonly age: Int32Array;
  readonly workingAge: Uint8Array;
  readonly insured: Uint8Array;
  readonly collective: Uint8Array;
  readonly assisted: Uint8Array;
  readonly unemployed: Uint8Array;
  readonly proprietor: Uint8Array;
  readonly platform: Uint8Array;
}

export function personFacts(data: Data, at: HandParameters): Facts {
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
export function workingAge(age: number, sex: number, man: number, at: HandParameters): number {
  if (age < 0) return UNKNOWN;
  if (age < 16) return NO;
  if (sex === UNKNOWN_INT) {
    if (age < Math.min(at.oldestMan, at.oldestWoman)) return YES;
    return age >= Math.max(at.oldestMan, at.oldestWoman) ? NO : UNKNOWN;
  }
  return age < (sex === man ? at.oldestMan : at.oldestWoman) ? YES : NO;
}

export function insuredSince(data: Data, month: number): Rows {
  const [kind, state] = [data.ints("社会保险", "险种"), data.ints("社会保险", "参保状态")];
  const start = data.ints("社会保险", "开始年月");
  const [pension, paying] = [data.code("职工养老"), data.code("参保缴费")];
  return (row) => {
    const covered = and(is(kind[row] ?? 0, pension), is(state[row] ?? 0, paying));
    return covered === NO ? NO : and(covered, atMost(start[row] ?? 0, month));
  };
}

export function assistance(data: Data, at: HandParameters): Rows {
  const [begin, end] = [data.ints("社会救助", "开始日期"), data.ints("社会救助", "停止日期")];
  return (row) => and(atMost(begin[row] ?? 0, at.day), notEnded(end[row] ?? 0, at.day));
}

export function registration(data: Data, at: HandParameters): Rows {
  const [begin, end] = [data.ints("失业登记", "登记日期"), data.ints("失业登记", "注销日期")];
  return (row) => and(atMost(begin[row] ?? 0, at.day), notEnded(end[row] ?? 0, at.day));
}

export interface HouseholdFacts {
  readonly low: Uint8Array;
  readonly zero: Uint8Array;
  readonly moved: Uint8Array;
}

export function householdFacts(data: Data, facts: Facts, at: HandParameters): HouseholdFacts {
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
export function latestIncome(data: Data, year: number): (household: number) => number {
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
