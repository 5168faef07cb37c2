import { afterAll, expect, test } from "vitest";
import { openTitleThread } from "./title-thread.ts";

const thread = openTitleThread();
afterAll(() => thread.close());

test("guesses come in the order of their titles, and this thread goes on meanwhile", async () => {
  const titles = ["缝纫工", "保安", "会计", "某某"];
  let turns = 0;
  const beat = setInterval(() => {
    turns += 1;
  }, 20);
  const [together, ...alone] = await Promise.all([
    thread.guess(titles),
    ...titles.map((one) => thread.guess([one])),
  ]);
  clearInterval(beat);
  expect(turns).toBeGreaterThan(10);
  expect(together).toEqual(alone.flat());
  expect(new Set(together.map(({ candidates }) => candidates[0]?.code)).size).toBeGreaterThan(2);
  const [best] = together[0]?.candidates ?? [];
  expect(thread.nameOf(best?.code ?? "")).toBe(best?.name);
}, 60_000);

test("after it was ended the next question begins it anew", async () => {
  await thread.close();
  expect(await thread.guess(["保安"])).toHaveLength(1);
}, 60_000);
