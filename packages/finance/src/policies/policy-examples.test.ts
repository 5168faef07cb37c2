import type { CalendarDate } from "@olive/kernel";
import { listCounties, loadCounty } from "@olive/registry";
import { describe, expect, test } from "vitest";
import { businessRegisters } from "./business-schema.ts";
import { compilePolicy } from "./compile-policy.ts";
import { judge } from "./judge.ts";
import type { BusinessPolicy, ExampleCell, PolicyExample } from "./policy-file.ts";
import { openPolicies } from "./policy-site.ts";
import type { BusinessFacts, FactRow } from "./population.ts";

const rowOf = (cells: Readonly<Record<string, ExampleCell>>): FactRow => ({
  cells: Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [name, cell === null ? null : String(cell)]),
  ),
  source: { register: "r", department: "d", extractOn: "2026-10-31" },
});

function factsOf({ business, rows, declared }: PolicyExample): BusinessFacts {
  return {
    ...{
      creditCode: "92330799MA0000000X",
      name: "甲店（虚构）",
      place: "330799000000",
      own: rowOf(business),
    },
    rows: Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, list.map(rowOf)])),
    declared: Object.fromEntries(Object.entries(declared).map(([name, cell]) => [name, String(cell)])),
  };
}

describe.each(listCounties())("惠企政策 of %s", (slug) => {
  const county = loadCounty(slug);
  const { policies } = openPolicies(county);
  const registers = businessRegisters(county);
  const ask = (policy: BusinessPolicy, example: PolicyExample) => {
    const handedOver = new Set(
      registers.others
        .filter(({ register }) => register.name in example.rows)
        .map(({ register }) => register.code),
    );
    const program = compilePolicy(registers, policy, example.date as CalendarDate, handedOver);
    return judge(registers, program, factsOf(example));
  };

  test("there are some, each with examples of its own", () => {
    expect(policies.length).toBeGreaterThan(0);
  });

  for (const policy of policies) {
    describe(policy.name.zh, () => {
      test.each(policy.examples)("$title → $expected", (example) => {
        const judged = ask(policy, example);
        expect(judged.verdict).toBe(example.expected);
        expect(judged.amountFen).toBe(example.yuan === undefined ? null : Math.round(example.yuan * 100));
        if (judged.verdict === "unknown") expect(judged.missing).not.toHaveLength(0);
      });

      test("a datum that comes never turns a definite answer round: dropping cells gives the same or unknown", () => {
        for (const example of policy.examples) {
          const whole = ask(policy, example).verdict;
          for (const name of Object.keys({ ...example.business, ...example.declared })) {
            const without = <T>(cells: Readonly<Record<string, T>>) =>
              Object.fromEntries(Object.entries(cells).filter(([cell]) => cell !== name));
            const less = {
              ...example,
              business: without(example.business),
              declared: without(example.declared),
            };
            expect(["unknown", whole]).toContain(ask(policy, less).verdict);
          }
        }
      });
    });
  }
});
