import { expect, onTestFinished, test } from "vitest";
import { testStore, tryBank } from "../testing/test-bank.ts";
import { runKit, SCENARIOS } from "./run-kit.ts";

const store = await testStore();

test("the kit has at least 80 scenarios, 50 of them negative, each with a code of its own", () => {
  expect(SCENARIOS.length).toBeGreaterThanOrEqual(80);
  expect(SCENARIOS.filter(({ negative }) => negative).length).toBeGreaterThanOrEqual(50);
  expect(new Set(SCENARIOS.map(({ code }) => code)).size).toBe(SCENARIOS.length);
});

test.each(["olive-creek", "rice-pond", "pine-cone"])(
  "%s passes all of it",
  { timeout: 180_000 },
  async (code) => {
    const { kit, stop } = await tryBank(code, store);
    onTestFinished(stop);
    const report = await runKit(kit);
    expect(
      report.tried.filter(({ passed }) => !passed).map(({ code, found }) => `${code}: ${found}`),
    ).toEqual([]);
  },
);
