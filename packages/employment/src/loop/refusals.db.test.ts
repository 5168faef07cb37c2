import { randomUUID } from "node:crypto";
import { actOnCase, listCasesOf } from "@olive/cases";
import { transaction } from "@olive/db";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerReferral } from "./referral/answer-referral.ts";
import { sweepSilent } from "./referral/sweep-silent.ts";
import { judgeRefusal } from "./refusal/judge-refusal.ts";
import { listRefusals } from "./refusal/list-refusals.ts";
import { recordRefusal } from "./refusal/record-refusal.ts";
import { shortWays } from "./testing/short-ways.ts";
import { at, beginStory, HERO, makeCounty, type Story } from "./testing/story-county.ts";

/** Every way in which somebody says no, or nothing: the person, the employer, the department that decides. */
const db = await testDatabase();
const { county, remove } = makeCounty();
let story: Story;
let ways: ReturnType<typeof shortWays>;
let reference: string;
beforeAll(async () => {
  story = await beginStory(db, county);
  ways = shortWays(story);
  reference = await story.reference(HERO);
  await ways.report(reference, "2024-07-01");
  await ways.visit(reference, "2024-07-02", "met", { needs: { willing: "yes" } });
}, 60_000);
afterAll(remove);

const stateOf = async (id: string) =>
  (await db.query<{ state: string }>("select state from employment.referral where id = $1", [id]))[0]?.state;
const employer = { account: 77, name: "厂里的人" };

function answer(referral: string, day: string, how: "accepted" | "refused", reason?: string) {
  const given = { county: county.code, referral, answer: how, by: employer, now: at(day) };
  const why = reason === undefined ? {} : { reasonCode: "skills", reason };
  return transaction(db, (tx) => answerReferral(tx, story.site, { ...given, ...why }));
}

async function refuse(referral: string | undefined, day: string, more: { vacancy?: string } = {}) {
  const id = randomUUID();
  const given = {
    id,
    reference,
    referral,
    ...more,
    reasonCode: "tooFar",
    reason: "没有公交",
    refusedOn: day,
    now: at(day),
  };
  await story.as(1, (tx, actor) => recordRefusal(tx, story.site, actor, given));
  return id;
}

const judge = (account: number, id: string, justified: boolean, day = "2024-07-20") =>
  story.as(account, (tx, actor) =>
    judgeRefusal(tx, story.site, actor, { id, justified, judgement: "路程不到一公里", now: at(day) }),
  );

test("an employer's refusal needs its reason, frees the seat, and gives the case back to the worker", async () => {
  const post = await ways.vacancy();
  const referral = await ways.refer(reference, post.id, "2024-07-03");
  expect(await ways.taken(post.id)).toBe(1);
  await expect(answer(referral, "2024-07-04", "refused")).rejects.toMatchObject({
    code: "answer-needs-reason",
  });
  await answer(referral, "2024-07-04", "refused", "不会用平缝机");
  expect(await stateOf(referral)).toBe("refusedByEmployer");
  expect(await ways.taken(post.id)).toBe(0);
  expect(await ways.help(reference)).toMatchObject({ state: "serving", note: "单位不接收：不会用平缝机" });
  await expect(answer(referral, "2024-07-05", "accepted")).rejects.toMatchObject({
    code: "referral-answered",
  });
});

test("nobody is referred to the same post twice at once, nor to one without a seat", async () => {
  const post = await ways.vacancy();
  const referral = await ways.refer(reference, post.id, "2024-07-03");
  await expect(ways.refer(reference, post.id, "2024-07-03")).rejects.toMatchObject({
    code: "referred-already",
  });
  await refuse(referral, "2024-07-04");
  expect(await stateOf(referral)).toBe("refusedByPerson");
  expect(await ways.taken(post.id)).toBe(0);
  expect(await ways.help(reference)).toMatchObject({ state: "serving" });
  expect((await listRefusals(db, county.code, reference))[0]).toMatchObject({
    ...{ referral, vacancy: post.id, reasonCode: "tooFar", justified: null },
  });
});

