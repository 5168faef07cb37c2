import { parseIsoDate } from "@olive/kernel";
import { describe, expect, test } from "vitest";
import type { Case } from "../case.ts";
import { actorOf, COUNTY, NOW, OTHER_VILLAGE, VILLAGE, visit } from "../testing/small-office.ts";
import { decide, listActs, startClock, teamIn } from "./decide.ts";

const today = parseIsoDate("2022-06-16")!;

const visiting: Case = {
  ...{
    id: "a",
    county: COUNTY,
    place: VILLAGE,
    lifeCycle: "visit",
    subject: "person:x",
    subjectName: "林某",
  },
  ...{ title: { zh: "走访", en: "Visit" }, state: "visiting", department: null },
  team: teamIn(visit, "visiting", { place: VILLAGE, department: null }),
  owner: { account: 1, name: "林甲" },
  ...startClock(visit, "visiting", today),
  ...{ unownedSince: null, risk: 0, riskReasons: [], raisedTo: null, note: null, data: {} },
  ...{
    openedAt: NOW,
    openedBy: 4,
    stateSince: NOW,
    closedAt: null,
    outcome: null,
    confirmedBy: null,
    version: 1,
  },
};
const checking = { ...visiting, state: "checking", team: teamIn(visit, "checking", visiting), owner: null };

describe("an act", () => {
  test("moves the case to the next state with its team and a due date in working days", () => {
    const decision = decide(visit, visiting, "report", actorOf(1), { reason: "见到了本人" }, today);
    expect(decision.to).toBe("checking");
    expect(decision.open?.team).toEqual({
      act: "case.work",
      level: "township",
      area: "330799201000",
      department: null,
    });
    // Thursday and two working days: Monday.
    expect(decision.open?.clock).toMatchObject({ dueOn: "2022-06-20", urged: 0, urgeOn: "2022-06-20" });
  });

  test("needs its reason, and is refused to those whose it isn't", () => {
    const attempt = (account: number, reason: string) => () =>
      decide(visit, visiting, "report", actorOf(account), { reason }, today);
    expect(attempt(1, " ")).toThrow(expect.objectContaining({ code: "reason-missing" }));
    expect(attempt(2, "代报")).toThrow(expect.objectContaining({ code: "case-not-yours", status: 403 }));
    expect(attempt(5, "代报")).toThrow(expect.objectContaining({ code: "act-not-allowed" }));
  });

  test("is possible in its states alone, and nowhere outside the actor's area", () => {
    expect(() => decide(visit, checking, "report", actorOf(1), { reason: "再报" }, today)).toThrow(
      expect.objectContaining({ code: "act-not-possible", status: 409 }),
    );
    const elsewhere = { ...visiting, place: OTHER_VILLAGE };
    expect(listActs(visit, elsewhere, actorOf(1))).toEqual([]);
  });

  test("that keeps the clock leaves the due date as it was", () => {
    const late = parseIsoDate("2022-07-01")!;
    expect(decide(visit, visiting, "remark", actorOf(1), {}, late).open?.clock.dueOn).toBe(visiting.dueOn);
  });
});

describe("an end", () => {
  test("is confirmed by a named person", () => {
    const decision = decide(visit, checking, "confirm", actorOf(5), {}, today);
    expect(decision).toMatchObject({ to: "done", open: null, confirmedBy: 5 });
  });

  test("isn't confirmed by whoever opened the case: who proposes may not approve", () => {
    expect(() => decide(visit, checking, "confirm", actorOf(4), {}, today)).toThrow(
      expect.objectContaining({ code: "same-person" }),
    );
    expect(listActs(visit, checking, actorOf(4))).toEqual(["return"]);
    expect(listActs(visit, checking, actorOf(5), 5)).toEqual(["confirm"]);
  });

  test("is never a machine's", () => {
    expect(() => decide(visit, checking, "confirm", "machine", {}, today)).toThrow();
    expect(listActs(visit, checking, "machine")).toEqual([]);
  });
});
