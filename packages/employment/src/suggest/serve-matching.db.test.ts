import { randomUUID } from "node:crypto";
import type { CountyAccess } from "@olive/access";
import { type Actor, createShell } from "@olive/http";
import { today } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allocationJob } from "../allocation/run-job.ts";
import type { LoopOffice } from "../loop/loop-site.ts";
import {
  actorIn,
  addPeople,
  addPosts,
  COUNTY,
  LOCATIONS,
  NORTH,
  referenceOf,
  SOUTH,
  SUPPORT,
  VILLAGES,
  vacancyOf,
  WHOLE,
} from "../testing/people.ts";
import { keepMarket } from "./market-keeper.ts";
import { rankPeople } from "./rank-people.ts";
import { rankPosts, withLegal } from "./rank-posts.ts";
import { readPeople } from "./read-people.ts";
import { readPosts } from "./read-posts.ts";
import { serveMatching } from "./serve-matching.ts";

const db = await testDatabase();
const site = {
  ...{ db, county: { code: COUNTY, registers: [] }, locations: LOCATIONS, support: SUPPORT },
  ...{ access: { roles: new Map() } as unknown as CountyAccess, nameOf: (code: string) => `地方${code}` },
  ...{ loop: {} as LoopOffice, work: undefined },
  checks: { death: undefined, aids: [], publicMail: [], backdateDays: 31 },
  courses: [
    { code: "sewing", name: "缝纫", days: 10, seats: 3, skills: ["平车"], certificates: [] },
    { code: "nothing", name: "无用", days: 10, seats: 3, skills: ["无人要的"], certificates: [] },
  ],
};
let reader: Actor & { purposes: readonly string[] };
const as = (area: string, account = 1) => {
  reader = { ...actorIn(area, account), purposes: ["assistance"] };
};
const app = createShell({ authenticate: async () => reader });
serveMatching(app, site);
afterAll(() => app.close());