test("while a second referral waits, the first one's refusal leaves the case where it is", async () => {
  const [one, two] = [await ways.vacancy(), await ways.vacancy()];
  const first = await ways.refer(reference, one.id, "2024-07-05");
  const second = await ways.refer(reference, two.id, "2024-07-05");
  await answer(first, "2024-07-08", "refused", "招满了");
  expect(await ways.help(reference)).toMatchObject({ state: "referred" });
  await answer(second, "2024-07-08", "accepted");
  expect(await ways.help(reference)).toMatchObject({ state: "referred", dueOn: "2024-07-15" });
  await refuse(second, "2024-07-09");
});

test("an answer that doesn't come is silence: the seat is free, the case comes up, the employer's silence counts", async () => {
  const post = await ways.vacancy();
  const referral = await ways.refer(reference, post.id, "2024-07-10");
  const site = { ...story.site, silence: { fadeAfter: 1 } };
  expect(await sweepSilent(db, site, at("2024-07-17"))).toBe(0);
  expect(await sweepSilent(db, site, at("2024-07-18"))).toBe(1);
  expect(await sweepSilent(db, site, at("2024-07-18"))).toBe(0);
  expect(await stateOf(referral)).toBe("silent");
  expect(await ways.taken(post.id)).toBe(0);
  expect(await ways.help(reference)).toMatchObject({ state: "serving", raisedTo: 2, owner: { account: 1 } });
  const [row] = await db.query<{ standing: string; silent: number }>(
    "select standing, silent_in_row as silent from employment.employer where credit_code = $1",
    [post.firm],
  );
  expect(row).toEqual({ standing: "faded", silent: 1 });
  await expect(ways.refer(reference, post.id, "2024-07-18")).rejects.toMatchObject({
    code: "employer-faded",
  });
});

test("three unjustified refusals tell the department, which hears and decides; no count does anything by itself", async () => {
  const ids = [await refuse(undefined, "2024-07-19"), await refuse(undefined, "2024-07-19")];
  const post = await ways.vacancy();
  ids.push(
    await refuse(undefined, "2024-07-19", { vacancy: post.id }),
    await refuse(undefined, "2024-07-19"),
  );
  const [justified, ...unjustified] = ids as [string, ...string[]];
  expect(await judge(2, justified, true)).toMatchObject({ unjustified: 0, review: null });
  expect(await judge(2, unjustified[0]!, false)).toMatchObject({ unjustified: 1, review: null });
  await expect(judge(2, unjustified[0]!, true)).rejects.toMatchObject({ code: "refusal-judged" });
  await expect(judge(1, unjustified[1]!, false)).rejects.toMatchObject({ code: "same-person" });
  expect(await judge(2, unjustified[1]!, false)).toMatchObject({ unjustified: 2, review: null });
  const { review } = await judge(2, unjustified[2]!, false);
  const subject = `person:${reference}`;
  const find = async () => (await listCasesOf(db, county.code, subject)).find(({ id }) => id === review);
  expect(await find()).toMatchObject({
    lifeCycle: "refusalReview",
    department: "教育办",
    owner: { account: 4 },
  });
  expect(await ways.help(reference)).toMatchObject({ closedAt: null });
  const decide = (act: string, data: object) =>
    story.as(4, (tx, actor) =>
      actOnCase(tx, story.site.office, actor, {
        ...{ county: county.code, id: review ?? "", act, reason: "听了本人的难处", data: { ...data } },
        now: at("2024-07-22"),
      }),
    );
  await expect(decide("change", {})).rejects.toMatchObject({ code: "act-not-possible" });
  await decide("hear", { how: "visit", on: "2024-07-22" });
  await decide("leaveUnchanged", {});
  expect(await find()).toMatchObject({ outcome: "unchanged", confirmedBy: 4 });
  const next = await refuse(undefined, "2024-07-23");
  expect(await judge(2, next, false, "2024-07-24")).toMatchObject({ unjustified: 1, review: null });
});
