import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../kernel/compile.ts";
import { anyCase, anyConstants, type Case, withAttribute } from "./arbitrary-program.ts";
import { anyRow, copyWorld, fillLink, giveRows } from "./arbitrary-world.ts";
import { anyChoices, type Choices } from "./choices.ts";
import { PROPERTY_TIMEOUT_MS, propertySeed } from "./property-runs.ts";
import { columnsOf, type PlainRow, plainRow, type World } from "./world.ts";

const PROGRAMS = 200;

type Verdicts = Record<string, number[]>;

function verdictsOf(made: Case, run: { verdicts(code: string): Uint8Array }): Verdicts {
  return Object.fromEntries(made.criteria.map(({ code }) => [code, [...run.verdicts(code)]]));
}

test(
  "a what-if equals a fresh run with the new constants, and leaves the first run as it is",
  () => {
    void fc.assert(
      fc.property(anyChoices(), anyChoices(), (choices, makeOthers) => {
        const others = makeOthers();
        const made = anyCase(choices());
        const compiled = compile({ schema: made.schema, criteria: made.criteria });
        const population = columnsOf(made.world);
        const run = compiled.run(population, made.constants);
        const before = verdictsOf(made, run);
        const changes = new Map([...anyConstants(others)].filter(() => others.oneIn(2)));
        const fresh = compiled.run(population, new Map([...made.constants, ...changes]));
        expect(verdictsOf(made, run.whatIf(changes))).toEqual(verdictsOf(made, fresh));
        expect(verdictsOf(made, run)).toEqual(before);
      }),
      { numRuns: PROGRAMS, seed: propertySeed() },
    );
  },
  PROPERTY_TIMEOUT_MS,
);

type Changed = Map<string, Set<number>>;

/** New cells, new register rows, another household, a new person: what is changed, by entity and row. */
function changeSome(world: World, on: Choices): Changed {
  const changed: Changed = new Map([...world.tables.keys()].map((entity) => [entity, new Set<number>()]));
  const note = (row: PlainRow): void => {
    changed.get(row.entity)?.add(world.tables.get(row.entity)?.indexOf(row) ?? -1);
  };
  const people = world.tables.get("人") ?? [];
  for (let times = on.number(4); times >= 0; times--) {
    const person = on.of(people);
    note(person);
    switch (on.number(4)) {
      case 0:
        for (const [name, cell] of anyRow("人", world.schema, true, on).cells) person.cells.set(name, cell);
        break;
      case 1:
        giveRows(world, person, "甲", true, on);
        break;
      case 2:
        move(world, person, note, on);
        break;
      default:
        addPerson(world, note, on);
    }
  }
  return changed;
}

function move(world: World, person: PlainRow, note: (row: PlainRow) => void, on: Choices): void {
  for (const household of world.tables.get("户") ?? []) {
    const members = household.rows.get("成员") ?? [];
    if (!members.includes(person)) continue;
    household.rows.set(
      "成员",
      members.filter((member) => member !== person),
    );
    note(household);
  }
  fillLink(world, person, "户", "户", on);
  const home = person.links.get("户");
  if (typeof home !== "object" || home === null) return;
  home.rows.get("成员")?.push(person);
  note(home);
}

function addPerson(world: World, note: (row: PlainRow) => void, on: Choices): void {
  const person = Object.assign(plainRow("人"), { cells: anyRow("人", world.schema, true, on).cells });
  world.tables.get("人")?.push(person);
  giveRows(world, person, "乙", true, on);
  move(world, person, note, on);
  note(person);
}

test(
  "following changed rows equals a full run, and says exactly whose verdict differs",
  () => {
    void fc.assert(
      fc.property(anyChoices(), anyChoices(), (choices, makeOthers) => {
        const others = makeOthers();
        const made = anyCase(choices());
        const compiled = compile({ schema: made.schema, criteria: made.criteria });
        const world = copyWorld(made.world);
        const dictionary: string[] = [];
        const run = compiled.run(columnsOf(world, dictionary), made.constants);
        for (let times = 0; times < 3; times++) {
          const before = verdictsOf(made, run);
          const changed = changeSome(world, others);
          const population = columnsOf(world, dictionary);
          const rows = new Map([...changed].map(([entity, set]) => [entity, [...set]]));
          const { changes } = run.update(population, rows);
          const fresh = verdictsOf(made, compiled.run(population, made.constants));
          expect(verdictsOf(made, run)).toEqual(fresh);
          for (const { code } of made.criteria) {
            const differing = (fresh[code] ?? []).flatMap((now, row) =>
              now !== (before[code]?.[row] ?? 0) ? [row] : [],
            );
            expect([...(changes.get(code)?.rows ?? [])]).toEqual(differing);
          }
        }
      }),
      { numRuns: PROGRAMS, seed: propertySeed() },
    );
  },
  PROPERTY_TIMEOUT_MS,
);

test(
  "a column that is added to the schema changes the outcome of no criterion, whatever its name",
  () => {
    void fc.assert(
      fc.property(anyChoices(), anyChoices(), (choices, makeOthers) => {
        const others = makeOthers();
        const made = anyCase(choices());
        const population = columnsOf(made.world);
        const before = verdictsOf(made, compile(made).run(population, made.constants));
        const used = [
          ...made.schema.constants.keys(),
          "v0",
          "v1",
          "item",
          "数",
          "额",
          "文",
          "日",
          "户",
          "成员",
          "新",
        ];
        let { schema } = made;
        for (let times = 0; times < 4; times++) {
          const entity = others.of([...made.schema.entities.keys()]);
          const name = others.of(used);
          if (schema.entities.get(entity)?.attributes.has(name) === true) continue;
          schema = withAttribute(schema, entity, name, { kind: "column", type: { kind: "boolean" } });
        }
        const world: World = { ...made.world, schema };
        const after = compile({ schema, criteria: made.criteria }).run(columnsOf(world), made.constants);
        expect(verdictsOf(made, after)).toEqual(before);
      }),
      { numRuns: PROGRAMS, seed: propertySeed() },
    );
  },
  PROPERTY_TIMEOUT_MS,
);
