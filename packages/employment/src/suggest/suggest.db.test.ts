import { fromDateNumber, today } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { bestByTrying } from "../matching/every-pair.ts";
import { readMarket } from "../matching/read-market.ts";
import { bestPeople } from "../matching/search-people.ts";
import {
  actorIn,
  addPeople,
  addPosts,
  COUNTY,
  creditOf,
  LOCATIONS,
  NORTH,
  type PersonGiven,
  type PostGiven,
  referenceOf,
  SUPPORT,
  VILLAGES,
  vacancyOf,
} from "../testing/people.ts";
import { keepMarket } from "./market-keeper.ts";
import { explainPeople, rankPeople } from "./rank-people.ts";
import { explainPosts, rankPosts, rerank, smallestChange, whatCloses, withLegal } from "./rank-posts.ts";
import { readPeople, readSeekers } from "./read-people.ts";
import { factsOfPost, isOffered, readOpenPosts, readPosts } from "./read-posts.ts";

const db = await testDatabase();
const site = { db, county: { code: COUNTY }, locations: LOCATIONS, support: SUPPORT };
const TODAY = today(new Date());
const PEOPLE = 120;
const POSTS = 60;
const OCCUPATIONS = ["6-05-02-01", "6-05-02-03", "6-05-01-01", "4-10-01-06", "4-01-02-01", "6-18-01-01"];
const WHOLE_RANGE = { first: `${COUNTY}000000`, last: `${COUNTY}999999` };

const anyPost = (n: number): fc.Arbitrary<PostGiven> =>
  fc.record({
    n: fc.constant(n),
    place: fc.constantFrom(...VILLAGES),
    occupation: fc.option(fc.constantFrom(...OCCUPATIONS), { nil: null }),
    seats: fc.integer({ min: 1, max: 4 }),
    wage: fc.option(fc.integer({ min: 2500, max: 7000 }), { nil: null }),
    hours: fc.option(fc.integer({ min: 20, max: 60 }), { nil: null }),
    shifts: fc.subarray(["day", "evening", "night"]),
    access: fc.subarray(["stepFree", "seated", "quiet"]),
    kind: fc.constantFrom("ordinary", "ordinary", "publicPost"),
    demands: fc.constantFrom(
      {},
      {},
      { schooling: 4 },
      { skills: ["平车"] },
      { sex: "female", ground: "soleSexRole" },
    ),
  });
