/**
 * A seeded population with the registers of `twelve-groups.ts`, written straight into typed arrays: invented numbers
 * only, about one cell in twenty missing. People of one household do not stand side by side, as in a snapshot that is
 * sorted by person.
 */
import {
  type Column,
  type EntityTable,
  NONE_INT,
  type Population,
  type Ranges,
  UNKNOWN_INT,
  UNKNOWN_NUMBER,
} from "@olive/feel";

const MISSING = 0.05;
const VILLAGES = 620;

/** mulberry32: a small seeded generator, good enough for test data. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Making {
  readonly random: () => number;
  readonly dictionary: string[];
  readonly codes: Map<string, number>;
}

function codeOf(text: string, on: Making): number {
  const known = on.codes.get(text);
  if (known !== undefined) return known;
  on.codes.set(text, on.dictionary.length);
  return on.dictionary.push(text) - 1;
}

/** A date between two years, any day that every month has. */
function anyDate(from: number, to: number, on: Making): number {
  const year = from + Math.floor(on.random() * (to - from + 1));
  return year * 10_000 + (1 + Math.floor(on.random() * 12)) * 100 + 1 + Math.floor(on.random() * 28);
}

function anyMonth(from: number, to: number, on: Making): number {
  return Math.floor(anyDate(from, to, on) / 100) * 100 + 1;
}

type Draw = (row: number) => number;

function oneOf(texts: readonly string[], on: Making): Draw {
  const codes = texts.map((text) => codeOf(text, on));
  return () => codes[Math.floor(on.random() * codes.length)] ?? NONE_INT;
}

function intColumn(kind: "date" | "text", size: number, draw: Draw, on: Making, missing = MISSING): Column {
  const values = new Int32Array(size);
  for (let row = 0; row < size; row++) values[row] = on.random() < missing ? UNKNOWN_INT : draw(row);
  return { kind, values };
}

function numberColumn(scale: number, size: number, draw: Draw, on: Making, missing = MISSING): Column {
  const values = new Float64Array(size);
  for (let row = 0; row < size; row++) values[row] = on.random() < missing ? UNKNOWN_NUMBER : draw(row);
  return { kind: "number", values, scale };
}

/** Rows of a register: `share` of the owners have some, `most` at most. */
function someRows(owners: number, share: number, most: number, on: Making): { ranges: Ranges; size: number } {
  const [start, end] = [new Int32Array(owners), new Int32Array(owners)];
  let size = 0;
  for (let owner = 0; owner < owners; owner++) {
    start[owner] = size;
    if (on.random() < share) size += 1 + Math.floor(on.random() * most);
    end[owner] = size;
  }
  return { ranges: { start, end }, size };
}

function table(size: number, columns: Record<string, Column>): EntityTable {
  return { size, columns: new Map(Object.entries(columns)), links: new Map(), ranges: new Map() };
}

type Registers = Record<string, { ranges: Ranges; table: EntityTable }>;

/** An end that is mostly open (none), seldom a date; an end column is never unknown. */
function endDate(on: Making): Draw {
  return () => (on.random() < 0.7 ? NONE_INT : anyDate(2021, 2023, on));
}

function insuranceRegister(people: number, on: Making): Registers {
  const { ranges, size } = someRows(people, 0.6, 3, on);
  const states = oneOf(["参保缴费", "参保缴费", "暂停缴费", "终止"], on);
  const ended = codeOf("参保缴费", on);
  const state = intColumn("text", size, states, on, 0.02);
  const stopped: Draw = (row) => (state.values[row] === ended ? NONE_INT : anyMonth(2018, 2022, on));
  const columns = {
    险种: intColumn("text", size, oneOf(["职工养老", "职工养老", "城乡居民养老", "单险种工伤"], on), on, 0),
    参保状态: state,
    开始年月: intColumn("date", size, () => anyMonth(2005, 2022, on), on, 0.02),
    停保年月: intColumn("date", size, stopped, on),
  };
  return { 社会保险: { ranges, table: table(size, columns) } };
}

function personRegisters(people: number, on: Making): Registers {
  const make = (share: number, most: number, columns: (size: number) => Record<string, Column>) => {
    const { ranges, size } = someRows(people, share, most, on);
    return { ranges, table: table(size, columns(size)) };
  };
  const dates = (from: number, to: number) => (size: number) =>
    intColumn("date", size, () => anyDate(from, to, on), on);
  const texts =
    (...of: string[]) =>
    (size: number) =>
      intColumn("text", size, oneOf(of, on), on);
  const day = dates(2015, 2023);
  return {
    ...insuranceRegister(people, on),
    集体成员: make(0.45, 1, (n) => ({ 成员状态: texts("正常", "正常", "正常", "退出")(n) })),
    高素质农民: make(0.01, 1, (n) => ({ 发证日期: day(n) })),
    失业登记: make(0.06, 2, (n) => ({
      登记日期: dates(2020, 2022)(n),
      就业意愿: texts("是", "是", "否")(n),
      注销日期: intColumn("date", n, endDate(on), on, 0),
    })),
    技能证书: make(0.08, 2, (n) => ({
      等级: texts("五级", "四级", "三级", "二级", "一级")(n),
      发证日期: day(n),
      状态: texts("有效", "有效", "有效", "注销")(n),
    })),
    研发人员: make(0.01, 2, (n) => ({
      年度: numberColumn(0, n, () => 2018 + Math.floor(on.random() * 5), on),
    })),
    毕业生: make(0.1, 2, (n) => ({
      学历: texts("专科", "本科", "硕士", "博士", "高中", "中专")(n),
      毕业日期: dates(2010, 2022)(n),
    })),
    市场主体: make(0.07, 1, (n) => ({
      主体类型: texts("个体工商户", "有限责任公司", "个人独资企业", "农民专业合作社", "家庭农场")(n),
      登记状态: texts("存续", "存续", "注销", "吊销")(n),
      从业人数: numberColumn(0, n, () => Math.floor(on.random() ** 4 * 900), on),
    })),
    新业态从业: make(0.03, 2, (n) => ({
      最近接单年月: intColumn("date", n, () => anyMonth(2020, 2022, on), on),
    })),
    社会救助: make(0.03, 2, (n) => ({
      救助类型: texts("低保", "低保边缘", "特困")(n),
      开始日期: dates(2018, 2022)(n),
      停止日期: intColumn("date", n, endDate(on), on, 0),
    })),
    残疾人证: make(0.03, 1, (n) => ({
      残疾人证号: intColumn("text", n, (row) => codeOf(card(row, on), on), on),
      有效期至: dates(2020, 2030)(n),
      状态: texts("有效", "有效", "注销")(n),
    })),
  };
}

