import { randomUUID } from "node:crypto";
import type { CalendarDate } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";
import { randomFacts } from "../matching/testing/random-market.ts";
import {
  actorIn,
  addPeople,
  addPosts,
  COUNTY,
  inScope,
  LOCATIONS,
  NORTH,
  referenceOf,
  SOUTH,
  SUPPORT,
  VILLAGES,
  vacancyOf,
} from "../testing/people.ts";
import { computeRun } from "./compute-run.ts";
import { overrideAllocation } from "./decide-allocation.ts";
import { runOffThread } from "./off-thread.ts";
import { listAllocations, listRuns, listUnmatched, readRun } from "./read-run.ts";
import { allocationJob, readInput } from "./run-job.ts";
import { listSeatPrices } from "./seat-prices.ts";

const db = await testDatabase();
const site = { db, county: { code: COUNTY }, locations: LOCATIONS, support: SUPPORT };
const AS_OF = "2024-07-01" as CalendarDate;
const refused = (code: string) => expect.objectContaining({ code });
const NOW = new Date("2024-07-01T01:00:00Z");

const startRun = async () => {
  const id = randomUUID();
  await db.query(
    `insert into employment.matching_run (id, county, as_of, started_by, started_by_name) values ($1, $2, $3, 1, '甲')`,
    [id, COUNTY, AS_OF],
  );
  return id;
};
const job = allocationJob(site);
const runJob = () => job.run({ now: NOW, stopping: new AbortController().signal });
const all = (run: string) => listAllocations(db, { county: COUNTY, run, limit: 200 });

beforeAll(async () => {
  await addPosts(db, [
    { n: 1, seats: 2, occupation: "6-05-02-01", place: VILLAGES[0] },
    { n: 2, seats: 3, reserved: 2, occupation: "6-05-02-01", place: VILLAGES[2] },
    { n: 3, seats: 4, occupation: "4-10-01-06", place: VILLAGES[3], shifts: ["night"] },
  ]);
  const sewing = { occupations: ["6-05-02-01"], maxKm: 20, shifts: ["day" as const] };
  await addPeople(db, [
    ...[1, 2, 3, 4, 5, 6].map((n) => ({
      n,
      place: VILLAGES[n % 4]!,
      needs: { ...sewing, reservedSeat: n === 6 },
    })),
    ...[11, 12].map((n) => ({
      n,
      place: VILLAGES[n % 4]!,
      needs: { ...sewing, maxKm: 0.5, shifts: ["day" as const] },
    })),
    { n: 20, standing: "placed" },
  ]);
});

test("puts everybody where seats are, gives reserved seats to holders alone, and says why the rest has none", async () => {
  const run = await startRun();
  expect(await runJob()).toBe(true);
  expect(await runJob()).toBe(false);
  const { rows } = await all(run);
  const of = (n: number) => rows.find(({ reference }) => reference === referenceOf(n));
  const perPost = (n: number) => rows.filter(({ vacancy }) => vacancy === vacancyOf(n));
  expect(perPost(1).length).toBeLessThanOrEqual(2);
  expect(perPost(2).filter(({ reference }) => reference !== referenceOf(6)).length).toBeLessThanOrEqual(1);
  expect(rows.length).toBe(4);
  expect(of(20)).toBeUndefined();
  for (const { score, terms } of rows) expect(terms.reduce((sum, { value }) => sum + value, 0)).toBe(score);
  const unmatched = await listUnmatched(db, { county: COUNTY, run, limit: 200 });
  expect(unmatched.total + rows.length).toBe(8);
  expect(unmatched.rows.some(({ blocking }) => blocking === "noSeat")).toBe(true);
  expect(await readRun(db, COUNTY, run)).toMatchObject({
    step: "finished",
    placed: 4,
    unmatched: 4,
    vacancies: 3,
  });
});

