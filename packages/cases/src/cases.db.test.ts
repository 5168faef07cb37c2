import { asActor } from "@olive/access";
import { transaction } from "@olive/db";
import { testDatabase } from "@olive/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { actOnCase } from "./commands/act-on-case.ts";
import { findOwners } from "./commands/find-owners.ts";
import { moveCases } from "./commands/move-cases.ts";
import { openCase } from "./commands/open-case.ts";
import { type OpenInput, openCases } from "./commands/open-cases.ts";
import { reassignCases } from "./commands/reassign-cases.ts";
import { reopenCase } from "./commands/reopen-case.ts";
import { sweepClocks } from "./commands/sweep-clocks.ts";
import { undoMove } from "./commands/undo-move.ts";
import { getCase } from "./queries/get-case.ts";
import { actorOf, COUNTY, NOW, OTHER_VILLAGE, STAFF, smallOffice, VILLAGE } from "./testing/small-office.ts";

const db = await testDatabase();
const office = smallOffice();

const subject = (name: string, place = VILLAGE): OpenInput => ({
  lifeCycle: "visit",
  subject: `person:${name}`,
  subjectName: name,
  place,
  title: { zh: "走访", en: "Visit" },
});
const day = (text: string) => new Date(`${text}T01:00:00Z`);
const open = (name: string, by: number | "machine" = "machine", place = VILLAGE) =>
  transaction(db, (tx) =>
    openCase(tx, office, by === "machine" ? by : actorOf(by), {
      ...subject(name, place),
      county: COUNTY,
      now: NOW,
    }),
  );
const act = (account: number, id: string, name: string, more: object = {}) =>
  asActor(db, actorOf(account), (tx) =>
    actOnCase(tx, office, actorOf(account), {
      county: COUNTY,
      id,
      act: name,
      now: NOW,
      reason: "如实",
      ...more,
    }),
  );
const look = (id: string, account = 9) =>
  asActor(db, actorOf(account), (tx) => getCase(tx, office, actorOf(account), id));

beforeEach(() => db.query("truncate cases.case_file, cases.move, cases.absence cascade"));

describe("a case", () => {
  test("is in one state with one owner, one due date, and every change is an event with actor and reason", async () => {
    const id = await open("某甲");
    await act(1, id, "report", { reason: "见到了本人" });
    const { case: kase, events } = await look(id);
    expect(kase).toMatchObject({ state: "checking", owner: { account: 5 }, dueOn: "2022-06-20", version: 2 });
    expect(kase.note).toBe("见到了本人");
    expect(events.map(({ act, from, to }) => [act, from, to])).toEqual([
      ["open", null, "visiting"],
      ["report", "visiting", "checking"],
    ]);
    expect(events[0]).toMatchObject({ actor: null, owner: { account: 1, name: "林甲" } });
    expect(events[1]).toMatchObject({ actor: { account: 1, name: "林甲" }, reason: "见到了本人" });
  });

  test("goes to whoever of the team has fewest", async () => {
    const ids = [await open("甲一"), await open("甲二"), await open("甲三")];
    const owners = await Promise.all(ids.map(async (id) => (await look(id)).case.owner?.account));
    expect(owners).toEqual([1, 2, 1]);
  });

  test("ends in a confirmed outcome alone, and reopens when data contradict it", async () => {
    const id = await open("某乙");
    await act(1, id, "report");
    await act(5, id, "confirm");
    expect((await look(id)).case).toMatchObject({ outcome: "done", confirmedBy: 5, dueOn: null });
    const contradicted = {
      county: COUNTY,
      id,
      reason: "社保记录显示不符",
      data: { file: 7, row: 12 },
      now: NOW,
    };
    await transaction(db, (tx) => reopenCase(tx, office, "machine", contradicted));
    const { case: kase, events } = await look(id);
    expect(kase).toMatchObject({ state: "visiting", outcome: null, owner: { account: 1 } });
    expect(events.at(-1)).toMatchObject({ act: "reopen", actor: null, data: { file: 7, row: 12 } });
  });

  test("of one subject and life cycle is open once", async () => {
    const id = await open("某丙");
    await expect(open("某丙")).rejects.toMatchObject({ code: "case-already-open", details: { case: id } });
    await expect(db.query("select from cases.case_file")).resolves.toHaveLength(1);
  });

  test("moves for the first of two who saw the same version", async () => {
    const id = await open("某丁");
    const both = await Promise.allSettled([
      act(1, id, "report", { version: 1 }),
      act(1, id, "remark", { version: 1 }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "case-moved-on" },
    });
  });

  test("has acts that its own slice alone may do, with what belongs to them", async () => {
    const id = await open("某己");
    await expect(act(1, id, "settle", { fromOutside: true })).rejects.toMatchObject({ code: "act-unknown" });
    await expect(act(1, id, "settle")).resolves.toMatchObject({ outcome: "done", confirmedBy: 1 });
  });

  test("isn't there for anybody of another place", async () => {
    const id = await open("某戊", "machine", OTHER_VILLAGE);
    await expect(look(id, 1)).rejects.toMatchObject({ code: "case-unknown", status: 404 });
    await expect(act(1, id, "report")).rejects.toMatchObject({ code: "case-unknown" });
    await expect(look(id, 3)).resolves.toMatchObject({ case: { id } });
  });

  test("opens by the thousand in one act", async () => {
    const cases = Array.from({ length: 3_000 }, (_, index) => subject(`众${index}`));
    const input = { county: COUNTY, cases, now: NOW };
    const opened = await transaction(db, (tx) => openCases(tx, office, "machine", input));
    const again = await transaction(db, (tx) => openCases(tx, office, "machine", input));
    expect([opened.length, again.length]).toEqual([3_000, 0]);
    const owners = await db.query(
      "select owner_account, count(*) from cases.case_file group by 1 order by 1",
    );
    expect(owners).toEqual([
      { owner_account: 1, count: 1_500 },
      { owner_account: 2, count: 1_500 },
    ]);
  });
});

