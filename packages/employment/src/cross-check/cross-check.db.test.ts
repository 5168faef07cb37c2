import type { CalendarDate } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { actorIn, COUNTY, inScope, NORTH, referenceOf, SOUTH, VILLAGES, WHOLE } from "../testing/people.ts";
import type { CheckOffice } from "./check-site.ts";
import { drawSample } from "./draw-sample.ts";
import { decideFinding, type Finding, listFindings } from "./list-findings.ts";
import { recordAttendance } from "./record-attendance.ts";
import { PATTERNS, runChecks } from "./run-checks.ts";
import { DAY_OF_CHECK, installSeededCounty, seedOrder, seedWrongs } from "./seeded-county.ts";

const db = await testDatabase();
/** The benchmark's size is given from outside; what is found is the same at any. */
const PEOPLE = Number(process.env.OLIVE_CHECK_PEOPLE ?? 2000);
const EACH = 12;
const ON = DAY_OF_CHECK as CalendarDate;
const official = actorIn(WHOLE);
const refused = (code: string) => expect.objectContaining({ code });
let site: CheckOffice;
let wrong: Map<string, Set<string>>;

beforeAll(async () => {
  site = await installSeededCounty(db);
  await seedOrder(db, PEOPLE);
  wrong = await seedWrongs(db, PEOPLE + 1000, EACH);
  await db.query("analyze");
}, 120_000);

const run = (actor = official) => inScope(db, actor, (tx) => runChecks(tx, site, actor, ON));
const all = async () => (await listFindings(db, COUNTY, { limit: 100_000 })).findings;
const sayOf = (found: Finding) =>
  found.pattern === "sharedProof" ? undefined : (found.reference ?? found.subject);

describe("the eight patterns", () => {
  test("find all that is wrong and nothing that is in order, each with its evidence", async () => {
    const started = performance.now();
    const counts = await run();
    const took = performance.now() - started;
    expect(counts.map(({ pattern }) => pattern)).toEqual(PATTERNS.map(({ code }) => code));
    const findings = await all();
    let hits = 0;
    for (const { code } of PATTERNS) {
      const own = findings.filter(({ pattern }) => pattern === code);
      const seeded = wrong.get(code)!;
      expect(seeded.size).toBeGreaterThanOrEqual(EACH);
      if (code === "sharedProof") expect(own).toHaveLength(seeded.size);
      else expect(new Set(own.map(sayOf)), code).toEqual(seeded);
      hits += own.length;
    }
    expect(hits).toBe(findings.length);
    for (const { evidence } of findings) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const { words, from, row } of evidence) {
        expect([words.zh, words.en, from, row].every((text) => typeof text === "string" && text !== "")).toBe(
          true,
        );
      }
    }
    expect(took).toBeLessThan(10_000);
    if (process.env.OLIVE_CHECK_PEOPLE) process.stdout.write(`${PEOPLE} people: ${Math.round(took)} ms\n`);
  }, 60_000);

  test("find nothing twice", async () => {
    const before = (await all()).length;
    expect((await run()).reduce((sum, { fresh }) => sum + fresh, 0)).toBe(0);
    expect(await all()).toHaveLength(before);
  });

  test("cut nothing: no term ends, no placement ends, by being found", async () => {
    const [{ n } = { n: -1 }] = await db.query<{ n: number }>(
      "select (select count(*) from employment.support_change)::int + (select count(*) from employment.placement where standing = 'ended')::int as n",
    );
    expect(n).toBe(0);
  });
});

