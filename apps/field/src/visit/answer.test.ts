import { expect, test } from "vitest";
import { needsFrom } from "./answer.ts";

const DAY = "2024-07-01";

test("what wasn't answered is left out: unknown is never no", () => {
  expect(needsFrom({ willing: "yes", health: [], careDuties: "", wageFrom: undefined }, DAY)).toEqual({
    asked: ["willing"],
    needs: { willing: "yes", sources: { willing: { from: "asked", on: DAY } } },
  });
});

test("a list is typed as words, an occupation goes by its code, a band of schooling as a number", () => {
  const { needs } = needsFrom(
    {
      skills: "电脑、缝纫 ,开叉车",
      occupations: [{ code: "4-02-05-01", name: "仓储管理员" }],
      schooling: "3",
      homeOnly: false,
    },
    DAY,
  );
  expect(needs).toMatchObject({
    skills: ["电脑", "缝纫", "开叉车"],
    occupations: ["4-02-05-01"],
    schooling: 3,
    homeOnly: false,
  });
});
