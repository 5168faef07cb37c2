/** The benchmark's population as plain tables, so that the SQL engines answer for exactly the same people. */
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import {
  type Column,
  type EntityTable,
  NONE_INT,
  NONE_NUMBER,
  type Population,
  UNKNOWN_INT,
  UNKNOWN_NUMBER,
} from "@olive/feel";

interface SqlColumn {
  readonly name: string;
  readonly type: "integer" | "numeric(18,2)" | "text" | "boolean";
  /** Text of a cell, empty for null. */
  read(row: number): string;
}

export interface SqlTable {
  readonly name: string;
  readonly columns: readonly SqlColumn[];
  readonly size: number;
}

/** SQL table → owner's column, entity, and its columns by the population's names. */
const REGISTERS: readonly (readonly [
  string,
  "person" | "household",
  string,
  Readonly<Record<string, string>>,
])[] = [
  [
    "insurance",
    "person",
    "社会保险",
    { kind: "险种", status: "参保状态", started: "开始年月", stopped: "停保年月" },
  ],
  [
    "registration",
    "person",
    "失业登记",
    { registered: "登记日期", willing: "就业意愿", cancelled: "注销日期" },
  ],
  ["certificate", "person", "技能证书", { grade: "等级", issued: "发证日期", status: "状态" }],
  ["research", "person", "研发人员", { year: "年度" }],
  ["graduation", "person", "毕业生", { degree: "学历", graduated: "毕业日期" }],
  ["business", "person", "市场主体", { kind: "主体类型", status: "登记状态", staff: "从业人数" }],
  ["platform", "person", "新业态从业", { last_month: "最近接单年月" }],
  ["assistance", "person", "社会救助", { kind: "救助类型", started: "开始日期", stopped: "停止日期" }],
  ["membership", "person", "集体成员", { status: "成员状态" }],
  ["farmer_certificate", "person", "高素质农民", { issued: "发证日期" }],
  ["household_income", "household", "家庭收入", { year: "年度", amount: "家庭年可支配收入" }],
  ["resettled", "household", "安置户", { moved_in: "入住日期" }],
];

export function tablesOf(population: Population): readonly SqlTable[] {
  const registers = REGISTERS.map(([name, owner, register, columns]) =>
    registerTable(population, { name, owner, register, columns }),
  );
  return [personTable(population), disabilityTable(population), ...registers];
}

export function createSql(table: SqlTable): string {
  return `create table ${table.name} (${table.columns.map((column) => `${column.name} ${column.type}`).join(", ")})`;
}

/** Writes `<name>.csv` without a header into the folder and gives its path. */
export async function writeCsv(folder: string, table: SqlTable): Promise<string> {
  const path = join(folder, `${table.name}.csv`);
  const out = createWriteStream(path);
  const BATCH = 2000;
  for (let row = 0; row < table.size; row += BATCH) {
    const text = csvLines(table, row, Math.min(table.size, row + BATCH));
    if (!out.write(text)) await new Promise<void>((resolve) => out.once("drain", () => resolve()));
  }
  out.end();
  await finished(out);
  return path;
}

function csvLines(table: SqlTable, from: number, to: number): string {
  let text = "";
  for (let row = from; row < to; row += 1) {
    text += `${table.columns.map((column) => column.read(row)).join(",")}\n`;
  }
  return text;
}

function personTable(population: Population): SqlTable {
  const person = tableOf(population, "person");
  const household = person.links.get("户") as Int32Array;
  const sex = reader(population, columnOf(person, "性别"));
  return {
    name: "person",
    size: person.size,
    columns: [
      { name: "id", type: "integer", read: String },
      { name: "household", type: "integer", read: (row) => intText(household[row]) },
      { name: "birth", type: "integer", read: reader(population, columnOf(person, "出生日期")) },
      { name: "male", type: "boolean", read: (row) => String(sex(row) === "男") },
      { name: "hukou", type: "text", read: reader(population, columnOf(person, "户籍地代码")) },
      { name: "residence", type: "text", read: reader(population, columnOf(person, "居住地代码")) },
      { name: "village", type: "text", read: reader(population, columnOf(person, "居住地代码")) },
    ],
  };
}

/** Grade is the last character of the card's number. */
function disabilityTable(population: Population): SqlTable {
  const register = "残疾人证";
  const base = registerTable(population, {
    name: "disability",
    owner: "person",
    register,
    columns: { status: "状态", valid_until: "有效期至" },
  });
  const number = reader(population, columnOf(tableOf(population, register), "残疾人证号"));
  return {
    ...base,
    columns: [...base.columns, { name: "grade", type: "integer", read: (row) => number(row).slice(19) }],
  };
}

interface RegisterSpec {
  readonly name: string;
  readonly owner: "person" | "household";
  readonly register: string;
  readonly columns: Readonly<Record<string, string>>;
}

function registerTable(population: Population, { name, owner, register, columns }: RegisterSpec): SqlTable {
  const table = tableOf(population, register);
  const owners = ownerOfRows(tableOf(population, owner), register, table.size);
  const own = Object.entries(columns).map(([sqlName, column]): SqlColumn => {
    const values = columnOf(table, column);
    return { name: sqlName, type: sqlType(values), read: reader(population, values) };
  });
  return {
    name,
    size: table.size,
    columns: [{ name: owner, type: "integer", read: (row) => String(owners[row]) }, ...own],
  };
}

function ownerOfRows(owner: EntityTable, register: string, size: number): Int32Array {
  const ranges = owner.ranges.get(register);
  const owners = new Int32Array(size);
  for (let at = 0; at < owner.size; at += 1) owners.fill(at, ranges?.start[at], ranges?.end[at]);
  return owners;
}

function sqlType(column: Column): SqlColumn["type"] {
  if (column.kind === "text") return "text";
  return column.kind === "number" && column.scale > 0 ? "numeric(18,2)" : "integer";
}

function reader(population: Population, column: Column): (row: number) => string {
  switch (column.kind) {
    case "text":
      return (row) => population.dictionary[column.values[row] ?? UNKNOWN_INT] ?? "";
    case "number":
      return (row) => numberText(column.values[row] ?? UNKNOWN_NUMBER, column.scale);
    default:
      return (row) => intText(column.values[row]);
  }
}

function numberText(value: number, scale: number): string {
  return value === UNKNOWN_NUMBER || value === NONE_NUMBER ? "" : (value / 10 ** scale).toFixed(scale);
}

function intText(value: number | undefined): string {
  return value === undefined || value === UNKNOWN_INT || value === NONE_INT ? "" : String(value);
}

function tableOf(population: Population, name: string): EntityTable {
  const table = population.tables.get(name);
  if (table === undefined) throw new Error(`The population has no table ${name}`);
  return table;
}

function columnOf(table: EntityTable, name: string): Column {
  const column = table.columns.get(name);
  if (column === undefined) throw new Error(`The table has no column ${name}`);
  return column;
}