test("days that were suspended were not paid", async () => {
  const [first] = (await all()).filter(({ pattern }) => pattern === "afterDeathOrRetirement");
  const [other] = await db.query<{ id: string; reference: string; place: string }>(
    `select id, reference, place_code as place from employment.support_term where kind = 'insuranceSubsidy' and county = $1
     and origin = 'house' and place_code = $2 limit 1`,
    [COUNTY, VILLAGES[0]],
  );
  await db.query(
    `insert into register.deceased_roll (county, holder_id, died_on, extract_on, file_id, row_no)
     select $1, resident_id, '2024-03-03', '2024-06-30', 3, 1 from registry.person where reference = $2`,
    [COUNTY, other!.reference],
  );
  await db.query(
    `insert into employment.support_change (id, county, place_code, reference, term_id, ordinal, kind, from_on, until_on,
       days, reason, account, account_name, at)
     values (gen_random_uuid(), $1, $2, $3, $4, 0, 'suspension', '2024-03-01', '2025-07-01', 400, '住院', 1, '甲', now())`,
    [COUNTY, other!.place, other!.reference, other!.id],
  );
  await run();
  expect((await all()).some(({ reference }) => reference === other!.reference)).toBe(false);
  expect(first).toBeDefined();
});

describe("a person decides", () => {
  test("with a reason, once; dismissed stays dismissed", async () => {
    const [finding] = (await all()).filter(({ state }) => state === "open");
    const decide = (reason: string) =>
      inScope(db, official, (tx) =>
        decideFinding(tx, official, { id: finding!.id, state: "dismissed", reason, now: new Date() }),
      );
    expect(await decide("同一单位改了名")).toMatchObject({ state: "dismissed", decidedBy: "林1" });
    await expect(decide("再想想")).rejects.toEqual(refused("finding-decided"));
    await run();
    expect((await all()).find(({ id }) => id === finding!.id)).toMatchObject({ state: "dismissed" });
  });

  test("in their own area alone", async () => {
    const south = actorIn(SOUTH, 3);
    const [finding] = (await all()).filter(({ state, place }) => state === "open" && place === VILLAGES[1]);
    const input = { id: finding!.id, state: "confirmed", reason: "属实", now: new Date() } as const;
    await expect(inScope(db, south, (tx) => decideFinding(tx, south, input))).rejects.toEqual(
      refused("finding-unknown"),
    );
    expect((await inScope(db, south, (tx) => listFindings(tx, COUNTY, { limit: 10 }))).total).toBe(0);
    expect((await run(south)).every(({ found }) => found === 0)).toBe(true);
    expect((await run(actorIn(NORTH, 2))).some(({ found }) => found > 0)).toBe(true);
  });
});

describe("the sample", () => {
  const draw = (seed: string, size = 30) => drawSample(db, COUNTY, { seed, size, on: ON });
  test("is the same for the same seed, another for another, and takes from each kind its share", async () => {
    const one = await draw("2024-06");
    expect(await draw("2024-06")).toEqual(one);
    expect(await draw("2024-07")).not.toEqual(one);
    expect(one.sample).toHaveLength(30);
    const share = (kind: string) => one.sample.filter((term) => term.kind === kind).length;
    for (const kind of ["publicPost", "insuranceSubsidy", "wageTopUp"])
      expect(Math.abs(share(kind) - 10)).toBeLessThan(3);
    expect((await draw("2024-06", 1)).sample).toHaveLength(1);
  });
});

test("attendance is recorded once, of nobody outside the area, and not ahead", async () => {
  const north = actorIn(NORTH, 2);
  const input = {
    ...{
      id: "7d0c2f5e-21c8-4c7c-9c28-0a3f2ae0b111",
      reference: referenceOf(1),
      course: "sewing",
      session: "2024-05-07",
    },
    ...{ place: VILLAGES[0], from: "13:00", until: "15:00", now: new Date("2024-05-07T08:00:00Z") },
  };
  const record = (given = input, actor = north) =>
    inScope(db, actor, (tx) => recordAttendance(tx, actor, given));
  expect((await record()).repeated).toBe(false);
  expect((await record()).repeated).toBe(true);
  await expect(record({ ...input, session: "2024-05-08" })).rejects.toEqual(refused("day-ahead"));
  await expect(record({ ...input, until: "12:00" })).rejects.toEqual(refused("times-inverted"));
  await expect(record(input, actorIn(SOUTH, 3))).rejects.toMatchObject({ status: 404 });
});
