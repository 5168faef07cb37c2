import fc from "fast-check";
import { expect, test } from "vitest";
import { createTitleIndex, isAlike, titleKey } from "./title-key.ts";

test.each([
  ["急聘缝纫工（包吃住）", "缝纫工", true],
  ["缝纫工", "缝纫工熟手", true],
  ["保洁员5名", "保洁员", true],
  ["缝纫工", "裁剪工", false],
  ["普工", "操作工", false],
])("%s and %s: alike is %s", (a, b, alike) => {
  expect(isAlike(titleKey(a), titleKey(b))).toBe(alike);
});

test("the index finds what comparing with each one finds", () => {
  const title = fc.stringMatching(/^[缝纫裁剪工员]{1,6}$/);
  fc.assert(
    fc.property(fc.array(title, { maxLength: 30 }), title, (titles, asked) => {
      const index = createTitleIndex<string>();
      for (const one of titles) index.add(one, one);
      const expected = titles.find((one) => one === asked) ?? titles.find((one) => isAlike(one, asked));
      expect(index.find(asked)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});
