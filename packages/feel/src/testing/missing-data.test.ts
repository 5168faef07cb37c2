import * as fc from "fast-check";
import { expect, test } from "vitest";
import { UNKNOWN as UNKNOWN_CODE } from "../columns.ts";
import { createExplainer } from "../explain/explain.ts";
import { compile } from "../kernel/compile.ts";
import { anyCase, type Case } from "./arbitrary-program.ts";
import { copyWorld, fillAll } from "./arbitrary-world.ts";
import { anyChoices, type Choices } from "./choices.ts";
import { fillNamed } from "./fill-named.ts";
import { oracleConstants, oracleVerdict } from "./judged-case.ts";
import { PROPERTY_TIMEOUT_MS, propertySeed } from "./property-runs.ts";
import { columnsOf, type World } from "./world.ts";

const PROGRAMS = 250;
/** Unknown outcomes of a criterion that are filled in; each takes a copy of the world. */
const FILLED_PER_CRITERION = 4;
/** A link or a row that is told may lead to rows that lack data themselves; these are named next. */
const MOST_ROUNDS = 8;

type Judge = (world: World, row: number) => number;

function judgeOf(made: Case, at: number): Judge {
  const constants = oracleConstants(made.schema, made.constants);
  const criterion = made.criteria[at];
  if (criterion === undefined) throw new Error("no such criterion");
  return (world, row) => {
    const found = world.tables.get(criterion.entity)?.[row];
    if (found === undefined) throw new Error("no such row");
    return oracleVerdict(criterion.expression, found, world, constants);
  };
}

test(
  "a definite answer is never contradicted when missing data are filled in",
  () => {
    void fc.assert(
      fc.property(anyChoices(), anyChoices(), (choices, makeFilling) => {
        const filling = makeFilling();
        const made = anyCase(choices());
        const filled = copyWorld(made.world);
        fillAll(filled, filling);
        for (const [at, { entity }] of made.criteria.entries()) {
          const judge = judgeOf(made, at);
          for (const row of (made.world.tables.get(entity) ?? []).keys()) {
            const before = judge(made.world, row);
            const after = judge(filled, row);
            expect(after, "complete data leave nothing unknown").not.toBe(UNKNOWN_CODE);
            if (before !== UNKNOWN_CODE) expect(after).toBe(before);
          }
        }
      }),
      { numRuns: PROGRAMS, seed: propertySeed() },
    );
  },
  PROPERTY_TIMEOUT_MS,
);

/** How many rounds of filling in what is named it takes. */
function roundsToSettle(
  made: Case,
  at: number,
  row: number,
  filling: Choices,
): { rounds: number; cellsOnly: boolean } {
  const compiled = compile({ schema: made.schema, criteria: made.criteria });
  const code = made.criteria[at]?.code ?? "";
  const judge = judgeOf(made, at);
  const world = copyWorld(made.world);
  let cellsOnly = true;
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
    const missing = createExplainer(compiled.checked, columnsOf(world), made.constants).missing(code, row);
    expect(missing.length).toBeGreaterThan(0);
    cellsOnly &&= missing.every(({ kind }) => kind === "value");
    fillNamed(world, missing, filling);
    if (judge(world, row) !== UNKNOWN_CODE) return { rounds, cellsOnly };
  }
  throw new Error("the data that were named did not settle it");
}

test(
  "filling in the data that an unknown names settles it, whatever they are",
  () => {
    void fc.assert(
      fc.property(anyChoices(), anyChoices(), (choices, makeFilling) => {
        const filling = makeFilling();
        const made = anyCase(choices());
        for (const [at, { entity }] of made.criteria.entries()) {
          const judge = judgeOf(made, at);
          const rows = [...(made.world.tables.get(entity) ?? []).keys()];
          const unknown = rows.filter((row) => judge(made.world, row) === UNKNOWN_CODE);
          for (const row of unknown.slice(0, FILLED_PER_CRITERION)) {
            const { rounds, cellsOnly } = roundsToSettle(made, at, row, filling);
            if (cellsOnly) expect(rounds, "cells alone settle it at once").toBe(1);
          }
        }
      }),
      { numRuns: PROGRAMS, seed: propertySeed() },
    );
  },
  PROPERTY_TIMEOUT_MS,
);