/** 20 characters, of which the last two say the category and the grade; each card has its own. */
function card(row: number, on: Making): string {
  const digits = String(row).padStart(12, "0");
  return `330799${digits}${1 + Math.floor(on.random() * 7)}${1 + Math.floor(on.random() * 4)}`;
}

function householdRegisters(households: number, on: Making): Registers {
  const income = someRows(households, 0.93, 3, on);
  const moved = someRows(households, 0.02, 1, on);
  const position = new Int32Array(income.size);
  for (let owner = 0; owner < households; owner++) {
    const [first, last] = [income.ranges.start[owner] ?? 0, income.ranges.end[owner] ?? 0];
    for (let row = first; row < last; row++) position[row] = last - row;
  }
  return {
    家庭收入: {
      ranges: income.ranges,
      table: table(income.size, {
        年度: numberColumn(0, income.size, (row) => 2023 - (position[row] ?? 1), on, 0),
        家庭年可支配收入: numberColumn(2, income.size, () => Math.round(on.random() ** 2 * 30_000_000), on),
      }),
    },
    安置户: {
      ranges: moved.ranges,
      table: table(moved.size, {
        入住日期: intColumn("date", moved.size, () => anyDate(2016, 2023, on), on),
      }),
    },
  };
}

function householdOfEach(people: number, households: number, on: Making): Int32Array {
  const links = new Int32Array(people);
  for (let person = 0; person < people; person++) {
    links[person] = on.random() < 0.01 ? UNKNOWN_INT : Math.floor(on.random() * households);
  }
  return links;
}

/** Members of each household as row numbers, by counting. */
function membersOf(links: Int32Array, households: number): Ranges {
  const [start, end] = [new Int32Array(households), new Int32Array(households)];
  for (const household of links) if (household >= 0) end[household] = (end[household] ?? 0) + 1;
  for (let at = 0, sum = 0; at < households; at++) {
    start[at] = sum;
    sum += end[at] ?? 0;
    end[at] = start[at] ?? 0;
  }
  const rows = new Int32Array(links.length);
  for (let person = 0; person < links.length; person++) {
    const household = links[person] ?? -1;
    if (household < 0) continue;
    const at = end[household] ?? 0;
    rows[at] = person;
    end[household] = at + 1;
  }
  return { start, end, rows };
}

function villageCode(at: number): string {
  const township = 1 + (at % 27);
  return `330799${String(township < 19 ? township : 181 + township).padStart(3, "0")}${String(200 + at)}`;
}

function personColumns(people: number, on: Making): Record<string, Column> {
  const villages = Array.from({ length: VILLAGES }, (_, at) => codeOf(villageCode(at), on));
  const home = intColumn("text", people, () => villages[Math.floor(on.random() * VILLAGES)] ?? 0, on, 0.02);
  const stays: Draw = (row) =>
    on.random() < 0.8 ? (home.values[row] ?? 0) : (villages[Math.floor(on.random() * VILLAGES)] ?? 0);
  return {
    出生日期: intColumn("date", people, () => anyDate(1932, 2022, on), on, 0),
    性别: intColumn("text", people, oneOf(["男", "女"], on), on, 0),
    户籍地代码: home,
    居住地代码: intColumn("text", people, stays, on, 0.02),
  };
}

export function syntheticPopulation(people: number, seed: number): Population {
  const on: Making = { random: createRandom(seed), dictionary: [], codes: new Map() };
  const households = Math.max(1, Math.round(people / 3.3));
  const links = householdOfEach(people, households, on);
  const personal = personRegisters(people, on);
  const shared = householdRegisters(households, on);
  const ranges = (of: Registers): [string, Ranges][] =>
    Object.entries(of).map(([name, register]) => [name, register.ranges]);
  const person: EntityTable = {
    size: people,
    columns: new Map(Object.entries(personColumns(people, on))),
    links: new Map([["户", links]]),
    ranges: new Map(ranges(personal)),
  };
  const household: EntityTable = {
    size: households,
    columns: new Map(),
    links: new Map(),
    ranges: new Map([...ranges(shared), ["成员", membersOf(links, households)]]),
  };
  const registers = Object.entries({ ...personal, ...shared });
  return {
    tables: new Map([
      ["person", person],
      ["household", household],
      ...registers.map(([name, register]) => [name, register.table] as const),
    ]),
    dictionary: on.dictionary,
  };
}