describe("a clock", () => {
  const sweep = async (text: string) => {
    while (await sweepClocks(db, office, day(text)));
  };
  const story = async (id: string) => (await look(id)).events.slice(1).map((event) => event.act);

  test("reminds, then raises, then reassigns, at the step's thresholds in working days, each once", async () => {
    const id = await open("晚一");
    await sweep("2022-06-20");
    expect(await story(id)).toEqual([]);
    await sweep("2022-06-21");
    await sweep("2022-06-21");
    expect(await story(id)).toEqual(["remind"]);
    // Two working days after the due date.
    await sweep("2022-06-23");
    expect((await look(id)).case.raisedTo).toBe(4);
    // Saturday counts for nothing; five working days after the due date it is another's.
    await sweep("2022-06-25");
    expect(await story(id)).toEqual(["remind", "rise"]);
    await sweep("2022-06-28");
    const { case: kase } = await look(id);
    expect(await story(id)).toEqual(["remind", "rise", "reassign"]);
    expect(kase).toMatchObject({
      owner: { account: 2 },
      dueOn: "2022-06-21",
      state: "visiting",
      closedAt: null,
    });
  });

  test("goes to the next level where the team has nobody else, and catches up after a standstill", async () => {
    const id = await open("晚二", "machine", OTHER_VILLAGE);
    await sweep("2022-06-30");
    expect(await story(id)).toEqual(["remind", "rise", "reassign"]);
    expect((await look(id)).case.owner).toEqual({ account: 9, name: "壬县" });
  });
});

describe("an owner", () => {
  test("is found for every case within a working day", async () => {
    const nobody = smallOffice(STAFF.filter(({ account }) => account > 3));
    const id = await transaction(db, (tx) =>
      openCase(tx, nobody, "machine", { ...subject("无人"), county: COUNTY, now: NOW }),
    );
    await findOwners(db, nobody, NOW);
    expect((await look(id)).case.owner).toBeNull();
    await findOwners(db, nobody, day("2022-06-17"));
    expect((await look(id)).case).toMatchObject({ owner: { account: 4 }, unownedSince: null });
  });

  test("who has left loses the cases to the team at once", async () => {
    const id = await open("离任");
    await findOwners(db, smallOffice(STAFF.filter(({ account }) => account !== 1)), NOW);
    expect((await look(id)).case.owner?.account).toBe(2);
  });

  test("who is absent hands all cases over in one act, which can be undone but for what went on", async () => {
    const ids = [await open("移一"), await open("移二"), await open("移三")];
    await act(1, ids[0]!, "remark");
    const move = { account: 1, name: "林甲", to: null, reason: "住院", absent: { until: null }, now: NOW };
    const moved = await asActor(db, actorOf(4), (tx) => moveCases(tx, office, actorOf(4), move));
    expect(moved).toMatchObject({ moved: 2, left: 0 });
    // While absent, nothing new comes.
    expect((await look(await open("新来"))).case.owner?.account).toBe(2);
    await act(2, ids[0]!, "report");
    const undone = await asActor(db, actorOf(4), (tx) =>
      undoMove(tx, actorOf(4), { id: moved.id, now: NOW }),
    );
    expect(undone).toBe(1);
    const owners = await Promise.all(ids.map(async (id) => (await look(id)).case.owner?.account));
    expect(owners).toEqual([5, 2, 1]);
  });

  test("is changed by a superior with a reason, to somebody who can take the case", async () => {
    const id = await open("改派");
    const give = (account: number, to: number | null, reason = "更近") =>
      asActor(db, actorOf(account), async (tx) => {
        const { version } = (await getCase(tx, office, actorOf(account), id)).case;
        return reassignCases(tx, office, actorOf(account), {
          cases: [{ id, version }],
          to,
          reason,
          now: NOW,
        });
      });
    await expect(give(5, 2)).rejects.toMatchObject({ code: "not-supervisor" });
    await expect(give(4, 3)).rejects.toMatchObject({ code: "worker-unsuitable" });
    await expect(give(4, 2, "")).rejects.toMatchObject({ code: "reason-missing" });
    await give(4, 2);
    expect((await look(id)).case.owner?.account).toBe(2);
  });
});
