import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createExplainer } from "../explain/explain.ts";
import { compile } from "../kernel/compile.ts";
import { anyCase, type Case } from "./arbitrary-program.ts";
import { anyChoices } from "./choices.ts";
import { codeOf, oracleConstants, oracleVerdict } from "./judged-case.ts";
import { judge } from "./oracle.ts";
import { PROPERTY_TIMEOUT_MS, propertySeed } from "./property-runs.ts";
import { columnsOf } from "./world.ts";

/** About 65 (criterion, row) cases each. */
const PROGRAMS = 1650;
const FEWEST_CASES = 100_000;

const CODES = { no: 0, yes: 1, unknown: 2 } as const;

/** Each (criterion, row) case judged three ways; the number of cases. */
function judgeThreeWays(made: Case): number {
  const compiled = compile({ schema: made.schema, criteria: made.criteria });
  const population = columnsOf(made.world);
  const run = compiled.run(population, made.constants);
  const explainer = createExplainer(compiled.checked, population, made.constants);
  const constants = oracleConstants(made.schema, made.constants);
  let cases = 0;
  for (const { code, entity, expression } of made.criteria) {
    const rows = made.world.tables.get(entity) ?? [];
    const expected = rows.map((row) => oracleVerdict(expression, row, made.world, constants));
    expect([...run.verdicts(code)], `kernel of ${code}`).toEqual(expected);
    const explained = rows.map((_, row) => explainer.explain(code, row));
    expect(
      explained.map(({ verdict }) => CODES[verdict]),
      `reasons of ${code}`,
    ).toEqual(expected);
    const unnamed = explained.filter(
      ({ verdict, missing }) => (verdict === "unknown") !== missing.length > 0,
    );
    expect(unnamed, "every unknown names data, nothing else does").toEqual([]);
    cases += rows.length;
  }
  return cases;
}

test(
  "kernel, oracle and reasons agree on every criterion and row",
  () => {
    let cases = 0;
    void fc.assert(
      fc.property(anyChoices(), (choices) => {
        cases += judgeThreeWays(anyCase(choices()));
      }),
      { numRuns: PROGRAMS, seed: propertySeed() },
    );
    expect(cases).toBeGreaterThanOrEqual(FEWEST_CASES);
  },
  PROPERTY_TIMEOUT_MS,
);

test(
  "definitions keep null and false apart",
  () => {
    void fc.assert(
      fc.property(anyChoices(), (choices) => {
        const made = anyCase(choices());
        const compiled = compile({ schema: made.schema, criteria: made.criteria });
        const run = compiled.run(columnsOf(made.world), made.constants);
        const constants = oracleConstants(made.schema, made.constants);
        for (const [entity, { attributes }] of made.schema.entities) {
          for (const [name, attribute] of attributes) {
            const column = run.definition(entity, name);
            if (attribute.kind !== "definition" || column?.kind !== "truth") continue;
            const rows = made.world.tables.get(entity) ?? [];
            const expected = rows.map((row) =>
              codeOf(judge(attribute.expression, row, made.world, constants)),
            );
            expect([...column.values]).toEqual(expected);
          }
        }
      }),
      { numRuns: 100, seed: propertySeed() },
    );
  },
  PROPERTY_TIMEOUT_MS,
);
