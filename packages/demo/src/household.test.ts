import { expect, test } from "vitest";
import { composeHousehold, type Seat } from "./household.ts";
import { createRandom } from "./random.ts";
import type { Calibration, HouseholdType } from "./settings.ts";

const calibration = { mothersAge: { from: 21, to: 33 }, oldest: 98 } as Calibration;
const weight = { urban: 1, plain: 1, mountain: 1 };

function compose(members: HouseholdType["members"], from: number, to: number): Seat[][] {
  const type = { code: "x", weight, head: [{ from, to, weight: 1 }], maleHead: 0.7, members };
  return Array.from({ length: 300 }, (_, i) => composeHousehold(createRandom(1, i), type, calibration));
}

test("spouses are of the other sex and of age to marry", () => {
  for (const [head, spouse] of compose(["spouse"], 20, 80)) {
    expect(spouse?.sex).not.toBe(head?.sex);
    expect(spouse?.age).toBeGreaterThanOrEqual(spouse?.sex === "male" ? 22 : 20);
  }
});

test("children are at least 18 years younger than either parent, and never unborn", () => {
  for (const seats of compose(["spouse", "child", "child"], 24, 58)) {
    const children = seats.slice(2);
    expect(children.length).toBeGreaterThan(0);
    for (const child of children) {
      expect(child.age).toBeGreaterThanOrEqual(0);
      for (const parent of seats.slice(0, 2)) expect(parent.age - child.age).toBeGreaterThanOrEqual(18);
      expect(child.relation).toBe(child.sex === "male" ? "son" : "daughter");
    }
  }
});

test("the head's parents are a generation older, and nobody is older than the oldest", () => {
  for (const [head, ...parents] of compose(["parents"], 28, 75)) {
    for (const parent of parents) {
      expect(parent.age - (head?.age ?? 0)).toBeGreaterThanOrEqual(18);
      expect(parent.age).toBeLessThanOrEqual(98);
    }
  }
});
