import { expect, test } from "vitest";
import { buildFront } from "./build-front.ts";
import { FRONTS, type Front } from "./fronts.ts";
import { weighFront } from "./weigh-front.ts";

/** Budgets in bytes with gzip: script of the first page, script of each route in all, style sheets. */
const BUDGETS: Readonly<Record<Front["code"], { first: number; route: number; style: number }>> = {
  desk: { first: 200_000, route: 250_000, style: 90_000 },
  // A cheap phone at the edge of the network.
  field: { first: 90_000, route: 110_000, style: 10_000 },
};
const BUILD_MS = 120_000;

test.each(FRONTS)(
  "the first page and every route of the $code stay within their weight",
  {
    timeout: BUILD_MS,
  },
  async (front) => {
    const budget = BUDGETS[front.code];
    const { entry, routes } = weighFront(await buildFront(front));
    // An empty sheet would be light, and everything unstyled.
    expect(entry.script).toBeGreaterThan(50_000);
    expect(entry.style).toBeGreaterThan(2_000);
    expect(entry.script).toBeLessThanOrEqual(budget.first);
    const heavy = Object.entries(routes).filter(
      ([, { script, style }]) => script > budget.route || style > budget.style,
    );
    expect(heavy).toEqual([]);
    expect(Object.keys(routes).length).toBeGreaterThan(0);
  },
);
