import { describe, expect, test } from "vitest";
import type { ConstantValue } from "../schema.ts";
import { addRow, emptyWorld, parsed, schemaOf } from "../testing/small-schema.ts";
import { columnsOf, type PlainRow, UNKNOWN } from "../testing/world.ts";
import { changesByPlace, compareVerdicts } from "./compare-verdicts.ts";
import { compile } from "./compile.ts";
import { RefusedProgram, UnfitConstant, UnfitPopulation } from "./errors.ts";
import { generateKernel } from "./generate.ts";

const schema = schemaOf(
  {
    person: {
      户: { kind: "link", entity: "household" },
      村: { kind: "text" },
      出生日期: { kind: "date" },
      年龄: "years and months duration(出生日期, 认定日期).years",
    },
    household: {
      收入: { kind: "number", scale: 2, min: 0 },
      成员: { kind: "rows", entity: "person", absent: "none" },
      人均: "收入 / count(成员)",
      有老人: "some 人 in 成员 satisfies 人.年龄 >= 60",
    },
  },
  { 线: { kind: "number", scale: 2 }, 认定日期: { kind: "date" } },
);

const criteria = [
  { code: "poor", entity: "person", expression: parsed("户.人均 < 线") },
  { code: "old", entity: "person", expression: parsed("户.有老人") },
];

const constants = new Map<string, ConstantValue>([
  ["线", { number: "900" }],
  ["认定日期", "2022-05-31"],
]);

/** Two households of two; the first has 1,500.00, the second 2,000.00. */
function fourPeople() {
  const world = emptyWorld(schema);
  const homes = [150_000, 200_000].map((收入) => addRow(world, "household", { 收入 }, { 成员: [] }));
  const born = ["1962-05-31", "1962-06-01", "2000-01-01", "2004-02-29"];
  const people = born.map((出生日期, at) => {
    const home = homes[at % 2] as PlainRow;
    const person = addRow(world, "person", { 出生日期, 村: at < 2 ? "东村" : "西村" });
    person.links.set("户", home);
    home.rows.get("成员")?.push(person);
    return person;
  });
  return { world, homes, people };
}

describe("a run", () => {
  test("ages are completed years: on the birthday, not the day before", () => {
    const { world } = fourPeople();
    const run = compile({ schema, criteria }).run(columnsOf(world), constants);
    const age = run.definition("person", "年龄");
    expect(age?.kind === "number" && [...age.low]).toEqual([60, 59, 22, 18]);
    expect([...run.verdicts("old")]).toEqual([1, 0, 1, 0]);
  });

  test("a quotient is kept as dividend and divisor, and compared without dividing", () => {
    const { world } = fourPeople();
    const run = compile({ schema, criteria }).run(columnsOf(world), constants);
    const perHead = run.definition("household", "人均");
    expect(perHead?.kind === "quotient" && [...perHead.low, ...perHead.divisorLow]).toEqual([
      150_000, 200_000, 2, 2,
    ]);
    expect([...run.verdicts("poor")]).toEqual([1, 0, 1, 0]);
  });

  test("a what-if says who enters and who leaves, by place", () => {
    const { world } = fourPeople();
    const population = columnsOf(world);
    const run = compile({ schema, criteria }).run(population, constants);
    const after = run.whatIf(new Map([["线", { number: "1000.01" }]]));
    const changes = compareVerdicts(run.verdicts("poor"), after.verdicts("poor"));
    expect([changes.entered, changes.left, [...changes.rows]]).toEqual([2, 0, [1, 3]]);
    expect(after.verdicts("old")).toBe(run.verdicts("old"));
    const places = population.tables.get("person")?.columns.get("村")?.values as Int32Array;
    expect(changesByPlace(changes, places, population.dictionary)).toEqual([
      { place: "东村", entered: 1, left: 0, becameUnknown: 0, becameKnown: 0 },
      { place: "西村", entered: 1, left: 0, becameUnknown: 0, becameKnown: 0 },
    ]);
  });

  test("one person's change reaches the household and its other members", () => {
    const { world, people } = fourPeople();
    const run = compile({ schema, criteria }).run(columnsOf(world), constants);
    people[2]?.cells.set("出生日期", "1950-01-01");
    people[0]?.cells.set("出生日期", UNKNOWN);
    const update = run.update(columnsOf(world), new Map([["person", [0, 2]]]));
    expect([...run.verdicts("old")]).toEqual([1, 0, 1, 0]);
    expect(update.changes.size).toBe(0);
    people[2]?.cells.set("出生日期", "2000-01-01");
    const second = run.update(columnsOf(world), new Map([["person", [2]]]));
    expect([...run.verdicts("old")]).toEqual([2, 0, 2, 0]);
    expect(second.evaluated.get("person")).toBe(2);
    expect([...(second.changes.get("old")?.rows ?? [])]).toEqual([0, 2]);
  });
});

describe("what does not fit", () => {
  const compiled = compile({ schema, criteria });

  test("a program with faults, all of them with their place", () => {
    const faulty = [{ code: "f", entity: "person", expression: parsed("村 > 3 and 年令 = 3") }];
    try {
      compile({ schema, criteria: faulty });
      expect.unreachable();
    } catch (error) {
      expect(
        error instanceof RefusedProgram && error.diagnostics.map(({ where, code }) => [where, code]),
      ).toEqual([
        [{ kind: "criterion", code: "f" }, "type"],
        [{ kind: "criterion", code: "f" }, "unknown-name"],
      ]);
    }
  });

  test("a constant that is missing, or no value of its type", () => {
    const population = columnsOf(fourPeople().world);
    expect(() => compiled.run(population, new Map([["线", { number: "900" }]]))).toThrow(UnfitConstant);
    expect(() => compiled.run(population, new Map([...constants, ["线", { number: "900.005" }]]))).toThrow(
      UnfitConstant,
    );
    expect(() => compiled.run(population, new Map([...constants, ["认定日期", "2022-02-30"]]))).toThrow(
      UnfitConstant,
    );
  });

  test("a population without a column, or with another scale", () => {
    const population = columnsOf(fourPeople().world);
    const household = population.tables.get("household");
    const columns = new Map([["收入", { kind: "number", scale: 0, values: new Float64Array(2) } as const]]);
    const tables = new Map(population.tables);
    if (household !== undefined) tables.set("household", { ...household, columns });
    expect(() => compiled.run({ ...population, tables }, constants)).toThrow(UnfitPopulation);
  });
});

test("no text of the user enters generated code: neither names nor written texts", () => {
  const source = '村 = "process.exit(1);`" or starts with(村, "东") or 户.人均 < 线';
  const compiled = compile({
    schema,
    criteria: [{ code: "c", entity: "person", expression: parsed(source) }],
  });
  const criterion = compiled.checked.criteria.get("c");
  const shape = { kind: "quotient", scale: 2, divisorScale: 0 } as const;
  const kernel = criterion && generateKernel(criterion, "verdicts", () => shape);
  expect(kernel?.source).toMatch(/^[\x20-\x7e\n]+$/);
  expect(kernel?.source).not.toMatch(/process|exit|`|\$|"(?!use strict")[^"]+"/);
});
