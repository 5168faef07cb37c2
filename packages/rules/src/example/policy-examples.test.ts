import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { CalendarDate } from "@olive/kernel";
import { loadCounty } from "@olive/registry";
import { describe, expect, test } from "vitest";
import { loadPolicies } from "../policy/load-policies.ts";
import { checkPolicies, compilePolicies, type PolicyProgram } from "../program/compile-policies.ts";
import { verdictName } from "../run/outcomes.ts";
import { populationOf } from "../snapshot/snapshot.ts";
import { exampleSnapshot } from "./example-snapshot.ts";

const COUNTIES = join(import.meta.dirname, "..", "..", "..", "..", "counties");
const slugs = readdirSync(COUNTIES, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

describe.each(slugs)("policies of %s", (slug) => {
  const county = loadCounty(slug);
  const set = loadPolicies(join(county.dir, "policies"));
  const programs = new Map<string, PolicyProgram>();
  const programOn = (date: string): PolicyProgram => {
    const program = programs.get(date) ?? compilePolicies(county.registers, set, date as CalendarDate);
    programs.set(date, program);
    return program;
  };

  test("can be published", () => {
    checkPolicies(county.registers, set);
  });

  for (const policy of set.policies) {
    describe(policy.name.zh, () => {
      test.each(policy.examples)("$title → $expected", (example) => {
        const program = programOn(example.date);
        const { snapshot, row } = exampleSnapshot(program.plan, example);
        const run = program.compiled.run(populationOf(snapshot), program.constants);
        expect(verdictName(run.verdicts(policy.code)[row] ?? 0)).toBe(example.expected);
      });
    });
  }
});
