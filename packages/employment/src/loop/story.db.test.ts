import { randomUUID } from "node:crypto";
import { type Case, reopenCase } from "@olive/cases";
import { transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postVacancy } from "../vacancy/post-vacancy.ts";
import { codeOf, makeEmployer, postOf, office as posts } from "../vacancy/testing/small-office.ts";
import { agreePlan } from "./agree-plan.ts";
import { countSources } from "./clue/count-sources.ts";
import { endHelp } from "./end-help.ts";
import { findHelp } from "./help-case.ts";
import { listPersonFollowUps, listPlacements, listServices, readSeeker } from "./person/read-person.ts";
import { recordPlacement } from "./placement/record-placement.ts";
import { answerReferral } from "./referral/answer-referral.ts";
import { referPerson } from "./referral/refer-person.ts";
import { at, beginStory, HERO, makeCounty, type Story } from "./testing/story-county.ts";
import { recordVisit } from "./visit/record-visit.ts";

/** One woman's story, from the extract in which she stops paying to the twelfth month, and after. */
const db = await testDatabase();
const { county, remove } = makeCounty();
const FIRM = codeOf(1);
let story: Story;
let reference: string;
beforeAll(async () => {
  story = await beginStory(db, county);
  reference = await story.reference(HERO);
}, 60_000);
afterAll(remove);

const help = async () => (await findHelp(db, county.code, reference)) as Case;
const day = (text: string) => text as CalendarDate;
const STOPPED = `${HERO},甲厂,停缴,2015-01,2024-03`;

