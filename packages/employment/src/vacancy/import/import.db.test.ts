import { workbookStream } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";
import { listVacancies } from "../list-vacancies.ts";
import { postVacancy } from "../post-vacancy.ts";
import { codeOf, county, makeEmployer, NOW, office, postOf, villages } from "../testing/small-office.ts";
import { applyImport } from "./apply-import.ts";
import { showImport } from "./import-store.ts";
import { uploadTable } from "./upload-table.ts";

const db = await testDatabase();
const COUNTY = county.code;
const HEADERS = [
  "岗位名称",
  "统一社会信用代码",
  "单位名称",
  "工作地点",
  "招聘人数",
  "薪资待遇",
  "性别要求",
  "年龄要求",
];
const who = { account: 7, accountName: "林甲" };
const upload = (rows: readonly (readonly string[])[], name = "招聘岗位.csv") => {
  const text = [HEADERS, ...rows].map((row) => row.join(",")).join("\r\n");
  return uploadTable(db, office, { ...who, name, bytes: Buffer.from(text) });
};
const apply = (id: string, duplicates: number[] = []) =>
  applyImport(db, office, { id, duplicates, account: 7, now: NOW });
const countPosts = async (employer: string) =>
  (await listVacancies(db, COUNTY, { state: "all", employer, limit: 1 }, "2024-07-01", office.settings))
    .total;
const PLACE = "橄溪县橄城街道东榄社区";

beforeAll(() => makeEmployer(db, 1));

test("each row says what becomes of it, and every reason why it is rejected", async () => {
  const good = codeOf(1);
  const id = await upload([
    ["缝纫工", good, "", PLACE, "5人", "4000-6000", "不限", ""],
    ["缝纫工", good, "", PLACE, "5人", "4000-6000", "不限", ""],
    ["急聘缝纫工", good, "", PLACE, "2", "面议", "", ""],
    ["包装", good, "", "", "１２", "0.4-0.6万", "", ""],
    ["保洁员", codeOf(2), "乙2厂（虚构）", PLACE, "1", "", "女", "50岁以下"],
    ["", "91330799MA000000X0", "丙厂", "某省某市", "若干", "看能力", "", ""],
  ]);
  const shown = await showImport(db, COUNTY, id);
  expect(shown).toMatchObject({
    rows: 6,
    ready: 1,
    repeated: 1,
    duplicates: 1,
    unsure: 1,
    rejected: 2,
    applied: 0,
  });
  const codes = Object.fromEntries(
    shown.preview.map(({ row, reasons }) => [row, reasons.map(({ code }) => code)]),
  );
  expect(codes).toMatchObject({
    3: ["repeated"],
    4: ["duplicate", "occupation-unsure"],
    5: ["occupation-unsure"],
    6: ["sex-without-ground"],
    7: ["credit-code-wrong", "missing", "place-unknown", "unreadable", "unreadable"],
  });
});

test("it is posted once, whatever is pressed again; what looks the same only where a person says so", async () => {
  const code = codeOf(3);
  const rows = [
    ["缝纫工", code, "丁3厂（虚构）", PLACE, "5", "4000", "", ""],
    ["缝纫工熟手", code, "丁3厂（虚构）", PLACE, "5", "4500以上", "", ""],
  ];
  const id = await upload(rows);
  expect(await apply(id)).toBe(1);
  expect(await apply(id)).toBe(0);
  expect(await upload(rows)).toBe(id);
  expect(await apply(id)).toBe(0);
  expect(await countPosts(code)).toBe(1);
  expect(await apply(id, [3])).toBe(1);
  const { vacancies } = await listVacancies(
    db,
    COUNTY,
    { state: "all", employer: code, limit: 9 },
    "2024-07-01",
    office.settings,
  );
  expect(
    vacancies
      .map(({ employerName, wageFrom, wageTo, postedBy, place }) => [
        employerName,
        wageFrom,
        wageTo,
        postedBy,
        place,
      ])
      .sort(),
  ).toEqual([
    ["丁3厂（虚构）", 4000, 4000, "import", villages[0]],
    ["丁3厂（虚构）", 4500, null, "import", villages[0]],
  ]);
});

test("what stands already is found in the table, and a file without its columns says which", async () => {
  const code = await makeEmployer(db, 4);
  await postVacancy(db, office, postOf(code));
  const shown = await showImport(db, COUNTY, await upload([["缝纫工", code, "", "", "2", "", "", ""]]));
  expect(shown).toMatchObject({ duplicates: 1, ready: 0 });
  const bare = Buffer.from("岗位名称,人数\r\n缝纫工,2\r\n");
  const id = await uploadTable(db, office, { ...who, name: "a.csv", bytes: bare });
  expect(await showImport(db, COUNTY, id)).toMatchObject({ rows: 0, missingColumns: ["统一社会信用代码"] });
});

test("an agency with ten thousand posts of its own is checked as fast", async () => {
  const code = await makeEmployer(db, 5);
  const rows = Array.from({ length: 10_000 }, (_, index) => [
    `操作工岗位${index}号线`,
    code,
    "",
    "",
    "1",
    "",
    "",
    "",
  ]);
  const began = performance.now();
  const shown = await showImport(db, COUNTY, await upload(rows, "派遣.csv"));
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(shown).toMatchObject({ rows: 10_000, rejected: 0 });
}, 60_000);

test("twenty thousand rows of a workbook: checked within ten seconds, posted within ten, twice the same", async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [
    ...[
      `岗位${index}`,
      codeOf(1000 + (index % 900)),
      `厂${index % 900}（虚构）`,
      PLACE,
      `${1 + (index % 9)}`,
    ],
    ...["4000-6000", "不限", index % 100 === 0 ? "18-35岁" : ""],
  ]);
  const columns = HEADERS.map((title) => ({ title, width: 12 }));
  const pieces: Buffer[] = [];
  for await (const piece of workbookStream([{ name: "岗位", columns, rows }]))
    pieces.push(Buffer.from(piece));
  const began = performance.now();
  const id = await uploadTable(db, office, { ...who, name: "全县.xlsx", bytes: Buffer.concat(pieces) });
  const shown = await showImport(db, COUNTY, id);
  const checked = performance.now();
  const all = shown.preview.filter(({ outcome }) => outcome === "duplicate").map(({ row }) => row);
  const posted = await apply(id, all);
  const applied = performance.now();
  expect(shown).toMatchObject({ rows: 20_000, rejected: 200 });
  expect(posted).toBe(shown.ready + shown.unsure + all.length);
  expect(checked - began).toBeLessThan(10_000);
  expect(applied - checked).toBeLessThan(10_000);
  expect(await apply(id, all)).toBe(0);
}, 60_000);