test("the same input gives the same output, byte for byte, whatever order the rows come in", async () => {
  const { people, posts } = await readInput(site, AS_OF);
  const quiet = async () => undefined;
  const one = await computeRun(people, posts, quiet);
  const other = await computeRun(people.toReversed(), posts.toReversed(), quiet);
  expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  const first = await startRun();
  await runJob();
  const again = await startRun();
  await runJob();
  const digests = (await listRuns(db, COUNTY, 10)).filter(({ id }) => id === first || id === again);
  expect(new Set(digests.map(({ digest }) => digest))).toEqual(new Set([one.digest]));
});

test("one run of a county at a time", async () => {
  await startRun();
  await expect(startRun()).rejects.toThrow("matching_run_alone");
  await runJob();
});

test("a person decides otherwise with a reason that is kept; decided is decided; others' people are not there", async () => {
  const run = await startRun();
  await runJob();
  const north = actorIn(NORTH, 2);
  const rows = await inScope(db, north, (tx) => listAllocations(tx, { county: COUNTY, run, limit: 200 }));
  const places = new Set(rows.rows.map(({ place }) => place));
  expect([...places].every((place) => place.startsWith(NORTH.slice(0, 9)))).toBe(true);
  expect(rows.total).toBeLessThan((await all(run)).total);
  const { reference } = rows.rows[0]!;
  const input = { run, reference, instead: vacancyOf(3), reason: "本人想上夜班", now: NOW };
  const south = actorIn(SOUTH, 3);
  await expect(inScope(db, south, (tx) => overrideAllocation(tx, south, input))).rejects.toEqual(
    refused("allocation-unknown"),
  );
  await inScope(db, north, (tx) => overrideAllocation(tx, north, input));
  await expect(inScope(db, north, (tx) => overrideAllocation(tx, north, input))).rejects.toEqual(
    refused("allocation-decided"),
  );
  const { rows: kept } = await listAllocations(db, { county: COUNTY, run, reference, limit: 1 });
  expect(kept).toMatchObject([
    { state: "overridden", reason: "本人想上夜班", decidedBy: "林2", instead: vacancyOf(3) },
  ]);
});

test("nothing becomes of a proposal by itself, and no decision stands without a name and a reason", async () => {
  const set = (values: string) =>
    db.query(`update employment.allocation set ${values} where state = 'proposed'`);
  await expect(set("state = 'taken'")).rejects.toThrow(/check constraint/);
  await expect(set("state = 'overridden', decided_by = 1, reason = ' '")).rejects.toThrow(/check constraint/);
  const [{ n } = { n: -1 }] = await db.query<{ n: number }>(
    "select count(*)::int as n from employment.referral",
  );
  expect(n).toBe(0);
});

test("on a thread of its own the result is the same, and its steps are told", async () => {
  const { seekers, vacancies } = randomFacts(7, 1200, 60);
  const told: string[] = [];
  const away = await runOffThread(seekers, vacancies, async (step) => void told.push(step));
  const here = await computeRun(seekers, vacancies, async () => undefined);
  expect(away.digest).toBe(here.digest);
  expect(told).toEqual(["scoring", "allocating"]);
  expect(away.proposed.length).toBeGreaterThan(20);
});

test("seat prices of a run: the dearest first, page by page, only where the work is, none that costs nothing", async () => {
  const run = await startRun();
  await runJob();
  await db.query("delete from employment.seat_price where run_id = $1", [run]);
  await db.query(
    `insert into employment.seat_price (run_id, vacancy_id, price)
     select $1, id, case id when $3 then 0 when $4 then 900 else 1200 end from employment.vacancy where county = $2`,
    [run, COUNTY, vacancyOf(3), vacancyOf(1)],
  );
  const first = await listSeatPrices(db, COUNTY, { run, limit: 1 });
  expect(first).toMatchObject({ total: 2, prices: [{ vacancy: vacancyOf(2), price: 1200 }] });
  const second = await listSeatPrices(db, COUNTY, { run, limit: 1, after: first.next! });
  expect(second).toMatchObject({ next: null, prices: [{ vacancy: vacancyOf(1), price: 900 }] });
  const north = await listSeatPrices(db, COUNTY, { run, limit: 9, place: NORTH });
  expect(north.prices.map(({ vacancy }) => vacancy)).toEqual([vacancyOf(1)]);
});
