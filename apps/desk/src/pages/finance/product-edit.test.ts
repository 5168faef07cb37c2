import fc from "fast-check";
import { expect, test } from "vitest";
import { readFields, writeFields } from "./product-edit.ts";

const body = fc
  .record({
    name: fc.record({ zh: fc.string(), en: fc.string() }),
    summary: fc.record({ zh: fc.string(), en: fc.string() }),
    amountFen: fc.record({ min: fc.nat(), max: fc.nat(), perDay: fc.nat() }),
    rate: fc.record({ basis: fc.string(), fromBp: fc.nat(), toBp: fc.nat(), floats: fc.boolean() }),
    for: fc.record({ minMonths: fc.nat(), ownCondition: fc.jsonValue() }),
    ownTerm: fc.jsonValue(),
  })
  .map((one) => one as Record<string, unknown>);

test("what the form doesn't know of a product survives every edit; nothing changed changes nothing", () => {
  fc.assert(
    fc.property(body, fc.string(), fc.nat(), (before, nameZh, fromBp) => {
      expect(writeFields(before, readFields(before))).toEqual(before);
      const after = writeFields(before, { ...readFields(before), nameZh, fromBp });
      expect(after).toEqual({
        ...before,
        name: { ...(before.name as object), zh: nameZh },
        rate: { ...(before.rate as object), fromBp },
      });
    }),
  );
});
