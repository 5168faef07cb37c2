import fc from "fast-check";
import { expect, test } from "vitest";
import { SHIFTS } from "../contracts/work-words.ts";
import type { SearchPost, VacancyQuery } from "./search-post.ts";
import { createVacancyIndex } from "./vacancy-index.ts";

const POST: SearchPost = {
  id: "1",
  title: "保洁员",
  text: "",
  employer: "溪山物业服务有限公司",
  x: 0,
  y: 0,
  kind: "ordinary",
  shifts: ["day"],
  wageFrom: 3000,
  wageTo: 4000,
  openSeats: 2,
};
const post = (id: string, other: Partial<SearchPost> = {}): SearchPost => ({ ...POST, id, ...other });
const idsOf = (posts: SearchPost[], query: VacancyQuery) =>
  createVacancyIndex(posts)
    .search(query)
    .hits.map(({ id }) => id);

test("a word of two characters is found inside a long string, in any part of the post", () => {
  const posts = [
    post("title", { title: "高层住宅小区物业保洁员急聘" }),
    post("text", { title: "综合岗", text: "负责办公楼公共区域的日常保洁与垃圾清运工作" }),
    post("none", { title: "电工", text: "低压线路维护" }),
  ];
  expect(idsOf(posts, { text: "保洁" })).toEqual(["title", "text"]);
  expect(idsOf(posts, { text: "电" })).toEqual(["none"]);
});

test("width and case don't matter, and all words have to be there", () => {
  const posts = [post("1", { title: "ＣＮＣ操作工" }), post("2", { title: "cnc编程" })];
  expect(idsOf(posts, { text: "cnc 操作" })).toEqual(["1"]);
  expect(idsOf(posts, { text: "CNC" }).sort()).toEqual(["1", "2"]);
});

test("a sentence of which no post has all finds those with the best part, and says so", () => {
  const index = createVacancyIndex([post("1"), post("2", { title: "焊工" })]);
  const answer = index.search({ text: "想找离家近的保洁工作" });
  expect(answer.hits.map(({ id }) => id)).toEqual(["1"]);
  expect(answer.relaxed).toBe(true);
  expect(index.search({ text: "保洁" }).relaxed).toBe(false);
  expect(index.search({ text: "飞行员" })).toMatchObject({ total: 0, relaxed: false });
});

test("what a post doesn't say never loses it: shifts, wage, and the place is counted apart", () => {
  const posts = [
    post("said", { shifts: ["night"], wageTo: 2000 }),
    post("silent", { shifts: [], wageFrom: null, wageTo: null }),
    post("nowhere", { x: null, y: null }),
  ];
  expect(idsOf(posts, { shifts: ["day"], wageFrom: 3500 }).sort()).toEqual(["nowhere", "silent"]);
  const near = createVacancyIndex(posts).search({ near: { x: 0, y: 0, within: 10 } });
  expect(near).toMatchObject({ total: 2, withoutPlace: 1 });
});

test("relevance comes first, then distance; posts without a seat are left out unless asked for", () => {
  const posts = [
    post("far", { x: 900 }),
    post("near", { x: 90 }),
    post("text", { title: "杂工", text: "保洁" }),
    post("full", { openSeats: 0 }),
  ];
  const query = { text: "保洁", near: { x: 0, y: 0 } };
  expect(idsOf(posts, query)).toEqual(["near", "far", "text"]);
  expect(idsOf(posts, { ...query, openOnly: false })).toEqual(["full", "near", "far", "text"]);
  expect(idsOf(posts, { ...query, offset: 1, limit: 1 })).toEqual(["far"]);
});