async function ask<T = Record<string, never>>(method: "GET" | "POST", url: string, payload?: object) {
  const answer = await app.inject({
    method,
    url,
    headers: { cookie: "a=b" },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() as T & { code?: string }, text: answer.body };
}
const lastLeaf = async () =>
  (
    await db.query<{ act: string; purpose: string | null; subjects: string[] }>(
      "select act, purpose, subjects from access.audit_leaf order by id desc limit 1",
    )
  )[0]!;

interface Suggestions {
  readonly suggestions: readonly {
    post: { id: string };
    score: number;
    price: number | null;
    terms: readonly { value: number }[];
  }[];
  readonly missing: readonly { item: string }[];
  readonly nearMisses: readonly { post: { id: string }; rule: { code: string } }[];
  readonly change: { words: { zh: string } } | null;
}
interface People {
  readonly people: readonly { person: { reference: string }; score: number; proposed: boolean }[];
  readonly fitting: number;
}
const PEOPLE = 24;

beforeAll(async () => {
  await addPosts(
    db,
    Array.from({ length: 14 }, (_, n) => ({
      ...{
        n: n + 1,
        place: VILLAGES[n % 4]!,
        wage: 3000 + 100 * n,
        occupation: n % 3 ? "6-05-02-01" : "4-10-01-06",
      },
      demands: n === 13 ? { skills: ["平车"] } : {},
    })),
  );
  await addPeople(
    db,
    Array.from({ length: PEOPLE }, (_, n) => ({
      ...{ n: n + 1, place: VILLAGES[n % 4]!, sex: n % 2 ? ("male" as const) : ("female" as const) },
      needs: { occupations: ["6-05-02-01"], maxKm: 3 + (n % 3) * 3, wageFrom: 3000, skills: [] },
    })),
  );
  await addPeople(db, [{ n: 50, place: VILLAGES[0], needs: { maxKm: 20, shifts: ["night"] } }]);
  as(WHOLE);
});

describe("posts for a person", () => {
  const url = (n: number, more = "") =>
    `/api/employment/people/${referenceOf(n)}/suggestions?purpose=assistance${more}`;

  test("are the pure core's, add up, and leave a leaf with purpose and person", async () => {
    const { status, body } = await ask<Suggestions>("GET", url(3, "&limit=8"));
    expect(status).toBe(200);
    const kept = await keepMarket(site).follow();
    const [person] = await readPeople(db, site, [referenceOf(3)], today(new Date()));
    const core = rankPosts(kept, withLegal(person!, kept), LOCATIONS, 8);
    expect(body.suggestions.map(({ post, score }) => ({ id: post.id, score }))).toEqual(core);
    for (const { score, terms } of body.suggestions) {
      expect(terms.reduce((sum, { value }) => sum + value, 0)).toBe(score);
    }
    expect(body.missing.map(({ item }) => item)).toContain("shifts");
    const leaf = await lastLeaf();
    expect(leaf).toMatchObject({
      act: "suggestVacancies",
      purpose: "assistance",
      subjects: [`person:${referenceOf(3)}`],
    });
  });

  test("say for whom nothing fits what the smallest change is", async () => {
    const { body } = await ask<Suggestions>("GET", url(50));
    expect(body.suggestions).toEqual([]);
    expect(body.nearMisses[0]).toMatchObject({ rule: { code: "shifts" } });
    expect(body.change?.words.zh).toBe("能上白班");
  });

  test("aren't there for whoever's area it isn't, or without a purpose of theirs", async () => {
    as(SOUTH, 3);
    expect(await ask("GET", url(1))).toMatchObject({ status: 404 });
    as(WHOLE);
    expect((await ask("GET", url(1).replace("assistance", "curiosity"))).status).toBe(403);
  });

  test("a post that came a moment ago is among them", async () => {
    await addPosts(db, [{ n: 60, wage: 9000, place: VILLAGES[2] }]);
    const { body } = await ask<Suggestions>("GET", url(3));
    expect(body.suggestions.map(({ post }) => post.id)).toContain(vacancyOf(60));
  });
});

describe("people for a post", () => {
  const url = (n: number) =>
    `/api/employment/vacancies/${vacancyOf(n)}/suggestions?purpose=assistance&limit=50`;

  test("are those of the reader's area alone, each named in the leaf", async () => {
    as(NORTH, 2);
    const { body } = await ask<People>("GET", url(2));
    const kept = await keepMarket(site).follow("both");
    const [post] = await readPosts(db, COUNTY, [vacancyOf(2)]);
    const { best } = rankPeople(kept, post!, LOCATIONS, { first: NORTH, last: `${COUNTY}201999` }, 50);
    expect(body.people.map(({ person, score }) => ({ id: person.reference, score }))).toEqual(best);
    expect(body.fitting).toBe(best.length);
    expect(best.length).toBeGreaterThan(3);
    const subjects = body.people.map(({ person }) => `person:${person.reference}`);
    expect((await lastLeaf()).subjects).toEqual(subjects);
    as(WHOLE);
    const whole = (await ask<People>("GET", url(2))).body;
    expect(whole.fitting).toBeGreaterThan(body.fitting);
  });
});

test("sex, age and disability change no byte of any list over HTTP", async () => {
  const lists = async () => {
    const of = async (url: string) => {
      const answer = await ask("GET", url);
      expect(answer.status).toBe(200);
      return answer.text;
    };
    const people = Array.from(
      { length: PEOPLE },
      (_, n) => `/api/employment/people/${referenceOf(n + 1)}/suggestions`,
    );
    const posts = Array.from(
      { length: 14 },
      (_, n) => `/api/employment/vacancies/${vacancyOf(n + 1)}/suggestions`,
    );
    return Promise.all([...people, ...posts].map(of));
  };
  const before = await lists();
  await db.query(
    `update registry.person set sex = case sex when 'male' then 'female' else 'male' end, birth = birth + 3000 where county = $1`,
    [COUNTY],
  );
  await db.query(
    `update employment.seeker set needs = needs || '{"reservedSeat": true}' where county = $1 and reference <= $2`,
    [COUNTY, referenceOf(12)],
  );
  expect(await lists()).toEqual(before);
});

describe("the county's run", () => {
  interface Runs {
    readonly runs: readonly { id: string; step: string; people: number; placed: number; unmatched: number }[];
  }
  const id = randomUUID();

  test("is asked for, worked off by the job, and every proposal waits for a person", async () => {
    as(WHOLE);
    expect((await ask("POST", "/api/employment/matching-runs", { id })).body).toMatchObject({
      id,
      step: "waiting",
    });
    expect((await ask("POST", "/api/employment/matching-runs", { id: randomUUID() })).body.code).toBe(
      "matching-run-goes-on",
    );
    await allocationJob(site).run({ now: new Date(), stopping: new AbortController().signal });
    const [run] = (await ask<Runs>("GET", "/api/employment/matching-runs")).body.runs;
    expect(run).toMatchObject({ id, step: "finished", people: PEOPLE + 1 });
    expect(run!.placed).toBeGreaterThan(10);
    const { body } = await ask<{ proposals: readonly { state: string }[]; total: number }>(
      "GET",
      `/api/employment/matching-runs/${id}/proposals`,
    );
    expect(body.total).toBe(run!.placed);
    expect(new Set(body.proposals.map(({ state }) => state))).toEqual(new Set(["proposed"]));
  });

  test("shows each area its own people, and why the rest has none", async () => {
    const totals: number[] = [];
    for (const area of [NORTH, SOUTH, WHOLE]) {
      as(area, 4);
      const proposals = await ask<{ total: number }>("GET", `/api/employment/matching-runs/${id}/proposals`);
      const none = await ask<{ total: number; people: readonly { blocking: { words: { zh: string } } }[] }>(
        "GET",
        `/api/employment/matching-runs/${id}/unmatched`,
      );
      for (const { blocking } of none.body.people) expect(blocking.words.zh).not.toBe("");
      totals.push(proposals.body.total + none.body.total);
    }
    expect(totals[0]! + totals[1]!).toBe(totals[2]);
    expect(totals[2]).toBe(PEOPLE + 1);
  });

  test("an override needs its reason, keeps it, and is shown with who decided", async () => {
    as(WHOLE);
    const list = await ask<{ proposals: readonly { person: { reference: string } }[] }>(
      "GET",
      `/api/employment/matching-runs/${id}/proposals?limit=1`,
    );
    const url = `/api/employment/matching-runs/${id}/proposals/${list.body.proposals[0]!.person.reference}/override`;
    expect((await ask("POST", url, { reason: " " })).status).toBe(422);
    const { body } = await ask("POST", url, { reason: "本人想先学手艺" });
    expect(body).toMatchObject({ state: "overridden", reason: "本人想先学手艺", decidedBy: "林1" });
    expect((await ask("POST", url, { reason: "再改一次" })).body.code).toBe("allocation-decided");
  });

  test("its seat prices order the lists: what is taken off is shown", async () => {
    const { body } = await ask<Suggestions>(
      "GET",
      `/api/employment/people/${referenceOf(3)}/suggestions?limit=10`,
    );
    const worth = body.suggestions.map(({ score, price }) => score - (price ?? 0));
    expect(worth).toEqual(worth.toSorted((a, b) => b - a));
    expect(body.suggestions.every(({ price }) => price !== null)).toBe(true);
  });
});

test("the training menu counts people of the area, posts that a course opens, and what it adds under seats", async () => {
  interface Menu {
    readonly people: number;
    readonly courses: readonly {
      code: string;
      qualifies: number;
      posts: number;
      placements: number;
      chosen: number | null;
      adds: number;
    }[];
  }
  as(WHOLE);
  const { body } = await ask<Menu>("GET", "/api/employment/training-menu");
  expect(body.people).toBe(PEOPLE + 1);
  const [sewing, nothing] = body.courses;
  expect(sewing).toMatchObject({ code: "sewing", posts: 1, placements: 1, chosen: 1, adds: 1 });
  expect(sewing!.qualifies).toBeGreaterThan(5);
  expect(nothing).toMatchObject({ code: "nothing", qualifies: 0, posts: 0, placements: 0, chosen: null });
  as(NORTH, 2);
  const north = (await ask<Menu>("GET", "/api/employment/training-menu")).body;
  expect(north.people).toBeLessThan(body.people);
  expect(north.courses.find(({ code }) => code === "sewing")!.qualifies).toBeLessThan(sewing!.qualifies);
});

test("terms over HTTP: what may begin, granted once, ending soon, and by name why not", async () => {
  as(WHOLE);
  interface Terms {
    readonly terms: readonly { id: string; revision: number; until: string }[];
    readonly allowed: readonly { kind: { code: string }; may: boolean; why: { zh: string } | null }[];
  }
  const url = `/api/employment/people/${referenceOf(5)}/terms`;
  const from = new Date().toISOString().slice(0, 10);
  const id = randomUUID();
  expect((await ask("POST", url, { id, kind: "insuranceSubsidy", from })).status).toBe(200);
  expect((await ask("POST", url, { id, kind: "insuranceSubsidy", from })).status).toBe(200);
  const { body } = await ask<Terms>("GET", `${url}?purpose=assistance&on=${from}`);
  expect(body.terms).toHaveLength(1);
  const post = body.allowed.find(({ kind }) => kind.code === "publicPost")!;
  expect([post.may, post.why?.zh]).toEqual([false, "同一时间已有insuranceSubsidy，两者不能同时享受"]);
  const end = { id: randomUUID(), revision: body.terms[0]!.revision, lastDay: from, reason: "本人不要了" };
  expect((await ask("POST", `/api/employment/terms/${id}/end`, end)).status).toBe(200);
  const soon = await ask<Terms>("GET", "/api/employment/terms/ending?days=30");
  expect(soon.body.terms).toHaveLength(1);
});

test("cross-checks over HTTP: found, decided by a person, kept", async () => {
  as(WHOLE);
  await db.query("update employment.employer set phone = '0579-1' where credit_code like '%1'");
  const { body } = await ask<{ patterns: readonly { pattern: string; fresh: number }[] }>(
    "POST",
    "/api/employment/cross-checks",
    {},
  );
  expect(body.patterns.find(({ pattern }) => pattern === "sharedContact")?.fresh).toBe(1);
  const list = await ask<{ findings: readonly { id: string; evidence: readonly object[] }[] }>(
    "GET",
    "/api/employment/findings",
  );
  const [finding] = list.body.findings;
  expect(finding!.evidence.length).toBeGreaterThan(1);
  const decided = await ask("POST", `/api/employment/findings/${finding!.id}/decision`, {
    state: "confirmed",
    reason: "已上门核实",
  });
  expect(decided.body).toMatchObject({ state: "confirmed", decidedBy: "林1" });
});
