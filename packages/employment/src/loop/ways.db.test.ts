import { listCasesOf, undoAct } from "@olive/cases";
import type { CalendarDate } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listFindings } from "../cross-check/list-findings.ts";
import { runChecks } from "../cross-check/run-checks.ts";
import { endHelp } from "./end-help.ts";
import { followHouseholds } from "./household/follow-households.ts";
import { listSeekers, readSeekerCursor } from "./person/list-seekers.ts";
import {
  listClues,
  listPersonFollowUps,
  listServices,
  listVisits,
  readSeeker,
} from "./person/read-person.ts";
import { answerFollowUp } from "./placement/answer-follow-up.ts";
import { confirmPlacement } from "./placement/confirm-placement.ts";
import { endPlacement } from "./placement/end-placement.ts";
import { shortWays } from "./testing/short-ways.ts";
import { at, beginStory, HERO, makeCounty, type Story, VILLAGE } from "./testing/story-county.ts";

/** The other ways through the loop: those whom data got wrong, who move, decline, work where no register sees it. */
const db = await testDatabase();
const { county, remove } = makeCounty();
const day = (text: string) => text as CalendarDate;
let story: Story;
let ways: ReturnType<typeof shortWays>;
let hero: string;
/** Others of the same village. */
let others: string[];
beforeAll(async () => {
  story = await beginStory(db, county);
  ways = shortWays(story);
  hero = await story.reference(HERO);
  const rows = await db.query<{ reference: string }>(
    `update registry.person set place_code = $2, household_reference = null
     where present and reference <> $1 and birth between '1970-01-01' and '2000-01-01' returning reference`,
    [hero, VILLAGE],
  );
  others = rows.map(({ reference }) => reference);
}, 60_000);
afterAll(remove);

const answered = async (reference: string) =>
  (await listPersonFollowUps(db, county.code, reference)).map(({ retained }) => retained);

const STOPPED = `${HERO},甲厂,停缴,2015-01,2024-03`;

test("who works already ends as such, the department is asked to correct the register, and the clue isn't news again", async () => {
  await story.hand("2024-06-30", [STOPPED]);
  expect(await story.follow("2024-06-30")).toMatchObject({ clues: 1 });
  const [fact] = await db.query<{ fileId: number; rowNo: number }>(
    `select file_id as "fileId", row_no as "rowNo" from register.paying where replaced_on is null`,
  );
  const disputes = [{ register: "paying", ...fact!, column: "情况", claim: "在缴" }];
  const wordless = ways.visit(hero, "2024-07-02", "alreadyWorking", { note: " " });
  await expect(wordless).rejects.toMatchObject({ code: "visit-needs-reason" });
  const visit = await ways.visit(hero, "2024-07-02", "alreadyWorking", { disputes });
  expect(visit.corrections).toHaveLength(1);
  expect(visit.case).toMatchObject({ outcome: "notUnemployed", confirmedBy: 1 });
  expect((await listClues(db, county.code, hero))[0]).toMatchObject({
    verdict: "false",
    verdictOn: "2024-07-02",
  });
  expect(await story.follow("2024-07-03")).toMatchObject({ clues: 0 });
  await story.hand("2024-07-31", [`${HERO},甲厂,在缴,2015-01,`]);
  expect(await story.follow("2024-08-01")).toMatchObject({ clues: 0 });
  await story.hand("2024-12-31", [`${HERO},甲厂,停缴,2015-01,2024-09`]);
  expect(await story.follow("2025-01-02")).toMatchObject({ clues: 1 });
  expect(await ways.help(hero)).toMatchObject({ state: "visiting" });
});

test("refusing help and moving away are outcomes; a visit that comes late is kept and moves nothing", async () => {
  const [one, two] = others as [string, string];
  await ways.report(one, "2024-07-01");
  await ways.visit(one, "2024-07-02", "refusedHelp");
  expect(await ways.help(one)).toMatchObject({ outcome: "declined" });
  const late = await ways.visit(one, "2024-07-02", "met", {
    now: at("2024-07-04"),
    needs: { willing: "yes" },
  });
  expect(late.case).toMatchObject({ outcome: "declined" });
  expect(await listVisits(db, county.code, one)).toHaveLength(2);
  expect((await readSeeker(db, county.code, one))?.standing).toBe("resting");
  await ways.report(two, "2024-07-01", "doorVisit");
  await ways.visit(two, "2024-07-02", "moved");
  expect(await ways.help(two)).toMatchObject({ outcome: "left" });
  const taken = ways.visit(two, "2024-07-03", "met", { id: (await listVisits(db, county.code, one))[0]!.id });
  await expect(taken).rejects.toMatchObject({ code: "id-taken" });
});

