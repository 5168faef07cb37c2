import { parsePlaceCode, residentIdOf } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";
import { type RegisterDefinition, registerSchema } from "../register/definition.ts";
import { findPeople } from "./find-people.ts";
import { refreshPeople } from "./refresh-people.ts";

const county = "330798";
const area = parsePlaceCode("330798000000")!;
const township = parsePlaceCode("330798200000")!;
const village = parsePlaceCode("330798200201")!;
const db = await testDatabase();

const register: RegisterDefinition = registerSchema.parse({
  code: "people_of_the_test",
  name: "人口",
  department: "甲局",
  file: "甲局_人口",
  title: { zh: "人口", en: "People" },
  subject: { entity: "person", by: "证号" },
  population: true,
  household: { by: "户", name: "家", members: "成员" },
  present: { column: "状态", not: ["死亡"] },
  key: ["证号"],
  freshDays: 30,
  limits: { rejectedShare: 1, changedShare: 1 },
  columns: [
    { name: "证号", code: "id_no", type: "residentId", level: "L3" },
    { name: "名", code: "full_name", type: "text", level: "L3" },
    { name: "户", code: "family_no", type: "code", level: "L3" },
    { name: "住处", code: "home", type: "place", level: "L2" },
    { name: "状态", code: "state", type: "listed", values: ["在", "死亡"], level: "L2" },
  ],
});
const source = { county, register, name: "名", place: "住处" };

const shan = residentIdOf("33079919900101002");
const zhuge = residentIdOf("33079919910202002");
const dead = residentIdOf("33079919920303003");
const nowhere = residentIdOf("33079919930404004");

async function store(
  id: string,
  name: string | null,
  home: string | null,
  state: string | null,
  rowNo: number,
) {
  await db.query("update register.people_of_the_test set replaced_on = '2022-05-31' where id_no = $1", [id]);
  await db.query(
    "insert into register.people_of_the_test values ($1, $2, $3, 'F1', $4, $5, '2022-05-31', 1, $6)",
    [county, id, name, home, state, rowNo],
  );
}

const search = async (text: string, within = area) =>
  (await findPeople(db, { county, area: within, text, limit: 10 })).map(({ name }) => name);

beforeAll(async () => {
  await db.query("create schema if not exists register");
  await db.query(`create table register.people_of_the_test (county text, id_no text collate "C", full_name text
    collate "C", family_no text, home text collate "C", state text, extract_on date, file_id int, row_no int,
    replaced_on date)`);
  await store(shan, "单雄", "330798200201", "在", 1);
  await store(zhuge, "诸葛小明", "330798200202", null, 2);
  await store(dead, "单死", "330798200201", "死亡", 3);
  await store(nowhere, "曾国强", null, "在", 4);
  expect(await refreshPeople(db, source)).toBe(4);
});

test("a person is found by name, pinyin, initials and the end of the ID number, not by others'", async () => {
  for (const text of ["单", "单雄", "shan", "shanx", "sx", shan.slice(-4), shan.slice(-6), shan]) {
    expect(await search(text), text).toEqual(["单雄"]);
  }
  for (const text of ["诸葛", "zhuge", "zgxm"]) expect(await search(text), text).toEqual(["诸葛小明"]);
  expect(await search("dan")).toEqual([]);
});

test("a search stays inside its area", async () => {
  expect(await search("", village)).toEqual(["单雄"]);
  expect(await search("", township)).toEqual(["单雄", "诸葛小明"]);
  expect(await search("zeng", township)).toEqual([]);
  expect(await search("", area)).toEqual(["单雄", "曾国强", "诸葛小明"]);
});

test("an answer names the person and masks the number", async () => {
  const [found] = await findPeople(db, { county, area, text: "sx", limit: 1 });
  expect(found).toMatchObject({ name: "单雄", sex: "female", birth: "1990-01-01", placeCode: village });
  expect(found?.residentId).toMatch(/^330\*+\d{3}[\dX]$/);
});

test("after an import only the changed people are written, and a second time nobody", async () => {
  expect(await refreshPeople(db, source)).toBe(0);
  await store(zhuge, "诸葛小亮", "330798200201", "在", 5);
  expect(await refreshPeople(db, source, [shan])).toBe(0);
  expect(await refreshPeople(db, source, [zhuge])).toBe(1);
  expect(await search("zgxl", village)).toEqual(["诸葛小亮"]);
  expect(await refreshPeople(db, source, [])).toBe(0);
});

test("somebody whose rows were withdrawn leaves the directory", async () => {
  await db.query("delete from register.people_of_the_test where id_no = $1", [nowhere]);
  expect(await refreshPeople(db, source, [nowhere])).toBe(1);
  expect(await search("zeng")).toEqual([]);
});
