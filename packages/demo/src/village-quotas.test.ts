import fc from "fast-check";
import { expect, test } from "vitest";
import { allocatePeople } from "./village-quotas.ts";

test("everybody gets a village, and no village is a whole person off its share", () => {
  const weights = fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(weights, fc.integer({ min: 0, max: 100_000 }), (values, people) => {
      const villages = values.map((weight, i) => ({
        code: String(i),
        township: "1",
        setting: "plain" as const,
        weight,
      }));
      const total = values.reduce((a, b) => a + b, 0);
      const quotas = allocatePeople(villages, people);
      expect(quotas.reduce((sum, quota) => sum + quota.people, 0)).toBe(people);
      for (const { village, people: quota } of quotas) {
        expect(Math.abs(quota - (village.weight / total) * people)).toBeLessThan(1.000001);
      }
    }),
  );
});
