import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CountyAccess, readCountyAccess } from "@olive/access";
import { isLifeCycle, type LifeCycle } from "@olive/cases";
import { listCounties } from "@olive/registry";
import { describe, expect, test } from "vitest";
import { CASE_KINDS } from "../apps/server/src/cases/case-kinds.ts";
import { checkLifeCycle } from "../packages/cases/src/life-cycle/check-life-cycle.ts";
import { ROOT } from "./read-sources.ts";

/** Files of the product that define a life cycle, with how often they do. */
const FILES = globSync("{packages,apps}/*/src/**/*.ts", { cwd: ROOT })
  .filter((path) => !/\.test\.ts$|\/testing\/|\/testing\.ts$/.test(path))
  .map((path) => ({ path, times: count(readFileSync(join(ROOT, path), "utf8")) }))
  .filter(({ times, path }) => times > 0 && !path.endsWith("life-cycle/life-cycle.ts"));

function count(text: string): number {
  return text.match(/\bdefineLifeCycle\(/g)?.length ?? 0;
}

/** Everything that the code base defines, found in its files: a new life cycle can't be forgotten. */
async function findLifeCycles(): Promise<LifeCycle[]> {
  const found: LifeCycle[] = [];
  for (const { path } of FILES) {
    const module: Record<string, unknown> = await import(join(ROOT, path));
    found.push(...Object.values(module).filter(isLifeCycle));
  }
  return found;
}

const cycles = await findLifeCycles();
const counties = listCounties().map((slug) => ({ slug, dir: join(ROOT, "counties", slug) }));

test("every life cycle that is defined is exported where it is defined, and the server has it", () => {
  expect(cycles.length).toBe(FILES.reduce((sum, { times }) => sum + times, 0));
  expect(cycles.length).toBeGreaterThan(0);
  const served = CASE_KINDS.map(({ cycle }) => cycle.code);
  expect(served.toSorted()).toEqual(cycles.map(({ code }) => code).toSorted());
});

describe.each(cycles.map((cycle) => [cycle.code, cycle] as const))("%s", (_code, cycle) => {
  test("has no state that can't be reached, none without a way out, no end that nobody confirmed", () => {
    expect(checkLifeCycle(cycle)).toEqual([]);
  });

  test.each(counties)("is somebody's to work on in $slug: every step, every act", ({ dir }) => {
    const access = readCountyAccess(dir);
    expect(listActs(cycle).filter((act) => rolesWith(access, act).length === 0)).toEqual([]);
    const working = rolesWith(access, "case.work");
    const owning = Object.values(cycle.states).flatMap(({ owner }) => rolesWith(access, owner.act));
    expect(owning.filter((role) => !working.includes(role))).toEqual([]);
  });

  test.each(counties.filter(({ dir }) => existsSync(join(dir, "accounts.yaml"))))(
    "has in the demo of $slug somebody at the level of every step, and a superior",
    ({ dir }) => {
      const access = readCountyAccess(dir);
      const steps = Object.entries(cycle.states).filter(([, { owner }]) => !hasOwner(access, owner));
      expect(steps.map(([state]) => state)).toEqual([]);
      const superiors = rolesWith(access, "case.supervise");
      // Of a department without a head the county's leader is the superior.
      const overAll = access.demoAccounts.filter(
        (one) => one.department === undefined && superiors.includes(one.role),
      );
      expect(overAll.some(({ area }) => LEVELS.county.test(area))).toBe(true);
    },
  );
});

function listActs(cycle: LifeCycle): string[] {
  const doers = Object.values(cycle.acts).flatMap(({ who }) => (who === "machine" ? [] : [who.act]));
  return [...new Set([...doers, ...Object.values(cycle.states).map(({ owner }) => owner.act)])];
}

function rolesWith({ roles }: CountyAccess, act: string): string[] {
  return [...roles.values()]
    .filter(({ acts }) => (acts as readonly string[]).includes(act))
    .map(({ code }) => code);
}

const LEVELS = {
  village: /\d{9}(?!000)\d{3}$/,
  township: /^\d{6}(?!000)\d{3}000$/,
  county: /000000$/,
  department: /000000$/,
};

function hasOwner(
  access: CountyAccess,
  { act, level }: { act: string; level: keyof typeof LEVELS },
): boolean {
  const roles = rolesWith(access, act);
  return access.demoAccounts.some(
    (one) =>
      roles.includes(one.role) &&
      LEVELS[level].test(one.area) &&
      (level === "department") <= (one.department !== undefined),
  );
}
