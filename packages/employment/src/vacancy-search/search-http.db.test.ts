import { randomUUID } from "node:crypto";
import type { CountyAccess } from "@olive/access";
import { transaction } from "@olive/db";
import { type Actor, createShell } from "@olive/http";
import { testDatabase } from "@olive/testing";
import { afterAll, expect, test } from "vitest";
import { reserveIntroduction } from "../employer/reserve-introduction.ts";
import { changeSeats, changeVacancy } from "../vacancy/change-vacancy.ts";
import { moveVacancy } from "../vacancy/move-vacancy.ts";
import { postVacancy } from "../vacancy/post-vacancy.ts";
import { sweepVacancies } from "../vacancy/sweep-vacancies.ts";
import { at, county, makeEmployer, NOW, office, postOf, villages } from "../vacancy/testing/small-office.ts";
import { loadVacancy } from "../vacancy/vacancy.ts";
import { serveVacancySearch } from "./search-http.ts";

const db = await testDatabase();
const [here, near, far] = villages as [string, string, string];
const KM = 1000;
const locations = new Map([
  [here, { x: 0, y: 0 }],
  [near, { x: 2 * KM, y: 0 }],
  [far, { x: 30 * KM, y: 0 }],
]);
const reader: Actor & { purposes: readonly string[] } = {
  ...{ county: county.code, account: 1, name: "林一", assignment: 1, role: "any", purposes: [] },
  ...{ area: `${county.code}000000`, department: null, acts: ["vacancy.keep"], secondFactor: true },
};
const app = createShell({ authenticate: async () => reader });
const access = { roles: new Map() } as unknown as CountyAccess;
serveVacancySearch(app, { ...office, db, access, locations });
const origin = await app.listen({ host: "127.0.0.1", port: 0 });
afterAll(() => app.close());

interface Found {
  readonly vacancies: readonly {
    readonly id: string;
    readonly title: string;
    readonly metres: number | null;
  }[];
  readonly total: number;
  readonly next: number | null;
  readonly relaxed: boolean;
  readonly withoutPlace: number;
}
async function ask(
  query: Record<string, string>,
): Promise<Found & { readonly status: number; readonly code?: string }> {
  const url = `${origin}/api/employment/vacancies/search?${new URLSearchParams(query)}`;
  const answer = await fetch(url, { headers: { cookie: "a=b" } });
  return { status: answer.status, ...((await answer.json()) as Found) };
}
const titles = async (query: Record<string, string>) =>
  (await ask(query)).vacancies.map(({ title }) => title);
let firm = 100;
const post = async (more: Parameters<typeof postOf>[1]): Promise<string> => {
  firm += 1;
  const { vacancy } = await postVacancy(
    db,
    office,
    postOf(await makeEmployer(db, firm), { occupation: null, ...more }),
  );
  return vacancy!.id;
};

test("by words, radius, shift, kind and wage, each narrowing what is found; what nobody said isn't no", async () => {
  const word = "缫丝";
  await post({ title: `${word}白班`, place: here, shifts: ["day"], wageFrom: 3000, wageTo: 4000 });
  await post({ title: `${word}夜班`, place: near, shifts: ["night"], wageFrom: 5000, wageTo: 7000 });
  await post({ title: `${word}没说`, place: far, shifts: [], wageFrom: null, wageTo: null });
  await post({ title: `${word}公益`, place: villages[3]!, kind: "publicPost", shifts: ["day"] });
  const all = await ask({ text: word, near: here });
  expect(all.total).toBe(4);
  expect(all.vacancies.map(({ title }) => title.slice(word.length))).toEqual([
    "白班",
    "夜班",
    "没说",
    "公益",
  ]);
  expect(all.vacancies.map(({ metres }) => metres)).toEqual([0, 2 * KM, 30 * KM, null]);
  const within = await ask({ text: word, near: here, within: "3000" });
  expect([within.total, within.withoutPlace]).toEqual([2, 1]);
  expect(await titles({ text: word, near: here, shift: "night" })).toEqual([`${word}夜班`, `${word}没说`]);
  expect(await titles({ text: word, wageFrom: "6000", near: here })).toEqual([`${word}夜班`, `${word}没说`]);
  expect(await titles({ text: word, kind: "publicPost" })).toEqual([`${word}公益`]);
  expect(await titles({ text: word, place: near })).toEqual([`${word}夜班`]);
  const first = await ask({ text: word, near: here, limit: "3" });
  expect([first.vacancies.length, first.next, first.total]).toEqual([3, 3, 4]);
  const second = await ask({ text: word, near: here, limit: "3", offset: "3" });
  expect([second.vacancies.length, second.next]).toEqual([1, null]);
});

