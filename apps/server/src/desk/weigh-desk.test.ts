import { expect, test } from "vitest";
import { buildDesk } from "./build-desk.ts";
import { weighDesk } from "./weigh-desk.ts";

/** Budgets of the first page and of each route in all, in bytes with gzip. */
const FIRST_SCRIPT = 200_000;
const ROUTE_SCRIPT = 250_000;
const STYLE = 90_000;
const BUILD_MS = 120_000;

test("the first page and every route of the desk stay within their weight", {
  timeout: BUILD_MS,
}, async () => {
  const { entry, routes } = weighDesk(await buildDesk());
  // An empty sheet would be light, and everything unstyled.
  expect(entry.script).toBeGreaterThan(50_000);
  expect(entry.style).toBeGreaterThan(2_000);
  expect(entry.script).toBeLessThanOrEqual(FIRST_SCRIPT);
  const heavy = Object.entries(routes).filter(
    ([, { script, style }]) => script > ROUTE_SCRIPT || style > STYLE,
  );
  expect(heavy).toEqual([]);
  expect(Object.keys(routes).length).toBeGreaterThan(0);
});
