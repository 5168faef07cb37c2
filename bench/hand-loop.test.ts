import { compile } from "@olive/feel";
import { expect, test } from "vitest";
import { HAND_PARAMETERS, handLoop } from "./hand-loop.ts";
import { syntheticPopulation } from "./synthetic-population.ts";
import { CONSTANTS, groupCriteria, groupSchema } from "./twelve-groups.ts";

const PEOPLE = 20_000;

test("the yardstick and the compiled groups say the same of everybody", () => {
  const population = syntheticPopulation(PEOPLE, 20_220_531);
  const run = compile({ schema: groupSchema(), criteria: groupCriteria() }).run(population, CONSTANTS);
  for (const [code, verdicts] of handLoop(population, HAND_PARAMETERS)) {
    const differing = [...verdicts.keys()].filter(
      (person) => verdicts[person] !== run.verdicts(code)[person],
    );
    expect(differing, code).toEqual([]);
    expect(verdicts.includes(1) && verdicts.includes(2), `${code} has a yes and an unknown`).toBe(true);
  }
});
