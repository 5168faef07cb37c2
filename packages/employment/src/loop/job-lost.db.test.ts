import { randomUUID } from "node:crypto";
import { lockCase } from "@olive/cases";
import { transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { undoFile } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { carryOver } from "../history/carry-over.ts";
import { endHelp } from "./end-help.ts";
import { listPersonFollowUps, listPlacements, readSeeker } from "./person/read-person.ts";
import { endPlacement } from "./placement/end-placement.ts";
import { recordPlacement } from "./placement/record-placement.ts";
import { answerReferral } from "./referral/answer-referral.ts";
import { lockReferral } from "./referral/referral.ts";
import { sweepSilent } from "./referral/sweep-silent.ts";
import { shortWays } from "./testing/short-ways.ts";
import { at, beginStory, HERO, makeCounty, type Story, VILLAGE } from "./testing/story-county.ts";

/** What a lost job sets free, what an undone file takes back, and who waits for whom. */
const db = await testDatabase();
const { county, remove } = makeCounty();
const day = (text: string) => text as CalendarDate;
let story: Story;
let ways: ReturnType<typeof shortWays>;
let hero: string;
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

const STOPPED = `${HERO},甲厂,停缴,2015-01,2024-03`;
const by = { account: 77, name: "厂里的人" };

/** Met, introduced to a post of one seat, taken, at work from that day. */
async function employ(reference: string, on: string) {
  if ((await ways.help(reference)) === undefined) await ways.report(reference, on);
  if ((await ways.help(reference)).state === "visiting") await ways.visit(reference, on, "met");
  const post = await ways.vacancy();
  const referral = await ways.refer(reference, post.id, on);
  await answer(referral, "accepted", on);
  const id = randomUUID();
  const placing = { id, reference, referral, kind: "ordinary", beganOn: day(on), now: at(on) };
  await story.as(1, (tx, actor) => recordPlacement(tx, story.site, actor, placing));
  expect(await ways.taken(post.id)).toBe(1);
  return { id, post, referral };
}
const answer = (referral: string, given: "accepted" | "refused", on: string) =>
  transaction(db, (tx) =>
    answerReferral(tx, story.site, {
      ...{ county: county.code, referral, answer: given, by, now: at(on) },
      ...(given === "refused" ? { reasonCode: "skills", reason: "没做过" } : {}),
    }),
  );
async function undoNewest(): Promise<void> {
  const register = county.registers.find(({ code }) => code === "paying")!;
  const [file] = await db.query<{ id: number }>(
    "select max(id) as id from registry.extract_file where register = 'paying' and undone_at is null and undoes is null",
  );
  await transaction(db, (tx) => undoFile(tx, county, { id: file!.id, register }));
}
const months = async () => (await listPersonFollowUps(db, county.code, hero)).map(({ retained }) => retained);

test("a job that data see lost gives its seat back; the file undone, the job, its seat and its follow-ups go on", async () => {
  await story.hand("2024-06-30", [STOPPED]);
  await story.follow("2024-06-30");
  await ways.visit(hero, "2024-07-02", "met");
  const { post } = await employ(hero, "2024-07-15");
  await story.hand("2024-08-31", [STOPPED, `${HERO},${post.firm},在缴,2024-07,`]);
  expect(await story.follow("2024-09-02")).toMatchObject({ confirmed: 1, retained: 1 });

  await story.hand("2024-12-31", [STOPPED, `${HERO},${post.firm},停缴,2024-07,2024-11`]);
  expect(await story.follow("2025-01-02")).toMatchObject({ lost: 1, revived: 0 });
  expect(await ways.taken(post.id)).toBe(0);
  expect(await months()).toEqual([true, true, false, false]);
  expect(await ways.help(hero)).toMatchObject({ state: "planning" });

  await undoNewest();
  expect(await story.follow("2025-01-03")).toMatchObject({ revived: 1, lost: 0 });
  expect(await ways.taken(post.id)).toBe(1);
  expect(await months()).toEqual([true, null, null, null]);
  const [placement] = await listPlacements(db, county.code, hero);
  expect(placement).toMatchObject({ standing: "confirmed", endedOn: null, endSource: null });
  expect(await ways.help(hero)).toMatchObject({ state: "following" });
  expect((await readSeeker(db, county.code, hero))?.standing).toBe("placed");
  expect(await story.follow("2025-01-04")).toMatchObject({ revived: 0, retained: 0, lost: 0 });

  await story.hand("2025-01-31", [STOPPED, `${HERO},${post.firm},在缴,2024-07,`]);
  expect(await story.follow("2025-02-05")).toMatchObject({ retained: 2, lost: 0 });
  expect(await months()).toEqual([true, true, true, null]);
});

test("a seat that somebody else has by then stays theirs, and whoever has another job keeps that one", async () => {
  const [first] = await listPlacements(db, county.code, hero);
  const firm = first!.creditCode;
  await story.hand("2025-03-31", [STOPPED, `${HERO},${firm},停缴,2024-07,2025-02`]);
  expect(await story.follow("2025-04-02")).toMatchObject({ lost: 1 });
  const [post] = await db.query<{ id: string }>(
    "select vacancy_id as id from employment.placement where reference = $1",
    [hero],
  );
  await db.query("update employment.vacancy set seats_taken = 1 where id = $1", [post!.id]);
  await undoNewest();
  expect(await story.follow("2025-04-03")).toMatchObject({ revived: 1 });
  expect(await ways.taken(post!.id)).toBe(1);
  const end = { id: first!.id, endedOn: day("2025-04-04"), reason: "辞了", now: at("2025-04-04") };
  await story.as(1, (tx, actor) => endPlacement(tx, story.site, actor, end));
  expect(await ways.taken(post!.id)).toBe(1);

  const second = await employ(hero, "2025-04-07");
  await story.hand("2025-05-31", [STOPPED, `${HERO},${second.post.firm},停缴,2025-04,2025-05`]);
  expect(await story.follow("2025-06-03")).toMatchObject({ lost: 1 });
  const third = await employ(hero, "2025-06-05");
  await undoNewest();
  expect(await story.follow("2025-06-06")).toMatchObject({ revived: 0 });
  expect(await ways.taken(second.post.id)).toBe(0);
  expect(await ways.taken(third.post.id)).toBe(1);
});

test("told by the person, a job that ended gives its seat back too", async () => {
  const [one] = others as [string];
  const { id, post } = await employ(one, "2024-08-05");
  const end = { id, endedOn: day("2024-09-01"), reason: "厂里停工", now: at("2024-09-02") };
  await story.as(1, (tx, actor) => endPlacement(tx, story.site, actor, end));
  expect(await ways.taken(post.id)).toBe(0);
});

/** Until some statement of the database waits for a lock. */
const somebodyWaits = () =>
  expect
    .poll(() =>
      db.query(
        "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
      ),
    )
    .not.toHaveLength(0);

test.each(["an employer's answer", "the sweep of silent ones"])(
  "%s and a worker who ends the help take turns: nobody waits for ever",
  async (who) => {
    const one = others[who.startsWith("an") ? 1 : 2]!;
    await ways.report(one, "2024-08-01");
    await ways.visit(one, "2024-08-02", "met");
    const post = await ways.vacancy();
    const referral = await ways.refer(one, post.id, "2024-08-05");
    const { id } = await ways.help(one);
    const now = at("2024-08-30");
    const silence = { ...story.site, silence: { fadeAfter: 3 } };
    let other: Promise<unknown> = Promise.resolve();
    await story.as(1, async (tx, actor) => {
      await lockCase(tx, county.code, id);
      other = who.startsWith("an")
        ? answer(referral, "refused", "2024-08-30")
        : sweepSilent(db, silence, now);
      other.catch(() => undefined);
      await somebodyWaits();
      expect(await lockReferral(tx, county.code, referral)).toMatchObject({ state: "sent" });
      const leave = { reference: one, outcome: "left" as const, reason: "搬走了", now };
      await endHelp(tx, story.site, actor, leave);
    });
    if (who.startsWith("an")) await expect(other).rejects.toMatchObject({ code: "referral-answered" });
    else expect(await other).toBe(0);
    expect(await ways.taken(post.id)).toBe(0);
    expect(await ways.help(one)).toMatchObject({ outcome: "left" });
  },
);

test("who was placed before this house kept cases is followed by data; a lost job makes them somebody's to visit", async () => {
  const [resident] = await db.query<{ id: string; reference: string; name: string; place: string }>(
    `select resident_id as id, reference, name, place_code as place from registry.person where reference = $1`,
    [others[3]],
  );
  const { id: number, ...person } = resident!;
  const id = randomUUID();
  const placement = {
    ...{
      ...person,
      id,
      vacancyId: null as unknown as string,
      creditCode: "厂移交",
      employerName: "移交来的厂（虚构）",
    },
    ...{ kind: "ordinary", beganOn: day("2024-05-06"), standing: "provisional" as const },
    ...{ confirmedOn: null, endedOn: null },
  };
  const followUps = ([1, 3, 6, 12] as const).map((month) => ({
    ...{ placementId: id, month, reference: person.reference, place: person.place },
    ...{ dueOn: day(`202${month === 12 ? 5 : 4}-${String(((4 + month) % 12) + 1).padStart(2, "0")}-06`) },
    ...{ source: null, retained: null, answeredOn: null },
  }));
  const nothing = { posts: [], clues: [], visits: [], services: [], referrals: [], refusals: [], terms: [] };
  const from = { county: county.code, account: 2, name: "林乙" };
  await transaction(db, (tx) => carryOver(tx, from, { ...nothing, placements: [placement], followUps }));
  await story.hand("2025-07-31", [`${number},厂移交,在缴,2024-05,`]);
  expect(await story.follow("2025-08-04")).toMatchObject({ confirmed: 1, retained: 4, lost: 0 });
  expect(await ways.help(person.reference)).toBeUndefined();
  await story.hand("2025-10-31", [`${number},厂移交,停缴,2024-05,2025-09`]);
  expect(await story.follow("2025-11-03")).toMatchObject({ lost: 1 });
  const begun = await ways.help(person.reference);
  expect(begun).toMatchObject({ state: "visiting", owner: { account: 1 } });
  expect(begun.note).toContain("甲局_缴费册_20251031.csv");
  expect(await story.follow("2025-11-04")).toMatchObject({ lost: 0, clues: 0 });
});