test("where no register sees the work, a document confirms it and the person is asked; a no takes up the help", async () => {
  const [one] = others as [string];
  await ways.report(one, "2024-08-01");
  await ways.visit(one, "2024-08-02", "met");
  const id = await ways.place(one, "2024-08-05");
  expect(await story.follow("2025-01-03")).toMatchObject({ confirmed: 0, lost: 0 });
  const seen = { id, document: "看了发料单和工资记录", seenOn: day("2024-08-20"), now: at("2024-08-20") };
  await story.as(1, (tx, actor) => confirmPlacement(tx, story.site, actor, seen));
  expect(await ways.help(one)).toMatchObject({ state: "following", dueOn: "2024-09-05" });
  const ask = (month: number, retained: boolean, on: string) =>
    story.as(1, (tx, actor) =>
      answerFollowUp(tx, story.site, actor, { id, month, retained, answeredOn: day(on), now: at(on) }),
    );
  await expect(ask(3, true, "2024-09-05")).rejects.toMatchObject({ code: "follow-up-not-due" });
  await ask(1, true, "2024-09-05");
  await expect(ask(1, false, "2024-09-06")).rejects.toMatchObject({ code: "follow-up-answered" });
  expect(await ways.help(one)).toMatchObject({ state: "following", dueOn: "2024-11-05" });
  const { id: kase, version } = await ways.help(one);
  const undone = await story.as(1, (tx, actor) =>
    undoAct(tx, story.site.office, actor, { id: kase, version, now: at("2024-09-05") }),
  );
  expect(undone).toMatchObject({ state: "following", dueOn: "2024-09-05" });
  expect(await answered(one)).toEqual([null, null, null, null]);
  await ask(1, true, "2024-09-05");
  expect((await listServices(db, county.code, one)).filter(({ kind }) => kind === "followUp")).toHaveLength(
    1,
  );
  await ask(3, false, "2024-11-06");
  expect(await ways.help(one)).toMatchObject({ state: "planning" });
  const months = await listPersonFollowUps(db, county.code, one);
  expect(months.map(({ retained, source }) => [retained, source])).toEqual([
    ...[
      [true, "person"],
      [false, "person"],
      [false, "person"],
      [false, "person"],
    ],
  ]);
});

test("a job that ends after the help was closed opens it again, by whoever hears of it first", async () => {
  const [one] = others as [string];
  const id = await ways.place(one, "2024-11-11", "另一家（虚构）");
  const leave = { reference: one, outcome: "left" as const, reason: "搬去邻县住", now: at("2024-12-02") };
  await story.as(1, (tx, actor) => endHelp(tx, story.site, actor, leave));
  const end = { id, endedOn: day("2024-12-10"), reason: "厂里停工", now: at("2024-12-11") };
  const ended = await story.as(1, (tx, actor) => endPlacement(tx, story.site, actor, end));
  expect(ended.case).toMatchObject({ state: "planning", closedAt: null, note: "厂里停工" });
});

test("a referral just made is taken back with its seat; a visit stays done", async () => {
  const [one] = others as [string];
  const post = await ways.vacancy();
  await ways.refer(one, post.id, "2024-12-12");
  const { id, version } = await ways.help(one);
  const now = at("2024-12-12");
  const undone = await story.as(1, (tx, actor) =>
    undoAct(tx, story.site.office, actor, { id, version, now }),
  );
  expect(undone.state).toBe("planning");
  expect(await ways.taken(post.id)).toBe(0);
  const three = others[2]!;
  await ways.report(three, "2024-12-12");
  await ways.visit(three, "2024-12-12", "met");
  const met = await ways.help(three);
  const undo = story.as(1, (tx, actor) =>
    undoAct(tx, story.site.office, actor, { id: met.id, version: met.version, now }),
  );
  await expect(undo).rejects.toMatchObject({ code: "too-late-to-undo" });
});

test("a household in which nobody works is a case with its clock; data say when somebody began, a person ends it", async () => {
  await db.query(`update registry.person p set household_reference = $2 where p.reference = $1`, [
    others[2],
    "f".repeat(32),
  ]);
  expect(await followHouseholds(db, story.site, at("2024-12-13"))).toBeGreaterThan(0);
  const subject = `household:${"f".repeat(32)}`;
  const find = async () => (await listCasesOf(db, county.code, subject))[0];
  expect(await find()).toMatchObject({ state: "helping", owner: { account: 1 } });
  await ways.place(others[2]!, "2024-12-16");
  await followHouseholds(db, story.site, at("2024-12-16"));
  expect(await find()).toMatchObject({ state: "confirming", closedAt: null });
});

test("the list pages by key without a person twice, and filters as it says", async () => {
  const list = (filter: object, after?: string, limit = 1) =>
    story.as(2, (tx, actor) =>
      listSeekers(
        tx,
        actor,
        { standing: "all", ...filter },
        { after: readSeekerCursor(after), limit },
        day("2025-01-02"),
      ),
    );
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await list({}, after);
    seen.push(...page.seekers.map(({ reference }) => reference));
    if (page.next === null) break;
    after = page.next;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength((await list({})).total);
  const unvisited = await list({ standing: "unvisited" }, undefined, 50);
  expect(unvisited.seekers.map(({ reference }) => reference)).toEqual([hero]);
  const overdue = await list({ overdue: "true" }, undefined, 50);
  expect(overdue.seekers.every(({ case: kase }) => (kase?.dueOn ?? "9") < "2025-01-02")).toBe(true);
  expect((await list({ place: "330798200000" }, undefined, 50)).seekers).toEqual([]);
});

test("two people placed on one and the same paper are found; the paper's digest alone is kept", async () => {
  const proof = "0f".repeat(32);
  const [one, other] = others.slice(-2) as [string, string];
  for (const reference of [one, other]) {
    await ways.report(reference, "2024-07-01");
    await ways.visit(reference, "2024-07-02", "met");
    const id = await ways.place(reference, "2024-07-05");
    const seen = { id, document: "劳动合同", seenOn: day("2024-07-06"), proof, now: at("2024-07-06") };
    await story.as(1, (tx, actor) => confirmPlacement(tx, story.site, actor, seen));
  }
  const office = {
    ...{ county: { code: county.code, registers: [] }, support: { kinds: [] }, work: undefined },
    checks: { aids: [], publicMail: [], backdateDays: 31 },
  };
  await runChecks(db, office, { county: county.code, area: `${county.code}000000` }, day("2024-07-10"));
  const { findings } = await listFindings(db, county.code, { pattern: "sharedProof", limit: 9 });
  expect(findings).toHaveLength(1);
  expect(findings[0]!.evidence).toHaveLength(2);
});