test("data find her, a visit meets her, she is placed, data follow her to the twelfth month, and take her up again", async () => {
  await story.hand("2024-06-30", [STOPPED]);
  expect(await story.follow("2024-06-30")).toMatchObject({ clues: 1 });
  expect(await story.follow("2024-07-01")).toMatchObject({ clues: 0 });
  expect(await help()).toMatchObject({ state: "visiting", owner: { account: 1 } });

  const visit = { reference, way: "home" as const, asked: ["willing"], disputes: [] };
  const away = {
    ...visit,
    id: randomUUID(),
    outcome: "nobodyHome" as const,
    visitedOn: day("2024-07-02"),
    now: at("2024-07-02"),
  };
  const first = await story.as(1, (tx, actor) => recordVisit(tx, story.site, actor, away));
  expect(first).toMatchObject({
    repeated: false,
    attempts: 1,
    case: { state: "visiting", dueOn: "2024-07-05" },
  });
  const needs = {
    willing: "yes" as const,
    occupations: ["6-05-02-01"],
    sources: { willing: { from: "asked", on: "2024-07-04" } },
  };
  const met = {
    ...visit,
    needs,
    id: randomUUID(),
    outcome: "met" as const,
    visitedOn: day("2024-07-04"),
    now: at("2024-07-04"),
  };
  const second = await story.as(1, (tx, actor) => recordVisit(tx, story.site, actor, met));
  expect(second).toMatchObject({ attempts: 0, case: { state: "planning" } });
  const again = await story.as(1, (tx, actor) => recordVisit(tx, story.site, actor, met));
  expect(again).toMatchObject({ repeated: true, case: { version: second.case.version } });
  expect(await countSources(db, county.code, null, null)).toEqual([
    { source: "data", policy: "stoppedPaying", found: 1, visited: 1, true: 1, false: 0, unclear: 0 },
  ]);

  const steps = [{ kind: "referral" as const, text: "去制衣厂面谈", by: "person" as const, until: null }];
  await story.as(1, (tx, actor) =>
    agreePlan(tx, story.site, actor, {
      id: randomUUID(),
      reference,
      agreedOn: "2024-07-05",
      steps,
      now: at("2024-07-05"),
    }),
  );
  await makeEmployer(db, 1);
  const { vacancy } = await postVacancy(db, posts, postOf(FIRM));
  const referral = randomUUID();
  await story.as(1, (tx, actor) =>
    referPerson(tx, story.site, actor, {
      id: referral,
      reference,
      vacancy: vacancy!.id,
      now: at("2024-07-08"),
    }),
  );
  expect(await help()).toMatchObject({ state: "referred", dueOn: "2024-07-15" });
  const by = { account: 77, name: "厂里的人" };
  await transaction(db, (tx) =>
    answerReferral(tx, story.site, {
      county: county.code,
      referral,
      answer: "accepted",
      by,
      now: at("2024-07-09"),
    }),
  );
  const placing = {
    id: randomUUID(),
    reference,
    referral,
    kind: "ordinary",
    beganOn: day("2024-07-15"),
    now: at("2024-07-15"),
  };
  await story.as(1, (tx, actor) => recordPlacement(tx, story.site, actor, placing));
  expect(await help()).toMatchObject({ state: "starting" });
  expect((await readSeeker(db, county.code, reference))?.standing).toBe("placed");
  expect((await listServices(db, county.code, reference)).map(({ kind }) => kind)).toEqual([
    "referral",
    "visit",
    "visit",
  ]);

  const paying = [STOPPED, `${HERO},${FIRM},在缴,2024-07,`];
  await story.hand("2024-08-31", paying);
  expect(await story.follow("2024-09-02")).toMatchObject({ confirmed: 1, retained: 1, lost: 0, clues: 0 });
  expect(await help()).toMatchObject({ state: "following", dueOn: "2024-10-25" });
  const [placement] = await listPlacements(db, county.code, reference);
  expect(placement).toMatchObject({
    standing: "confirmed",
    confirmedBy: { register: { zh: "缴费册" }, file: "甲局_缴费册_20240831.csv", row: 3, day: "2024-08-31" },
  });
  for (const [handed, followed] of [
    ["2024-10-31", "2024-11-04"],
    ["2025-01-31", "2025-02-05"],
  ] as const) {
    await story.hand(handed, [...paying, `${HERO},乙${handed},停缴,2001-01,2001-02`]);
    expect(await story.follow(followed)).toMatchObject({ retained: 1, lost: 0 });
  }
  const ending = { reference, outcome: "retained" as const, reason: "满十二个月在岗" };
  const early = story.as(1, (tx, actor) =>
    endHelp(tx, story.site, actor, { ...ending, now: at("2025-02-06") }),
  );
  await expect(early).rejects.toMatchObject({ code: "not-retained-yet" });
  await story.hand("2025-07-31", [...paying, `${HERO},丙,停缴,2001-03,2001-04`]);
  expect(await story.follow("2025-08-04")).toMatchObject({ retained: 1, lost: 0 });
  const months = await listPersonFollowUps(db, county.code, reference);
  expect(months.map(({ month, source, retained }) => [month, source, retained])).toEqual(
    [1, 3, 6, 12].map((month) => [month, "data", true]),
  );
  await story.as(1, (tx, actor) => endHelp(tx, story.site, actor, { ...ending, now: at("2025-08-05") }));
  expect(await help()).toMatchObject({ outcome: "retained", confirmedBy: 1 });

  await story.hand("2025-10-31", [STOPPED, `${HERO},${FIRM},停缴,2024-07,2025-09`]);
  expect(await story.follow("2025-11-03")).toMatchObject({ lost: 1, clues: 0 });
  const reopened = await help();
  expect(reopened).toMatchObject({ state: "planning", closedAt: null, outcome: null, owner: { account: 1 } });
  expect(reopened.note).toContain("甲局_缴费册_20251031.csv");
  expect((await readSeeker(db, county.code, reference))?.standing).toBe("seeking");
  const [ended] = await listPlacements(db, county.code, reference);
  expect(ended).toMatchObject({
    standing: "ended",
    endedOn: "2025-09-01",
    endSource: { file: "甲局_缴费册_20251031.csv" },
  });
  expect(await story.follow("2025-11-04")).toMatchObject({ lost: 0, clues: 0 });
  const twice = transaction(db, (tx) =>
    reopenCase(tx, story.site.office, "machine", {
      ...{ county: county.code, id: reopened.id, reason: "再开", data: {}, now: at("2025-11-05") },
    }),
  );
  await expect(twice).rejects.toMatchObject({ code: "case-not-closed" });
}, 120_000);
