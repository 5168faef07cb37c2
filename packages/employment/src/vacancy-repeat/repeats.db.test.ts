import { randomUUID } from "node:crypto";
import { testDatabase } from "@olive/testing";
import { beforeEach, expect, test } from "vitest";
import { enterEmployers } from "../employer/keep-employer.ts";
import { isOffered, readPosts } from "../suggest/read-posts.ts";
import { moveVacancy } from "../vacancy/move-vacancy.ts";
import { postVacancy } from "../vacancy/post-vacancy.ts";
import { codeOf, county, NOW, office, postOf, villages } from "../vacancy/testing/small-office.ts";
import { loadVacancy } from "../vacancy/vacancy.ts";
import { decideRepeat } from "./decide-repeat.ts";
import { proposeRepeats, repeatsJob } from "./follow-repeats.ts";
import { listRepeats } from "./list-repeats.ts";

const db = await testDatabase();
const TEXT = "负责写字楼公共区域的日常保洁与垃圾清运，会使用洗地机，服从安排，每周休息一天，包中餐";
const actor = { county: county.code, account: 7, name: "林七" };
let firm = 0;

beforeEach(async () => {
  await db.query("truncate employment.vacancy_repeat");
  await db.query("update employment.vacancy set state = 'withdrawn', withdrawn_reason = '下一个'");
  firm += 10;
});
const employer = async (n: number, name: string) => {
  const creditCode = codeOf(firm + n);
  await enterEmployers(db, office, [{ creditCode, name, place: villages[0]! }]);
  return creditCode;
};
const post = async (creditCode: string, more: Parameters<typeof postOf>[1] = {}) => {
  const input = postOf(creditCode, { title: "保洁员", text: TEXT, occupation: null, ...more });
  return (await postVacancy(db, office, input)).vacancy!.id;
};
const open = async () => (await listRepeats(db, county.code, { state: "open", limit: 50 })).repeats;
const decide = (id: string, state: "same" | "different", reason = "电话问过单位") =>
  decideRepeat(db, actor, { id, state, reason, now: NOW });
const offered = async (id: string) => {
  const [read] = await readPosts(db, county.code, [id]);
  return read !== undefined && isOffered(read);
};

test("a post put up again under another title or in the firm's other name is proposed once; nothing is dropped", async () => {
  const own = await employer(1, "橄溪县云岭物业服务有限公司");
  const branch = await employer(2, "云岭物业服务（橄溪）有限公司金湾分公司");
  const first = await post(own, { now: new Date("2024-06-01T01:00:00Z") });
  const again = await post(own, { title: "急聘保洁员（包中餐）" });
  const other = await post(branch);
  await post(own, { title: "水电维修工", text: "负责楼内水电日常维修，持低压电工证，能倒班" });
  await post(own, { kind: "publicPost" });
  expect(await proposeRepeats(db, county.code)).toBe(2);
  expect(await proposeRepeats(db, county.code)).toBe(0);
  const pairs = await open();
  expect(pairs.map(({ kept }) => kept.id)).toEqual([first, first]);
  expect(pairs.map(({ repeat }) => repeat.id).sort()).toEqual([again, other].sort());
  for (const id of [first, again, other]) expect(await offered(id)).toBe(true);
});

test("held for the same by a person the later one isn't offered, held for two after all it is again", async () => {
  const own = await employer(1, "橄溪县青禾物业服务有限公司");
  const first = await post(own, { now: new Date("2024-06-01T01:00:00Z") });
  const again = await post(own, { title: "诚聘保洁员" });
  await proposeRepeats(db, county.code);
  const [pair] = await open();
  const decided = await decide(pair!.id, "same");
  expect(decided).toMatchObject({ state: "same", decidedBy: "林七", reason: "电话问过单位" });
  expect([await offered(first), await offered(again)]).toEqual([true, false]);
  expect((await loadVacancy(db, county.code, again)).duplicateOf).toBe(first);
  expect(await open()).toEqual([]);
  expect(await proposeRepeats(db, county.code)).toBe(0);
  await expect(decide(pair!.id, "same")).rejects.toMatchObject({ code: "repeat-decided", status: 409 });
  await decide(pair!.id, "different", "两个班组，各招各的");
  expect(await offered(again)).toBe(true);
  expect(await proposeRepeats(db, county.code)).toBe(0);
  expect(await open()).toEqual([]);
});

test("without a name and a reason nothing stands decided; a pair of which one is withdrawn isn't asked about", async () => {
  const own = await employer(1, "橄溪县石桥物业服务有限公司");
  await post(own, { now: new Date("2024-06-01T01:00:00Z") });
  const again = await post(own);
  await proposeRepeats(db, county.code);
  const set = (values: string) => db.query(`update employment.vacancy_repeat set ${values}`);
  await expect(set("state = 'same'")).rejects.toThrow(/check constraint/);
  await expect(set("state = 'same', decided_by = 1, reason = ' '")).rejects.toThrow(/check constraint/);
  await expect(decide(randomUUID(), "same")).rejects.toMatchObject({ code: "repeat-unknown" });
  expect(await open()).toHaveLength(1);
  await moveVacancy(db, office, { id: again, act: "withdraw", reason: "单位撤了", now: NOW });
  expect(await open()).toEqual([]);
});

test("the job looks when a post has changed, and only then", async () => {
  const own = await employer(1, "橄溪县万松物业服务有限公司");
  const job = repeatsJob({ db, county });
  const run = () => job.run({ now: NOW, stopping: new AbortController().signal });
  await post(own, { now: new Date("2024-06-01T01:00:00Z") });
  await run();
  expect(await open()).toEqual([]);
  await post(own);
  await run();
  expect(await open()).toHaveLength(1);
  await db.query("truncate employment.vacancy_repeat");
  await run();
  expect(await open()).toEqual([]);
});