const WORDS = ["保洁", "焊工", "仓库", "司机", "夜班", "包装", "a组"];
const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }).map((list) => list.join(""));
const metres = fc.integer({ min: -500, max: 500 });
const drawnPost = fc.record({
  id: fc.constantFrom(..."abcdefghij"),
  ...{ title: words, text: words, employer: words },
  ...{ x: fc.option(metres), y: metres, kind: fc.constantFrom("ordinary", "publicPost") },
  shifts: fc.subarray([...SHIFTS]),
  ...{ wageFrom: fc.option(fc.integer({ min: 0, max: 9 })), wageTo: fc.constant(null) },
  openSeats: fc.integer({ min: 0, max: 2 }),
});
const drawnQuery = fc.record({
  text: fc.array(fc.constantFrom(...WORDS, "工", "洁焊工"), { maxLength: 2 }).map((list) => list.join(" ")),
  near: fc.record({ x: metres, y: metres, within: fc.integer({ min: 0, max: 900 }) }),
  kinds: fc.option(fc.constant(["publicPost"]), { nil: undefined }),
  shifts: fc.option(fc.subarray([...SHIFTS]), { nil: undefined }),
  wageFrom: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
});

function bruteForce(
  posts: Iterable<SearchPost>,
  query: VacancyQuery & { near: { within: number } },
): string[] {
  const asked = (query.text ?? "").split(" ").filter(Boolean);
  return [...posts]
    .filter(({ title, employer, text }) =>
      asked.every((word) => `${title}\n${employer}\n${text}`.includes(word)),
    )
    .filter(
      ({ x, y }) => x !== null && Math.hypot(x - query.near.x, (y ?? 0) - query.near.y) <= query.near.within,
    )
    .filter(({ openSeats, kind }) => openSeats > 0 && (query.kinds?.includes(kind) ?? true))
    .filter(
      ({ shifts }) =>
        !query.shifts?.length || !shifts.length || shifts.some((one) => query.shifts?.includes(one)),
    )
    .filter(({ wageFrom }) => wageFrom === null || wageFrom >= (query.wageFrom ?? 0))
    .map(({ id }) => id)
    .sort();
}

test("after any additions, changes and removals every query counts what brute force counts", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(drawnPost, fc.boolean()), { maxLength: 30 }),
      fc.array(drawnQuery, { minLength: 1, maxLength: 5 }),
      (steps, queries) => {
        const index = createVacancyIndex();
        const held = new Map<string, SearchPost>();
        for (const [one, gone] of steps) {
          if (gone) expect(index.remove(one.id)).toBe(held.delete(one.id));
          else index.put(one);
          if (!gone) held.set(one.id, one);
        }
        expect(index.size).toBe(held.size);
        for (const query of queries) {
          const answer = index.search({ ...query, limit: 100 });
          if (answer.relaxed) continue;
          const expected = bruteForce(held.values(), query as never);
          expect(answer.hits.map(({ id }) => id).sort()).toEqual(expected);
          expect(answer.total).toBe(expected.length);
        }
      },
    ),
  );
});

test("packing keeps what is found", () => {
  const index = createVacancyIndex();
  for (let i = 0; i < 9000; i += 1)
    index.put(post(`${i}`, { title: i % 3 === 0 ? "保洁员" : "仓库管理员", x: i }));
  for (let i = 0; i < 9000; i += 1) if (i % 2 === 0) index.remove(`${i}`);
  expect(index.size).toBe(4500);
  expect(index.search({ text: "保洁" }).total).toBe(1500);
  expect(index.search({ near: { x: 0, y: 0, within: 100 } }).total).toBe(50);
  expect(index.search({ text: "仓库", near: { x: 0, y: 0 } }).hits[0]).toMatchObject({ id: "1", metres: 1 });
});

test("by place: codes between two, and none where it isn't known", () => {
  const posts = [
    post("in", { place: "330799201201" }),
    post("out", { place: "330799202201" }),
    post("unknown"),
  ];
  const index = createVacancyIndex(posts);
  const places = { first: "330799201000", last: "330799201999" };
  expect(index.search({ places }).hits.map(({ id }) => id)).toEqual(["in"]);
});
