import { randomUUID } from "node:crypto";
import { asActor } from "@olive/access";
import { actOnCase, caseJobs, readCase } from "@olive/cases";
import { type Transaction, transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import {
  addShops,
  COUNTY,
  codeOf,
  installStreet,
  NOW,
  OFFICE,
  OTHER_STREET,
  official,
  ownerOf,
  STREET,
  shopOf,
  street,
  township,
} from "../grants/testing/small-street.ts";
import { listHelpFindings, openInspection, recordFinding } from "../inspection/inspection.ts";
import { superviseHelp } from "../inspection/supervise-help.ts";
import { answerHelp, handOnHelp, rateHelp, withdrawHelp } from "./act-on-help.ts";
import { type HelpRequest, listHelpRequests, listOwnHelpRequests, standingOf } from "./help-request.ts";
import { type HelpInput, submitHelpRequest } from "./submit-help.ts";

const db = await testDatabase();
const site = street();
const owner = ownerOf(50);
const as = <T>(actor: Actor, work: (tx: Transaction) => Promise<T>) => asActor(db, actor, work);
const refused = (code: string) => expect.objectContaining({ code });
const submit = (more: Partial<HelpInput> = {}) =>
  transaction(db, (tx) =>
    submitHelpRequest(tx, site, owner, {
      ...{
        id: randomUUID(),
        business: shopOf(1),
        subject: "loan",
        text: "进货缺十万，问了三家都不贷",
        channel: "own",
        now: NOW,
      },
      ...more,
    }),
  );
const read = async (id: string): Promise<HelpRequest> =>
  (await transaction(db, (tx) => listHelpRequests(tx, COUNTY, { limit: 200 }))).requests.find(
    (one) => one.id === id,
  )!;
const caseOf = async (id: string) => (await readCase(db, COUNTY, (await read(id)).caseId))!;
const answer = (id: string, actor = official(1), now = NOW) =>
  as(actor, (tx) => answerHelp(tx, site, actor, { id, text: "已联系成泰分行，周三上门", solved: true, now }));
const rate = (id: string, rating: "satisfied" | "unsatisfied", note = "", creditCode = codeOf(1)) =>
  transaction(db, (tx) => rateHelp(tx, site, owner, { id, creditCode, rating, note, now: NOW }));
const sweep = (now: Date) =>
  caseJobs(db, OFFICE, site.county)
    .find(({ name }) => name === "sweep-clocks")!
    .run({ now, county: COUNTY } as never);

beforeAll(async () => {
  await installStreet(db);
  await addShops(db, [{ n: 1 }, { n: 2, kind: "大铺" }, { n: 3, place: OTHER_STREET }]);
});

describe("where a request goes", () => {
  test("by subject, industry and area, at once, with an owner and a due date in working days", async () => {
    expect((await submit()).department).toBe("甲局");
    expect((await submit({ business: shopOf(2) })).department).toBe("乙局");
    expect((await submit({ business: { ...shopOf(3), place: OTHER_STREET } })).department).toBe("乙局");
    const other = await submit({ subject: "other" });
    expect(other).toMatchObject({ department: "乙局", dueOn: "2026-12-01" });
    expect((await caseOf(other.id)).owner).toMatchObject({ account: 3 });
    expect((await read(other.id)).route).toBe("主题：其他");
  });

  test("holidays don't count: sent on the eve of National Day it is due after it", async () => {
    const sent = await submit({ now: new Date("2025-09-30T02:00:00Z") });
    expect(sent.dueOn).toBe("2025-10-11");
  });

  test("sent twice it is one; a subject that isn't there, or no words, are refused", async () => {
    const id = randomUUID();
    expect(await submit({ id })).toEqual(await submit({ id }));
    await expect(submit({ subject: "weather" })).rejects.toEqual(refused("help-subject-unknown"));
    await expect(submit({ text: " 难 " })).rejects.toEqual(refused("help-text-missing"));
  });

  test("handed on, another unit's person owns it, and the clock runs on", async () => {
    const { id, dueOn } = await submit();
    const later = new Date("2026-11-26T02:00:00Z");
    const hand = (actor: Actor, department: string) =>
      as(actor, (tx) => handOnHelp(tx, site, actor, { id, department, reason: "归乙局管", now: later }));
    await expect(hand(official(1), "丙局")).rejects.toEqual(refused("help-department-unknown"));
    await expect(hand(official(3), "乙局")).rejects.toEqual(refused("case-not-yours"));
    expect(await hand(official(1), "乙局")).toMatchObject({ department: "乙局", dueOn });
    expect(await caseOf(id)).toMatchObject({ owner: { account: 3 }, dueOn, department: "乙局" });
    await hand(official(3), "甲局");
    expect(await caseOf(id)).toMatchObject({ dueOn, department: "甲局" });
    expect((await caseOf(id)).owner?.account).not.toBe(3);
    expect((await answer(id)).department).toBe("甲局");
  });
});

describe("whether it helped", () => {
  test("is asked once, after an answer, and only of the business itself", async () => {
    const { id } = await submit();
    await expect(rate(id, "satisfied")).rejects.toEqual(refused("help-not-answered"));
    await expect(answer(id, official(3))).rejects.toEqual(refused("case-not-yours"));
    await answer(id);
    await expect(answer(id)).rejects.toEqual(refused("help-closed"));
    await expect(rate(id, "satisfied", "", codeOf(2))).rejects.toEqual(refused("help-unknown"));
    expect(await rate(id, "satisfied")).toMatchObject({ rating: "satisfied", reopenedAt: null });
    await expect(rate(id, "unsatisfied")).rejects.toEqual(refused("help-rated"));
    expect((await caseOf(id)).closedAt).not.toBeNull();
  });

  test("not satisfied: it goes on at once, with a new clock, and isn't asked again", async () => {
    const { id } = await submit();
    await answer(id);
    const rated = await rate(id, "unsatisfied", "没有人来");
    expect(standingOf(rated)).toBe("again");
    expect(rated.dueOn).toBe("2026-11-26");
    expect(await caseOf(id)).toMatchObject({ state: "again", closedAt: null, note: "没有人来" });
    const again = await answer(id, official(1), new Date("2026-11-25T02:00:00Z"));
    expect(standingOf(again)).toBe("answered");
    await expect(rate(id, "satisfied")).rejects.toEqual(refused("help-rated"));
  });

  test("the owner sees their own alone, and may take one back", async () => {
    const { id } = await submit({ business: shopOf(2) });
    const own = await transaction(db, (tx) => listOwnHelpRequests(tx, COUNTY, codeOf(2)));
    expect(own.map((one) => one.creditCode)).toEqual(own.map(() => codeOf(2)));
    await transaction(db, (tx) => withdrawHelp(tx, site, owner, { id, creditCode: codeOf(2), now: NOW }));
    expect(standingOf(await read(id))).toBe("withdrawn");
    await expect(answer(id, official(3))).rejects.toEqual(refused("help-closed"));
  });
});

describe("when nobody answers", () => {
  test("the unit is reminded, its head hears of it, then the supervision has a finding, once, until it is mended", async () => {
    const sentAt = new Date("2026-12-07T02:00:00Z");
    const { id, dueOn } = await submit({ now: sentAt });
    expect(dueOn).toBe("2026-12-10");
    const acts = async () => {
      const { caseId } = await read(id);
      const rows = await db.query<{ act: string }>(
        "select act from cases.event where case_id = $1 order by version",
        [caseId],
      );
      return rows.map(({ act }) => act);
    };
    const at = (day: string) => new Date(`${day}T02:00:00Z`);
    await sweep(at("2026-12-09"));
    expect(await acts()).toEqual(["open"]);
    await sweep(at("2026-12-10"));
    expect(await acts()).toEqual(["open", "remind"]);
    await sweep(at("2026-12-11"));
    expect(await acts()).toEqual(["open", "remind", "rise"]);
    expect((await caseOf(id)).raisedTo).toBe(2);
    const found = async () =>
      (await transaction(db, (tx) => listHelpFindings(tx, COUNTY, {}))).filter((one) => one.request === id);
    await superviseHelp(db, site, at("2026-12-14"));
    expect(await found()).toHaveLength(0);
    await superviseHelp(db, site, at("2026-12-15"));
    await superviseHelp(db, site, at("2026-12-16"));
    const [finding] = await found();
    expect(await found()).toMatchObject([
      { source: "overdue", department: "甲局", mendedAt: null, foundByName: null },
    ]);
    await answer(id, official(1), at("2026-12-16"));
    expect(await found()).toMatchObject([{ mendedAt: null }]);
    const act = (actor: Actor, name: string, reason = "已答复并回访") =>
      as(actor, (tx) =>
        actOnCase(tx, OFFICE, actor, {
          county: COUNTY,
          id: finding!.caseId,
          act: name,
          reason,
          now: at("2026-12-17"),
        }),
      );
    await act(official(1), "reportMended");
    await expect(act(official(1), "confirmMended")).rejects.toEqual(refused("same-person"));
    await act(official(2), "sendBack", "经营者说没人找过");
    await act(official(1), "reportMended", "当面办了");
    await act(official(2), "confirmMended");
    expect(await found()).toMatchObject([{ mending: "当面办了", confirmedByName: "林乙" }]);
    expect((await found())[0]?.mendedAt).not.toBeNull();
  });
});

describe("an inspection of the help", () => {
  test("may find nothing; a finding stays open until it is mended, and isn't recorded twice", async () => {
    const inspector = official(2);
    const id = randomUUID();
    const given = {
      id,
      place: `${COUNTY}000000`,
      title: "助企纾困专项监督（虚构）",
      scope: "小铺补助",
      onDay: "2026-11-24",
      now: NOW,
    };
    expect(await as(inspector, (tx) => openInspection(tx, inspector, given))).toMatchObject({
      findings: 0,
      open: 0,
    });
    const finding = {
      id: randomUUID(),
      inspection: id,
      place: STREET,
      department: "甲局",
      text: "三户没有告知",
      now: NOW,
    };
    const record = () => as(inspector, (tx) => recordFinding(tx, OFFICE, inspector, finding));
    expect((await record()).caseId).toBe((await record()).caseId);
    expect(await as(inspector, (tx) => openInspection(tx, inspector, given))).toMatchObject({
      findings: 1,
      open: 1,
    });
  });
});

test("a township sees the requests of its own streets alone", async () => {
  const own = await submit({ business: { ...shopOf(3), place: OTHER_STREET } });
  const list = (actor: Actor) => as(actor, (tx) => listHelpRequests(tx, COUNTY, { limit: 200 }));
  expect((await list(township(OTHER_STREET))).requests.map(({ id }) => id)).toContain(own.id);
  const north = await list(township(STREET));
  expect(north.requests.length).toBeGreaterThan(0);
  expect(north.requests.map(({ id }) => id)).not.toContain(own.id);
});

test("pages of the list go on after a row, without gap and without doubles", async () => {
  const ids: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await transaction(db, (tx) =>
      listHelpRequests(tx, COUNTY, { limit: 3, ...(after === undefined ? {} : { after }) }),
    );
    ids.push(...page.requests.map(({ id }) => id));
    if (page.next === null) {
      expect(ids).toHaveLength(page.total);
      break;
    }
    after = page.next;
  }
  expect(new Set(ids).size).toBe(ids.length);
});
