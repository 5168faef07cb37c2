import { expect, test } from "vitest";
import type { Colleague } from "../account/account.ts";
import { findIncompatible } from "../assignment/incompatible-roles.ts";
import { findSupervisor } from "./find-supervisor.ts";

const colleague = (
  account: number,
  area: string,
  act: string,
  department: string | null = null,
): Colleague => ({
  ...{ account, name: "某", role: "any", area, department, acts: [act] },
});
const worker = { account: 1, area: "330799200201", department: null };

test("a reading outside the area is reported to the nearest who supervises, never to the reader", () => {
  const county = colleague(2, "330799000000", "case.supervise");
  const township = colleague(3, "330799200000", "case.supervise");
  const sibling = colleague(4, "330799300000", "case.supervise");
  const auditor = colleague(5, "330799000000", "audit.read");
  const self = colleague(1, "330799200000", "case.supervise");
  expect(findSupervisor([county, sibling, auditor, township, self], worker)?.account).toBe(3);
  expect(findSupervisor([county, sibling, auditor, self], worker)?.account).toBe(2);
  expect(findSupervisor([sibling, auditor, self], worker)?.account).toBe(5);
  expect(findSupervisor([sibling, self], worker)).toBeUndefined();
});

test("of two at the same height it is the one of the reader's department", () => {
  const [one, other] = ["甲局", "乙局"].map((department, index) =>
    colleague(index + 2, "330799000000", "case.supervise", department),
  );
  expect(findSupervisor([one!, other!], { ...worker, department: "乙局" })?.account).toBe(3);
});

test("roles clash either way round, in periods that meet, and never with themselves", () => {
  const county = { incompatible: [["clerk", "chief"]] as [string, string][] };
  const held = { role: "clerk", fromOn: "2026-01-01", untilOn: "2026-06-30" };
  const wanted = (role: string, fromOn: string) => ({ role, fromOn, untilOn: null });
  expect(findIncompatible(county, [held], wanted("chief", "2026-06-30"))).toBe(held);
  expect(findIncompatible(county, [{ ...held, role: "chief" }], wanted("clerk", "2026-01-01"))).toBeDefined();
  expect(findIncompatible(county, [held], wanted("chief", "2026-07-01"))).toBeUndefined();
  expect(findIncompatible(county, [held], wanted("clerk", "2026-03-01"))).toBeUndefined();
});
