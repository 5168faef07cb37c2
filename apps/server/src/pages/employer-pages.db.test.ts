import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCountyAccess } from "@olive/access";
import { signIn } from "@olive/access/testing";
import { transaction } from "@olive/db";
import { creditCodeOf } from "@olive/kernel";
import {
  installPlaces,
  installRegisters,
  loadCounty,
  readDirectorySource,
  readPlaces,
} from "@olive/registry";
import { loadPolicies } from "@olive/rules";
import { testDatabase } from "@olive/testing";
import type { FastifyInstance } from "fastify";
import { beforeAll, expect, test } from "vitest";
import { composeServer } from "../http/compose.ts";

/** The employer's pages as a browser without script meets them: forms, redirects, pages of a few kilobytes. */
const MOST_BYTES = 15 * 1024;
const db = await testDatabase();
const county = loadCounty("example");
const list = readPlaces(county.dir);
const OWN = creditCodeOf("91", "330799", "MA000001");
const OTHER = creditCodeOf("91", "330799", "MA000002");
let app: FastifyInstance;
let cookie: string;
let stranger: string;

beforeAll(async () => {
  await installRegisters(db, county);
  await transaction(db, (tx) => installPlaces(tx, county.code, list));
  app = await composeServer({
    ...{ db, county, places: list.places, policies: loadPolicies(join(county.dir, "policies")) },
    ...{ directory: readDirectorySource(county), mode: "demo", home: tmpdir(), origin: "http://127.0.0.1" },
    access: readCountyAccess(county.dir),
  });
  const area = `${county.code}000000`;
  for (const [code, name] of [
    [OWN, "橄溪制衣厂（虚构）"],
    [OTHER, "橄溪物业（虚构）"],
  ]) {
    await db.query(
      `insert into employment.employer (county, credit_code, place_code, name, weekly_cap) values ($1, $2, $3, $4, 5)`,
      [county.code, code, list.places.find(({ level }) => level === "village")?.code, name],
    );
  }
  const someone = await signIn(db, { county: county.code, role: "employer", area, name: "壬" });
  const another = await signIn(db, { county: county.code, role: "employer", area, name: "癸" });
  [cookie, stranger] = [someone.cookie, another.cookie];
  await db.query(
    "insert into employment.employer_account (county, account, credit_code) values ($1, $2, $3), ($1, $4, $5)",
    [county.code, someone.account, OWN, another.account, OTHER],
  );
});

const ask = (url: string, who = cookie) => app.inject({ url, headers: { cookie: who, accept: "text/html" } });
const send = (url: string, form: Record<string, string | string[]>, who = cookie, more: object = {}) => {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form))
    for (const one of [value].flat()) fields.append(name, one);
  return app.inject({
    ...{ method: "POST" as const, url, payload: fields.toString() },
    headers: {
      cookie: who,
      accept: "text/html",
      "content-type": "application/x-www-form-urlencoded",
      ...more,
    },
  });
};
const POST = {
  ...{
    title: "缝纫工",
    kind: "ordinary",
    seats: "3",
    place: "橄城街道东榄社区",
    wageFrom: "4000",
    wageTo: "5500",
  },
  ...{ hoursPerWeek: "44", shifts: ["day", "evening"], text: "平车，包中餐", occupation: "none" },
};
const post = async (more: object = {}) => {
  const answer = await send("/employer/posts", { ...POST, id: randomUUID(), duplicatesSeen: "yes", ...more });
  return String(answer.headers.location ?? "");
};

test("a post is put up by one short form, and stands on the first page", async () => {
  const form = await ask("/employer/posts/new");
  expect(form.statusCode).toBe(200);
  expect(form.body).toContain("东榄社区");
  const at = await post();
  expect(at).toMatch(/^\/employer\/posts\/[0-9a-f-]{36}$/);
  const [stored] = await db.query(
    `select seats, shifts, wage_from as "from", posted_by as by, place_code as place from employment.vacancy
     where id = $1`,
    [at.split("/").at(-1)],
  );
  expect(stored).toEqual({
    seats: 3,
    shifts: ["day", "evening"],
    from: 4000,
    by: "employer",
    place: "330798001001",
  });
  expect((await ask("/employer")).body).toContain("缝纫工");
});

test("what the law forbids comes back with its clause, and nothing has to be typed again", async () => {
  const answer = await send("/employer/posts", { ...POST, id: randomUUID(), sex: "male", title: "保安" });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain("第二十七条");
  expect(answer.body).toContain('value="保安"');
  const unread = await send("/employer/posts", { ...POST, id: randomUUID(), place: "某省某市" });
  expect(unread.body).toContain("工作地点");
});

test("a post that looks the same is asked about first", async () => {
  const id = randomUUID();
  const asked = await send("/employer/posts", { ...POST, id });
  expect(asked.statusCode).toBe(200);
  expect(asked.body).toContain('name="duplicatesSeen"');
  const posted = await send("/employer/posts", { ...POST, id, duplicatesSeen: "yes" });
  expect(posted.statusCode).toBe(303);
});

test("seats are changed, a post is paused and withdrawn with a reason; what can't be done says why", async () => {
  const at = await post();
  expect((await send(`${at}/seats`, { seats: "9" })).statusCode).toBe(303);
  expect((await ask(at)).body).toContain("9（已占 0）");
  await send(`${at}/move`, { act: "pause" });
  const refused = await send(`${at}/move`, { act: "confirm" });
  expect(refused.statusCode).toBe(409);
  expect(refused.body).toContain("现在不能这样办");
  expect((await send(`${at}/move`, { act: "withdraw", reason: "订单取消" })).statusCode).toBe(303);
  expect((await ask(at)).body).toContain("已撤下");
});

