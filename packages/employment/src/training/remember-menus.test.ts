import { expect, test } from "vitest";
import { rememberMenus } from "./training-http.ts";

const menu = { people: 1, courses: [] };

test("the same question of the same market is worked out once; another market, or a failure, is asked anew", async () => {
  const remembered = rememberMenus();
  let worked = 0;
  const work = async () => {
    worked += 1;
    return menu;
  };
  const ask = (version: number, key = "a") => remembered({ version }, key, work);
  await Promise.all([ask(1), ask(1), ask(1)]);
  expect(worked).toBe(1);
  await ask(1, "b");
  expect(worked).toBe(2);
  await ask(2);
  await ask(2);
  expect(worked).toBe(3);
  await expect(
    remembered({ version: 2 }, "c", async () => {
      throw new RangeError("fell");
    }),
  ).rejects.toThrow("fell");
  await remembered({ version: 2 }, "c", work);
  expect(worked).toBe(4);
});
