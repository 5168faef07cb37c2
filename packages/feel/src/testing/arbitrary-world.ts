/** Worlds for property tests: people, households and registers, with null, unknown, empty lists and missing links. */
import type { Attribute, EntitySchema, ScalarType, Schema } from "../schema.ts";
import type { Choices } from "./choices.ts";
import { type Cell, type PlainRow, plainRow, UNKNOWN, type Unknown, type World } from "./world.ts";

/** Months whose last days differ, a leap day, and days on either side of a bound. */
export const DATES = [
  "2019-12-31",
  "2020-02-29",
  "2020-03-01",
  "2021-02-28",
  "2021-08-31",
  "2022-05-30",
  "2022-05-31",
];
export const MONTHS = ["2020-02-01", "2021-11-01", "2022-05-01", "2022-06-01"];
export const TEXTS = ["甲", "乙", "ab", "Ab1", "12", "-2.5", "330799001", "𠮷木", ""];

const NUMBER_TYPES: readonly ScalarType[] = [
  { kind: "number", scale: 0 },
  { kind: "number", scale: 2, min: 0 },
  { kind: "number", scale: 1, min: -2, max: 6 },
  { kind: "number", scale: 0, min: 0, max: 5 },
  { kind: "number", scale: 1, max: 4 },
];

const COLUMNS: Readonly<Record<string, Readonly<Record<string, ScalarType["kind"]>>>> = {
  人: { 数: "number", 额: "number", 文: "text", 名: "text", 日: "date", 月: "month", 真: "boolean" },
  户: { 额: "number", 文: "text", 日: "date", 真: "boolean" },
  甲: { 数: "number", 文: "text", 日: "date", 月: "month", 真: "boolean" },
  乙: { 数: "number", 额: "number", 文: "text" },
  丙: { 年: "number", 额: "number", 日: "date" },
};

const OTHERS: Readonly<Record<string, Readonly<Record<string, Attribute>>>> = {
  人: {
    户: { kind: "link", entity: "户" },
    甲: { kind: "rows", entity: "甲", absent: "none" },
    乙: { kind: "rows", entity: "乙", absent: "unknown" },
  },
  户: {
    成员: { kind: "rows", entity: "人", absent: "none" },
    丙: { kind: "rows", entity: "丙", absent: "unknown" },
  },
  甲: { 处: { kind: "link", entity: "户" } },
};

export const CONSTANTS: ReadonlyMap<string, ScalarType> = new Map<string, ScalarType>([
  ["线", { kind: "number", scale: 1 }],
  ["截止", { kind: "date" }],
  ["本月", { kind: "month" }],
  ["类", { kind: "text" }],
  ["期", { kind: "period" }],
  ["启用", { kind: "boolean" }],
]);

export function anySchema(on: Choices): Schema {
  const entities = Object.entries(COLUMNS).map(([name, columns]): [string, EntitySchema] => {
    const attributes = Object.entries(columns).map(([column, kind]): [string, Attribute] => [
      column,
      { kind: "column", type: kind === "number" ? on.of(NUMBER_TYPES) : ({ kind } as ScalarType) },
    ]);
    return [name, { name, attributes: new Map([...attributes, ...Object.entries(OTHERS[name] ?? {})]) }];
  });
  return { entities: new Map(entities), constants: CONSTANTS };
}

/** A value of the type. A number with declared bounds is never none: its unknown stands for a number within them. */
export function anyCell(type: ScalarType, on: Choices): Cell {
  if (type.kind === "number") return anyNumber(type, on);
  if (on.oneIn(6)) return null;
  switch (type.kind) {
    case "boolean":
      return on.oneIn(2);
    case "text":
      return on.of(TEXTS);
    case "month":
      return on.of(MONTHS);
    default:
      return on.of(DATES);
  }
}

function anyNumber(type: ScalarType & { kind: "number" }, on: Choices): Cell {
  const unit = 10 ** type.scale;
  const [min, max] = [(type.min ?? -3) * unit, (type.max ?? 7) * unit];
  if (type.min === undefined && type.max === undefined && on.oneIn(6)) return null;
  const half = Math.max(1, Math.round(unit / 2));
  return Math.min(max, min + on.number(Math.floor((max - min) / half) + 1) * half);
}

export function anyRow(entity: string, schema: Schema, unknowns: boolean, on: Choices): PlainRow {
  const row = plainRow(entity);
  for (const [name, attribute] of schema.entities.get(entity)?.attributes ?? []) {
    if (attribute.kind !== "column") continue;
    row.cells.set(name, unknowns && on.oneIn(5) ? UNKNOWN : anyCell(attribute.type, on));
  }
  return row;
}

