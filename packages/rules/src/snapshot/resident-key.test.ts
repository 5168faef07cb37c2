import { residentIdOf } from "@olive/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { indexResidents } from "./resident-index.ts";
import { NO_KEY, residentIdOfKey, residentKeyOf } from "./resident-key.ts";

const id = fc
  .tuple(fc.nat(999_999), fc.integer({ min: 1800, max: 2099 }), fc.nat(11), fc.nat(27), fc.nat(999))
  .map(([area, year, month, day, serial]) => {
    const text = (value: number, width: number) => String(value).padStart(width, "0");
    return residentIdOf(`${text(area, 6)}${year}${text(month + 1, 2)}${text(day + 1, 2)}${text(serial, 3)}`);
  });

test("an ID number comes back from its key", () => {
  fc.assert(
    fc.property(id, (text) => {
      expect(residentIdOfKey(residentKeyOf(text))).toBe(text);
    }),
  );
});

test("keys are in the order of the ID numbers", () => {
  fc.assert(
    fc.property(id, id, (a, b) => {
      expect(residentKeyOf(a) < residentKeyOf(b)).toBe(a.slice(0, 17) < b.slice(0, 17));
    }),
  );
});

test("what is no ID number has no key", () => {
  for (const text of ["", "3307991985", "33079919850301001", "33079919851301001X", "H33079900000000001"]) {
    expect(residentKeyOf(text)).toBe(NO_KEY);
  }
});

test("an index finds every key that was added, and no other", () => {
  fc.assert(
    fc.property(fc.uniqueArray(id, { maxLength: 200 }), id, (ids, other) => {
      const keys = Float64Array.from(ids, residentKeyOf);
      const index = indexResidents(() => keys, 0);
      for (const [row, key] of keys.entries()) index.add(key, row);
      expect(Array.from(keys, (key) => index.find(key))).toEqual(ids.map((_, row) => row));
      if (!ids.includes(other)) expect(index.find(residentKeyOf(other))).toBe(-1);
    }),
  );
});