test("a sentence of which no post has all the words says that it was relaxed; a place nobody knows is refused", async () => {
  await post({ title: "竹编帮工", text: "在家编竹篮" });
  const answer = await ask({ text: "想找竹编帮工的零活" });
  expect([answer.relaxed, answer.vacancies[0]?.title]).toEqual([true, "竹编帮工"]);
  expect(await ask({ near: villages[3]! })).toMatchObject({ status: 422, code: "place-not-located" });
});

test("whatever happens to a post, the next search knows it", async () => {
  const word = "榨油";
  const found = () => titles({ text: word });
  const id = await post({ title: `${word}一`, seats: 1 });
  expect(await found()).toEqual([`${word}一`]);
  const { rows, creditCode } = await rowOf(id);
  await changeVacancy(db, office, { ...rows, title: `${word}二`, occupation: null });
  expect(await found()).toEqual([`${word}二`]);
  await moveVacancy(db, office, { id, act: "pause", now: NOW });
  expect(await found()).toEqual([]);
  await moveVacancy(db, office, { id, act: "resume", now: NOW });
  expect(await found()).toEqual([`${word}二`]);
  await transaction(db, (tx) =>
    reserveIntroduction(tx, county.code, { vacancyId: id, on: "2024-07-02", mayTakeReserved: false }),
  );
  expect(await found()).toEqual([]);
  expect(await titles({ text: word, full: "true" })).toEqual([`${word}二`]);
  await changeSeats(db, office, { id, seats: 2, creditCode });
  expect(await found()).toEqual([`${word}二`]);
  await sweepVacancies(db, county.code, office.settings, "2024-12-31");
  expect(await found()).toEqual([]);
  await moveVacancy(db, office, { id, act: "confirm", now: at("2025-01-02") });
  expect(await found()).toEqual([`${word}二`]);
});

test("what began before the last search and was committed after it isn't missed", async () => {
  const word = "砻谷";
  const id = await post({ title: `${word}旧` });
  const { rows } = await rowOf(id);
  let commit: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let begun: () => void = () => undefined;
  const began = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow = transaction(db, async (tx) => {
    await tx.query("select now()");
    begun();
    await held;
    await changeVacancy(tx, office, { ...rows, title: `${word}新`, occupation: null });
  });
  await began;
  // Others write and are found meanwhile: the mark may not run ahead of the transaction that goes on.
  for (let i = 0; i < 3; i += 1) {
    await post({ title: `${word}旁${i}` });
    expect(await titles({ text: `${word}旁${i}` })).toEqual([`${word}旁${i}`]);
    await db.query("select pg_sleep(0.5)");
  }
  expect(await titles({ text: `${word}旧` })).toEqual([`${word}旧`]);
  commit();
  await slow;
  expect(await titles({ text: `${word}新` })).toEqual([`${word}新`]);
});

test("many at once get the same answer, and every post is found once", async () => {
  const word = "弹棉";
  const ids = [];
  for (let i = 0; i < 20; i += 1) ids.push(await post({ title: `${word}${randomUUID().slice(0, 4)}` }));
  const answers = await Promise.all(Array.from({ length: 12 }, () => ask({ text: word, limit: "200" })));
  for (const answer of answers) {
    expect(answer.total).toBe(20);
    expect(answer.vacancies.map(({ id }) => id).sort()).toEqual(ids.toSorted());
  }
});

async function rowOf(id: string) {
  const rows = await loadVacancy(db, county.code, id);
  return { rows, creditCode: rows.creditCode };
}
