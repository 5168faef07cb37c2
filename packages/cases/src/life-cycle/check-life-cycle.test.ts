import { expect, test } from "vitest";
import { factCorrection } from "../correction/fact-correction.ts";
import { visit } from "../testing/small-office.ts";
import { checkLifeCycle } from "./check-life-cycle.ts";
import type { LifeCycle, Transition } from "./life-cycle.ts";

const changed = (acts: Record<string, Partial<Transition>>): LifeCycle => ({
  ...(visit as LifeCycle),
  acts: Object.fromEntries(
    Object.entries(visit.acts as LifeCycle["acts"]).map(([act, whole]) => [act, { ...whole, ...acts[act] }]),
  ),
});

test("a whole life cycle has no fault", () => {
  expect(checkLifeCycle(visit)).toEqual([]);
  expect(checkLifeCycle(factCorrection)).toEqual([]);
});

test("every fault that a case could be lost by is found", () => {
  const { confirm, settle, ...others } = visit.acts as LifeCycle["acts"];
  expect(checkLifeCycle({ ...(visit as LifeCycle), acts: others })).toEqual([
    "visit: nothing leads to done",
    "visit: no way out of visiting that people can go",
    "visit: no way out of checking that people can go",
  ]);
  expect(checkLifeCycle(changed({ confirm: { who: "machine" } }))).toContain(
    "visit: confirm: a machine never ends a case",
  );
  expect(checkLifeCycle(changed({ confirm: { confirms: false } }))).toContain(
    "visit: confirm ends without confirming",
  );
  expect(checkLifeCycle(changed({ report: { to: "visiting" } }))).toContain(
    "visit: nothing leads to checking",
  );
  expect([confirm, settle]).not.toContain(undefined);
});

test("clocks are whole working days, and urge in order", () => {
  const states = {
    ...visit.states,
    visiting: { ...visit.states.visiting, clock: 0, thresholds: { remind: 3, rise: 2, reassign: 5 } },
  };
  expect(checkLifeCycle({ ...(visit as LifeCycle), states })).toEqual([
    "visit: visiting has no clock in whole working days",
    "visit: visiting reassigns before it rises, or rises before it reminds",
  ]);
});