test("everything is confirmed in one tap", async () => {
  const at = await post();
  const id = at.split("/").at(-1);
  await db.query("update employment.vacancy set state = 'lapsed', confirm_by = '2020-01-01' where id = $1", [
    id,
  ]);
  expect((await ask("/employer")).body).toContain('action="/employer/confirm"');
  expect((await send("/employer/confirm", {})).headers.location).toBe("/employer");
  const [after] = await db.query<{ state: string }>("select state from employment.vacancy where id = $1", [
    id,
  ]);
  expect(after?.state).toBe("open");
  expect((await ask("/employer")).body).not.toContain('action="/employer/confirm"');
});

test("another employer's post and people aren't there; nobody else has a page", async () => {
  const at = await post();
  expect((await ask(at, stranger)).statusCode).toBe(404);
  expect((await send(`${at}/move`, { act: "pause" }, stranger)).statusCode).toBe(404);
  expect((await ask("/employer/posts/x")).statusCode).toBe(422);
  expect((await app.inject({ url: "/employer" })).statusCode).toBe(401);
  const clerk = await signIn(db, { county: county.code, role: "clerk", area: `${county.code}000000` });
  expect((await ask("/employer", clerk.cookie)).statusCode).toBe(403);
  const bare = await signIn(db, { county: county.code, role: "employer", area: `${county.code}000000` });
  expect((await ask("/employer", bare.cookie)).statusCode).toBe(403);
});

test("of a person the employer sees the name and what the post asks for, and nothing on health", async () => {
  const at = await post({ skills: "平车", certificates: "缝纫工证" });
  const reference = "5b0e4f0c6a1d4e0f9b7c2d3e4f5a6b7c";
  const needs = {
    skills: ["平车", "锁边"],
    schooling: 2,
    health: ["stepFree"],
    reservedSeat: true,
    careDuties: "照顾老人",
  };
  const id = await introduce(at, reference, needs);
  expect((await ask("/employer")).body).toContain(`/employer/introductions/${id}`);
  const page = await ask(`/employer/introductions/${id}`);
  expect(page.body).toContain("温岭生");
  expect(page.body).toContain("平车、锁边");
  expect(page.body).toContain("2024年7月8日");
  for (const hidden of ["无台阶", "stepFree", "照顾老人", "残疾", "初中", reference]) {
    expect(page.body, hidden).not.toContain(hidden);
  }
  expect(Buffer.byteLength(page.body)).toBeLessThanOrEqual(MOST_BYTES);
  expect((await ask(`/employer/introductions/${id}`, stranger)).statusCode).toBe(404);
  expect(
    (await send(`/employer/introductions/${id}/answer`, { answer: "accepted" }, stranger)).statusCode,
  ).toBe(404);
  const [read] = await db.query<{ n: number }>(
    "select count(*) as n from access.audit_leaf where act = 'viewOwnIntroduction' and subjects @> array[$1]",
    [`person:${reference}`],
  );
  expect(read?.n).toBe(1);
});

/** A person of the village, introduced to a post and not answered yet. */
async function introduce(at: string, reference: string, needs: object): Promise<string> {
  const id = randomUUID();
  const village = list.places.find(({ level }) => level === "village")?.code;
  const person = [county.code, reference, village, "温岭生"];
  await db.query(
    `insert into employment.seeker (county, reference, place_code, name, standing, needs, known_on)
     values ($1, $2, $3, $4, 'seeking', $5, '2024-07-01')`,
    [...person, JSON.stringify(needs)],
  );
  await db.query(
    `insert into employment.referral (id, county, reference, place_code, name, vacancy_id, credit_code, state, sent_on,
       sent_by, sent_by_name, answer_by)
     values ($5, $1, $2, $3, $4, $6, $7, 'sent', '2024-07-01', 1, '林甲', '2024-07-08')`,
    [...person, id, at.split("/").at(-1), OWN],
  );
  return id;
}

test("another site's page can't make a browser post", async () => {
  const at = await post();
  const foreign = await send(`${at}/move`, { act: "pause" }, cookie, { "sec-fetch-site": "cross-site" });
  expect(foreign.statusCode).toBe(403);
});

test("with fifty posts every page stays below fifteen kilobytes, and holds no script", async () => {
  for (let index = 0; index < 50; index += 1)
    await post({ title: `很长的岗位名称需要熟练操作各类设备第${index}号` });
  const own = await db.query<{ id: string }>(
    "select id from employment.vacancy where credit_code = $1 order by posted_on desc, id desc limit 1",
    [OWN],
  );
  const pages = [
    "/employer",
    `/employer?after=${own[0]?.id}`,
    "/employer/posts/new",
    `/employer/posts/${own[0]?.id}`,
  ];
  for (const url of pages) {
    const page = await ask(url);
    expect(page.statusCode, url).toBe(200);
    expect(Buffer.byteLength(page.body), url).toBeLessThanOrEqual(MOST_BYTES);
    expect(page.body, url).not.toMatch(/<script|\son[a-z]+=/i);
  }
});

test("each page and each act left a leaf", async () => {
  const acts = await db.query<{ act: string }>(
    "select distinct act from access.audit_leaf where subjects @> array[$1] order by 1",
    [`business:${OWN}`],
  );
  expect(acts.map(({ act }) => act)).toEqual(
    expect.arrayContaining([
      "viewOwnEmployer",
      "viewOwnVacancy",
      "postOwnVacancy",
      "moveOwnVacancy",
      "confirmOwnPosts",
    ]),
  );
});
