import { randomUUID } from "node:crypto";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agreePlan } from "../loop/agree-plan.ts";
import { shortWays } from "../loop/testing/short-ways.ts";
import { at, beginStory, HERO, makeCounty, type Story } from "../loop/testing/story-county.ts";
import { keepMarket } from "../suggest/market-keeper.ts";
import { rankPosts, withLegal } from "../suggest/rank-posts.ts";
import { readPeople } from "../suggest/read-people.ts";
import { takeAllocation } from "./decide-allocation.ts";
import { allocationJob } from "./run-job.ts";

const db = await testDatabase();
const { county, remove } = makeCounty();
let story: Story;
let reference: string;
const site = { db, county, locations: new Map(), support: { kinds: [] } };

beforeAll(async () => {
  story = await beginStory(db, county);
  reference = await story.reference(HERO);
}, 60_000);
afterAll(remove);

test("a proposal that a person takes is a referral with the terms shown; a seat is held; taken twice it is one", async () => {
  const ways = shortWays(story);
  await ways.report(reference, "2024-07-01");
  await ways.visit(reference, "2024-07-02", "met", {
    needs: { willing: "yes", occupations: ["6-05-02-01"] },
  });
  const step = { kind: "referral", text: "推介岗位", by: "worker", until: null } as const;
  await story.as(1, (tx, actor) =>
    agreePlan(tx, story.site, actor, {
      ...{ id: randomUUID(), reference, agreedOn: "2024-07-02", steps: [step], now: at("2024-07-02") },
    }),
  );
  const { id: vacancy } = await ways.vacancy(2);
  const run = randomUUID();
  await db.query(
    "insert into employment.matching_run (id, county, as_of, started_by, started_by_name) values ($1, $2, '2024-07-03', 1, '甲')",
    [run, county.code],
  );
  await allocationJob(site).run({ now: at("2024-07-03"), stopping: new AbortController().signal });
  const kept = await keepMarket(site).follow();
  const [person] = await readPeople(db, site, [reference], kept.on);
  expect(rankPosts(kept, withLegal(person!, kept), site.locations, 5).map(({ id }) => id)).toEqual([vacancy]);
  const id = randomUUID();
  const take = (referral = id) =>
    story.as(1, (tx, actor) =>
      takeAllocation(tx, story.site, actor, { run, reference, id: referral, now: at("2024-07-03") }),
    );
  expect(await take()).toMatchObject({ id, repeated: false, case: { state: "referred" } });
  expect(await take()).toMatchObject({ id, repeated: true });
  await expect(take(randomUUID())).rejects.toMatchObject({ status: 409 });
  const rows = await db.query<{
    terms: readonly { value: number }[];
    score: number;
    state: string;
    by: string;
  }>(
    `select r.terms, a.score, a.state, a.decided_by_name as by from employment.referral r
     join employment.allocation a using (reference, vacancy_id) where r.reference = $1`,
    [reference],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ state: "taken", by: expect.any(String) });
  expect(rows[0]!.terms.reduce((sum, { value }) => sum + value, 0)).toBe(rows[0]!.score);
  expect(await ways.taken(vacancy)).toBe(1);
});
