import type { Actor } from "@olive/http";
import { factCorrectionKind } from "../correction/kind.ts";
import { defineLifeCycle } from "../life-cycle/life-cycle.ts";
import { type CaseOffice, lifeCycles } from "../life-cycle/life-cycles.ts";
import type { Assigned } from "../staff.ts";

export const COUNTY = "330799";
export const VILLAGE = "330799201201";
export const OTHER_VILLAGE = "330799202201";
export const TOWNSHIP = "330799201000";
export const WHOLE = "330799000000";

const THRESHOLDS = { remind: 0, rise: 2, reassign: 5 } as const;

/** A visit that finds out something local: walks through every level, and shows each kind of transition. */
export const visit = defineLifeCycle({
  code: "visit",
  name: { zh: "走访", en: "Visit" },
  starts: "visiting",
  states: {
    visiting: {
      name: { zh: "待走访", en: "To be visited" },
      next: { zh: "上门走访", en: "Visit" },
      owner: { act: "recognition.checkLocal", level: "village" },
      clock: 3,
      thresholds: THRESHOLDS,
    },
    checking: {
      name: { zh: "待乡镇核对", en: "To be checked" },
      next: { zh: "核对走访结果", en: "Check the visit" },
      owner: { act: "case.work", level: "township" },
      clock: 2,
      thresholds: THRESHOLDS,
    },
  },
  ends: { done: { name: { zh: "已走访", en: "Visited" }, reopensTo: "visiting" } },
  acts: {
    report: {
      name: { zh: "报告走访", en: "Report" },
      from: ["visiting"],
      to: "checking",
      who: { act: "recognition.checkLocal", relation: "owner" },
      needs: { reason: true },
    },
    remark: {
      name: { zh: "补记", en: "Remark" },
      from: ["visiting"],
      to: "visiting",
      who: { act: "case.work", relation: "team" },
      keepsClock: true,
    },
    return: {
      name: { zh: "退回", en: "Return" },
      from: ["checking"],
      to: "visiting",
      who: { act: "case.work", relation: "team", otherThan: ["previous"] },
      needs: { reason: true },
    },
    settle: {
      name: { zh: "并案办结", en: "Settle with another" },
      from: ["visiting"],
      to: "done",
      who: { act: "recognition.checkLocal", relation: "team" },
      confirms: true,
      internal: true,
    },
    confirm: {
      name: { zh: "确认", en: "Confirm" },
      from: ["checking"],
      to: "done",
      who: { act: "case.work", relation: "team", otherThan: ["opener"] },
      confirms: true,
    },
  },
});

const worker = (
  account: number,
  name: string,
  role: string,
  area: string,
  acts: readonly string[],
  department: string | null = null,
): Assigned => ({ account, name, role, area, department, acts });

const LOCAL = ["recognition.checkLocal", "case.work", "fact.dispute"];

/** Invented people of an invented county: two of one village, one of another, superiors, and two departments. */
export const STAFF: readonly Assigned[] = [
  worker(1, "林甲", "villageWorker", VILLAGE, LOCAL),
  worker(2, "林乙", "villageWorker", VILLAGE, LOCAL),
  worker(3, "林丙", "villageWorker", OTHER_VILLAGE, LOCAL),
  worker(4, "丁乡", "townshipOfficial", TOWNSHIP, ["case.work", "case.assign", "case.supervise"]),
  worker(5, "戊乡", "townshipOfficial", TOWNSHIP, ["case.work"]),
  worker(6, "己局", "departmentOfficial", WHOLE, ["fact.correct", "case.assign", "case.supervise"], "甲局"),
  worker(7, "庚局", "departmentOfficial", WHOLE, ["fact.correct"], "甲局"),
  worker(8, "辛局", "departmentOfficial", WHOLE, ["fact.correct", "case.supervise"], "乙局"),
  worker(9, "壬县", "countyLeader", WHOLE, ["case.assign", "case.supervise"]),
];

/** The office of that county; `staff` may be a shorter list. */
export function smallOffice(staff: readonly Assigned[] = STAFF): CaseOffice {
  return { lifeCycles: lifeCycles([factCorrectionKind, { cycle: visit }]), staff: async () => staff };
}

/** The signed-in person of that account. */
export function actorOf(account: number): Actor {
  const found = STAFF.find((one) => one.account === account);
  if (found === undefined) throw new RangeError(`nobody has account ${account}`);
  return { ...found, county: COUNTY, assignment: account, secondFactor: true };
}

/** A working day (a Thursday) without a holiday near it. */
export const NOW = new Date("2022-06-16T01:00:00Z");
