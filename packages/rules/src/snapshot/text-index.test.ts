import fc from "fast-check";
import { expect, test } from "vitest";
import { textIndex } from "./text-index.ts";

const text = fc.string({ unit: "grapheme", maxLength: 12 });

test("equal texts have equal codes, and every code gives its text", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 300 }), (texts) => {
      const index = textIndex();
      const codes = texts.map((value) => index.internText(value));
      expect(codes.map((code) => index.textOf(code))).toEqual(texts);
      expect(index.size).toBe(new Set(texts).size);
    }),
  );
});

test("an index goes on from its bytes", () => {
  fc.assert(
    fc.property(fc.array(text), fc.array(text), (before, after) => {
      const index = textIndex();
      for (const value of before) index.internText(value);
      const again = textIndex(index.bytes(), index.ends());
      for (const value of [...before, ...after])
        expect(again.internText(value)).toBe(index.internText(value));
      expect(again.find("not there at all")).toBe(-1);
    }),
  );
});
