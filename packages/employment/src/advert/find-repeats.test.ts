import { expect, test } from "vitest";
import { repeatsOffThread } from "../allocation/off-thread.ts";
import { employerKey, sameEmployer, workKey } from "./advert-keys.ts";
import { type Advert, findRepeats } from "./find-repeats.ts";

const TEXT =
  "负责办公楼公共区域的日常保洁，清运垃圾，保管清洁工具，服从领班安排，每周休息一天，提供工作餐和节日福利";
const ADVERT: Advert = {
  id: "1",
  title: "保洁员",
  employer: "橄溪县云岭物业服务有限公司",
  place: "a",
  text: TEXT,
};
const advert = (id: string, other: Partial<Advert> = {}): Advert => ({ ...ADVERT, id, ...other });

test.each([
  ["橄溪县云岭物业服务有限公司", "云岭物业服务（橄溪）有限公司金湾分公司", true],
  ["云岭物业服务有限公司", "云岭物业", true],
  ["云岭物业服务有限公司", "山岭物业服务有限公司", false],
  ["云岭物业服务有限公司", "云岭机械有限公司", false],
])("%s and %s: one firm is %s", (a, b, same) => {
  expect(sameEmployer(employerKey(a), employerKey(b))).toBe(same);
});

test("what stands around a title isn't the work; a title of nothing else stays", () => {
  expect(workKey("【急聘】保洁员 5000-6000元/月（包吃住）")).toBe("保洁员");
  expect(workKey("CNC 操作工 3名")).toBe("cnc操作工");
  expect(workKey("急聘")).toBe("急聘");
});

test("put up again, retitled or in the firm's other name is one post", () => {
  const adverts = [
    advert("1"),
    advert("again", { text: TEXT.replace("每周休息一天", "月休四天") }),
    advert("title", { title: "急聘保洁员（5000元包吃住）" }),
    advert("name", { employer: "云岭物业", place: "" }),
  ];
  expect(findRepeats(adverts)).toEqual([["1", "again", "title", "name"]]);
});

test("another place, another firm, other work of the same firm, and another text aren't", () => {
  const adverts = [
    advert("1"),
    advert("place", { place: "b" }),
    advert("firm", { employer: "橄溪县山湾物业服务有限公司" }),
    advert("work", { title: "水电维修工" }),
    advert("text", {
      text: "在住户家中做饭和照看老人，住家，一周六天，会做本地菜，有健康证，能与老人耐心相处，懂急救知识",
    }),
  ];
  expect(findRepeats(adverts)).toEqual([]);
});

test("a firm with five thousand adverts is compared like any other", () => {
  const works = ["保洁员", "水电工", "绿化工", "保安员", "客服专员"];
  const many = Array.from({ length: 5000 }, (_, i) =>
    advert(`${i}`, { title: works[i % 5]!, place: `${i % 2500}` }),
  );
  const groups = findRepeats(many);
  expect(groups).toHaveLength(2500);
  expect(groups.every(([a, b]) => Number(b) - Number(a) === 2500)).toBe(true);
});

test("on a thread of its own many adverts give the same groups", async () => {
  const many = Array.from({ length: 1200 }, (_, i) => advert(`${i}`, { place: `${i % 600}` }));
  expect(await repeatsOffThread(many)).toEqual(findRepeats(many));
});