const anyPerson = (n: number): fc.Arbitrary<PersonGiven> =>
  fc.record({
    n: fc.constant(n),
    place: fc.constantFrom(...VILLAGES),
    sex: fc.constantFrom("male", "female"),
    birth: fc.constantFrom("1966-05-01", "1985-03-01", "2001-09-09"),
    needs: fc.record(
      {
        occupations: fc.subarray(OCCUPATIONS, { maxLength: 3 }),
        skills: fc.subarray(["平车", "裁剪"]),
        schooling: fc.integer({ min: 0, max: 6 }),
        hoursPerWeek: fc.constantFrom([20, 44] as [number, number], [30, 60] as [number, number]),
        shifts: fc.subarray(["day", "evening", "night"] as const, { minLength: 1 }),
        wageFrom: fc.integer({ min: 2000, max: 6000 }),
        maxKm: fc.constantFrom(2, 5, 20),
        access: fc.subarray(["stepFree", "seated"] as const),
        homeOnly: fc.constant(false),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<NonNullable<PersonGiven["needs"]>>,
  });

const drawn = <T>(of: (n: number) => fc.Arbitrary<T>, count: number, seed: number): T[] =>
  Array.from({ length: count }, (_, n) => fc.sample(of(n + 1), { numRuns: 1, seed: seed + n })[0]!);

beforeAll(async () => {
  await addPosts(db, drawn(anyPost, POSTS, 1000));
  await addPeople(db, drawn(anyPerson, PEOPLE, 5000));
});

/** What the pure core gives on the same rows, read at one go. */
async function coreLists(most: number) {
  const posts = (await readOpenPosts(db, COUNTY)).filter(isOffered);
  const demanding = posts.filter(({ demands }) => demands.sex !== undefined);
  const people = await readSeekers(db, site, TODAY);
  const market = readMarket(
    people.map((person) => withLegal(person, { demanding, on: TODAY })),
    posts.map((post) => factsOfPost(post, LOCATIONS)),
  );
  return {
    ...{ market, people },
    of: (s: number) =>
      bestByTrying(market, s, most).map(({ row, score }) => ({ id: market.vacancyIds[row]!, score })),
  };
}

async function expectSameAsCore(keeper: ReturnType<typeof keepMarket>): Promise<void> {
  const kept = await keeper.follow("both");
  const core = await coreLists(10);
  let listed = 0;
  for (const [s, reference] of core.market.seekerIds.entries()) {
    const person = core.people.find((one) => one.reference === reference)!;
    const found = rankPosts(kept, withLegal(person, kept), LOCATIONS, 10);
    expect(found, reference).toEqual(core.of(s));
    listed += found.length;
  }
  expect(listed).toBeGreaterThan(PEOPLE);
  for (const [v, id] of core.market.vacancyIds.entries()) {
    const [post] = await readPosts(db, COUNTY, [id]);
    const { best } = rankPeople(kept, post!, LOCATIONS, WHOLE_RANGE, 10);
    const wanted = bestPeople(core.market, v, 10).map(({ row, score }) => ({
      id: core.market.seekerIds[row]!,
      score,
    }));
    expect(best, id).toEqual(wanted);
  }
}

describe("lists", () => {
  const keeper = keepMarket(site);

  test("equal the pure core's on the same rows, both ways", async () => {
    await expectSameAsCore(keeper);
  });

  test("follow whatever changes, without being told: posts, seats, employers, needs, people", async () => {
    await keeper.follow("both");
    await addPosts(db, [
      { n: 900, occupation: "6-05-02-01", demands: { skills: ["从未见过的技能"] } },
      { n: 901 },
    ]);
    await addPeople(db, [{ n: 900, needs: { occupations: ["6-05-02-01"], maxKm: 20 } }]);
    await db.query("update employment.vacancy set seats_taken = seats where id = any($1)", [
      [1, 2, 3].map(vacancyOf),
    ]);
    await db.query("update employment.vacancy set state = 'paused' where id = $1", [vacancyOf(4)]);
    await db.query("update employment.employer set standing = 'faded' where credit_code = $1", [creditOf(5)]);
    await db.query("update employment.seeker set standing = 'placed' where reference = $1", [referenceOf(7)]);
    await db.query(`update employment.seeker set needs = '{"maxKm": 2}' where reference = $1`, [
      referenceOf(8),
    ]);
    await expectSameAsCore(keeper);
    await db.query("update employment.vacancy set state = 'open' where id = $1", [vacancyOf(4)]);
    await db.query("update employment.employer set standing = 'open' where credit_code = $1", [creditOf(5)]);
    await expectSameAsCore(keeper);
  });

  test("take an employer away whose introductions of this week are used up", async () => {
    await addPosts(db, [{ n: 910, occupation: "6-05-02-01" }]);
    expect((await keeper.follow()).posts.all.has(vacancyOf(910))).toBe(true);
    await db.query("update employment.employer set weekly_cap = 1 where credit_code = $1", [creditOf(910)]);
    await db.query(
      `insert into employment.employer_week (county, credit_code, week_on, introductions)
       values ($1, $2, date_trunc('week', now() at time zone 'Asia/Shanghai')::date, 1)`,
      [COUNTY, creditOf(910)],
    );
    expect((await keeper.follow()).posts.all.has(vacancyOf(910))).toBe(false);
  });
});

describe("what was said no to", () => {
  test("is offered to this person no more, and its reason lowers what is like it", async () => {
    const keeper = keepMarket(site);
    await addPosts(db, [
      { n: 920, occupation: "4-10-01-06", wage: 3000 },
      { n: 921, occupation: "4-10-01-06", wage: 3000 },
    ]);
    await addPeople(db, [{ n: 920, needs: { occupations: ["4-10-01-06"], wageFrom: 3000, maxKm: 20 } }]);
    const listOf = async () => {
      const kept = await keeper.follow();
      const [person] = await readPeople(db, site, [referenceOf(920)], TODAY);
      return rankPosts(kept, withLegal(person!, kept), LOCATIONS, 100);
    };
    const before = await listOf();
    expect(before.map(({ id }) => id)).toEqual(expect.arrayContaining([vacancyOf(920), vacancyOf(921)]));
    await db.query(
      `insert into employment.refusal (county, place_code, reference, vacancy_id, reason_code, reason, refused_on,
         recorded_by, recorded_by_name) values ($1, $2, $3, $4, 'wage', '太低', current_date, 1, '甲')`,
      [COUNTY, VILLAGES[0], referenceOf(920), vacancyOf(920)],
    );
    const after = await listOf();
    expect(after.map(({ id }) => id)).not.toContain(vacancyOf(920));
    const scoreIn = (list: typeof before) => list.find(({ id }) => id === vacancyOf(921))!.score;
    expect(scoreIn(after)).toBeLessThan(scoreIn(before));
  });
});

test("a term that is used up closes its kind of post, by that rule", async () => {
  await addPosts(db, [{ n: 930, kind: "publicPost", occupation: "6-05-02-01", seats: 3 }]);
  await addPeople(db, [{ n: 930, needs: { occupations: ["6-05-02-01"], maxKm: 20 } }]);
  const keeper = keepMarket(site);
  const look = async () => {
    const kept = await keeper.follow();
    const [person] = await readPeople(db, site, [referenceOf(930)], TODAY);
    const facts = withLegal(person!, kept);
    return {
      list: rankPosts(kept, facts, LOCATIONS, 200).map(({ id }) => id),
      near: whatCloses(kept, facts, LOCATIONS, 200).nearMisses,
    };
  };
  expect((await look()).list).toContain(vacancyOf(930));
  await db.query(
    `insert into employment.support_term (county, place_code, reference, kind, from_on, until_on, exclusive, granted_by,
       granted_by_name) values ($1, $2, $3, 'insuranceSubsidy', current_date - 5, current_date + 300, 'aid', 1, '甲')`,
    [COUNTY, VILLAGES[0], referenceOf(930)],
  );
  const { list, near } = await look();
  expect(list).not.toContain(vacancyOf(930));
  expect(near).toContainEqual(expect.objectContaining({ id: vacancyOf(930), rule: "kind" }));
});

test("reasons add up to the score, and near misses name the rule that fails", async () => {
  const kept = await keepMarket(site).follow();
  const people = await readSeekers(db, site, TODAY);
  let missed = 0;
  for (const person of people.slice(0, 60)) {
    const facts = withLegal(person, kept);
    const ranked = rankPosts(kept, facts, LOCATIONS, 10);
    const { nearMisses } = whatCloses(kept, facts, LOCATIONS, 5);
    const posts = await readPosts(
      db,
      COUNTY,
      [...ranked, ...nearMisses].map(({ id }) => id),
    );
    const pairs = explainPosts(facts, posts, LOCATIONS);
    for (const { id, score } of ranked) {
      const { terms, eligible } = pairs.get(id)!;
      expect([eligible, terms.reduce((sum, { points }) => sum + points, 0)]).toEqual([true, score]);
    }
    for (const { id, rule } of nearMisses) {
      expect(pairs.get(id)!.failed).toEqual([rule]);
      missed += 1;
    }
  }
  expect(missed).toBeGreaterThan(20);
});

test("whoever has no post is told the smallest change, and the change opens as many as it says", async () => {
  await addPeople(db, [{ n: 940, needs: { occupations: ["6-05-02-01"], maxKm: 0 }, place: VILLAGES[0] }]);
  await db.query("update employment.seeker set place_code = place_code");
  const elsewhere = { ...site, locations: new Map([...LOCATIONS, [VILLAGES[0], { x: -40_000, y: 0 }]]) };
  const kept = await keepMarket(elsewhere).follow();
  const [person] = await readPeople(db, elsewhere, [referenceOf(940)], TODAY);
  const facts = withLegal({ ...person!, facts: { ...person!.facts, maxKm: 1 } }, kept);
  const far = Array.from(kept.posts.all.values()).filter(({ place }) => place !== VILLAGES[0]);
  const only = { ...kept, posts: { ...kept.posts, all: new Map(far.map((post) => [post.id, post])) } };
  const [smallest] = smallestChange(only, facts, elsewhere.locations).changes;
  expect(smallest?.change).toMatchObject({ rule: "distance" });
  const wider = { ...facts, maxKm: (smallest!.change as { maxKm: number }).maxKm };
  const opened = explainPosts(wider, far, elsewhere.locations);
  expect([...opened.values()].filter(({ eligible }) => eligible)).toHaveLength(smallest!.opens);
});

test("people for a post are those of the area, and nobody else counts", async () => {
  const kept = await keepMarket(site).follow("both");
  const north = { first: NORTH, last: `${COUNTY}201999` };
  const inNorth = new Set([VILLAGES[0], VILLAGES[1]] as string[]);
  let found = 0;
  for (const post of kept.posts.all.values()) {
    const { best, fitting } = rankPeople(kept, post, LOCATIONS, north, 1000);
    expect(fitting).toBe(best.length);
    for (const { id } of best) expect(inNorth.has(kept.people.all.get(id)!.place)).toBe(true);
    found += best.length;
    const everybody = rankPeople(kept, post, LOCATIONS, WHOLE_RANGE, 1000).best;
    expect(everybody.filter(({ id }) => inNorth.has(kept.people.all.get(id)!.place))).toEqual(best);
  }
  expect(found).toBeGreaterThan(50);
  expect(actorIn(NORTH).area).toBe(NORTH);
});

test("sex, age and disability change no list but by a lawful rule", async () => {
  // Lawful demands of posts and terms that end with retirement are the rules; without them nothing may move.
  const free = { ...site, support: { kinds: [] } };
  const lists = async () => {
    const kept = { ...(await keepMarket(free).follow("both")), demanding: [] };
    const people = await readSeekers(db, free, TODAY);
    return {
      posts: people.map((one) => rankPosts(kept, withLegal(one, kept), LOCATIONS, 10)),
      people: [...kept.posts.all.values()]
        .filter(({ demands }) => demands.sex === undefined)
        .map((post) => rankPeople(kept, post, LOCATIONS, WHOLE_RANGE, 10)),
    };
  };
  const before = await lists();
  await db.query(
    `update registry.person set sex = case sex when 'male' then 'female' else 'male' end,
       birth = case when birth < '1970-01-01' then date '2000-01-01' else date '1960-06-06' end where county = $1`,
    [COUNTY],
  );
  await db.query(`update employment.seeker set needs = needs || '{"reservedSeat": true}' where county = $1`, [
    COUNTY,
  ]);
  expect(await lists()).toEqual(before);
  expect(before.posts.flat().length).toBeGreaterThan(PEOPLE);
});

test("seat prices lower what many seek, and the order stays the person's where nothing is scarce", () => {
  const ranked = [
    { id: "a", score: 6000 },
    { id: "b", score: 5900 },
    { id: "c", score: 3000 },
  ];
  expect(rerank(ranked, new Map(), 2).map(({ id }) => id)).toEqual(["a", "b"]);
  expect(rerank(ranked, new Map([["a", 2000]]), 2).map(({ id }) => id)).toEqual(["b", "a"]);
});

test("a candidate who said no a moment ago is not shown", async () => {
  const [post] = await readPosts(db, COUNTY, [vacancyOf(921)]);
  await db.query(
    `insert into employment.refusal (county, place_code, reference, vacancy_id, reason_code, reason, refused_on,
       recorded_by, recorded_by_name) values ($1, $2, $3, $4, 'other', '不想去', current_date, 1, '甲')`,
    [COUNTY, VILLAGES[0], referenceOf(920), vacancyOf(921)],
  );
  const people = await readPeople(db, site, [referenceOf(920)], TODAY);
  expect(explainPeople(people, post!, LOCATIONS, TODAY)).toEqual([]);
  expect(fromDateNumber(TODAY)).toMatch(/^\d{4}-/);
});