const PEOPLE = 16;
const HOUSEHOLDS = 7;

/** The first household, the first person and their rows lack nothing: what is filled in may link to them. */
export function anyWorld(schema: Schema, on: Choices): World {
  const make = (entity: string, count: number): PlainRow[] =>
    Array.from({ length: count }, (_, at) => anyRow(entity, schema, at > 0, on));
  const world: World = {
    schema,
    tables: new Map([
      ["人", make("人", PEOPLE)],
      ["户", make("户", HOUSEHOLDS)],
      ["甲", []],
      ["乙", []],
      ["丙", []],
    ]),
  };
  const [people, households] = [world.tables.get("人") ?? [], world.tables.get("户") ?? []];
  for (const [at, household] of households.entries()) {
    household.rows.set("成员", at === 0 ? people.slice(0, 1) : []);
    giveRows(world, household, "丙", at > 0, on);
  }
  for (const [at, person] of people.entries()) {
    giveRows(world, person, "甲", at > 0, on);
    giveRows(world, person, "乙", at > 0, on);
    const homes: (PlainRow | null | Unknown)[] = [...households, ...households, null, UNKNOWN];
    const home = at === 0 ? households[0] : on.of(homes);
    person.links.set("户", home ?? null);
    if (at > 0 && typeof home === "object" && home !== null && home !== households[0])
      home.rows.get("成员")?.push(person);
  }
  return world;
}

/** None to three rows of a register. The first owner's rows are known and complete. */
export function giveRows(
  world: World,
  owner: PlainRow,
  register: string,
  unknowns: boolean,
  on: Choices,
): void {
  const table = world.tables.get(register) ?? [];
  const rows = Array.from({ length: on.number(4) }, () => anyRow(register, world.schema, unknowns, on));
  const households = world.tables.get("户") ?? [];
  for (const row of rows) {
    if (register === "甲")
      row.links.set("处", unknowns ? on.of([...households, null, UNKNOWN]) : (households[0] ?? null));
    table.push(row);
  }
  owner.rows.set(register, rows);
  if (!unknowns) owner.complete.add(register);
}

/** Everything that is unknown in a copy of the world becomes known, at random. */
export function fillAll(world: World, on: Choices): void {
  for (const rows of world.tables.values()) {
    for (const row of [...rows]) fillRow(world, row, on);
  }
}

function fillRow(world: World, row: PlainRow, on: Choices): void {
  for (const [name, attribute] of world.schema.entities.get(row.entity)?.attributes ?? []) {
    if (attribute.kind === "column" && row.cells.get(name) === UNKNOWN) fillCell(world, row, name, on);
    if (attribute.kind === "link" && row.links.get(name) === UNKNOWN)
      fillLink(world, row, name, attribute.entity, on);
    if (attribute.kind === "rows" && attribute.absent === "unknown") fillRows(world, row, name, on);
  }
}

export function fillCell(world: World, row: PlainRow, name: string, on: Choices): void {
  const attribute = world.schema.entities.get(row.entity)?.attributes.get(name);
  if (attribute?.kind === "column") row.cells.set(name, anyCell(attribute.type, on));
}

/** To the household that lacks nothing, or to none. */
export function fillLink(world: World, row: PlainRow, name: string, entity: string, on: Choices): void {
  row.links.set(name, on.oneIn(3) ? null : (world.tables.get(entity)?.[0] ?? null));
}

/** The register says what there is: some rows where there were none, or that there are no further ones. */
export function fillRows(world: World, row: PlainRow, name: string, on: Choices): void {
  if (row.complete.has(name)) return;
  if ((row.rows.get(name) ?? []).length === 0) giveRows(world, row, name, false, on);
  row.complete.add(name);
}

export function copyWorld(world: World): World {
  const copies = new Map<PlainRow, PlainRow>();
  for (const rows of world.tables.values()) for (const row of rows) copies.set(row, plainRow(row.entity));
  for (const [row, copy] of copies) {
    for (const [name, cell] of row.cells) copy.cells.set(name, cell);
    for (const [name, link] of row.links) {
      copy.links.set(name, typeof link === "object" && link !== null ? (copies.get(link) ?? link) : link);
    }
    for (const [name, rows] of row.rows)
      copy.rows.set(
        name,
        rows.map((one) => copies.get(one) ?? one),
      );
    for (const name of row.complete) copy.complete.add(name);
  }
  const tables = [...world.tables].map(
    ([name, rows]) => [name, rows.map((row) => copies.get(row) ?? row)] as const,
  );
  return { schema: world.schema, tables: new Map(tables) };
}
