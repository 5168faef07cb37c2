import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { estimateRows } from "./estimate-rows.ts";
import { type ReadBack, readBack, sheetRow, workbookParts, zip } from "./testing.ts";

const MAN = "330799199003070037";
const HEADER = ["证件号", "姓名", "日期", "人数", "金额"];

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "olive-dirty-"));
});
afterAll(() => rm(dir, { recursive: true }));

async function read(content: Buffer): Promise<ReadBack> {
  const path = join(dir, "extract.xlsx");
  await writeFile(path, content);
  return readBack(path, "workbook");
}

function book(...sheets: string[]): Buffer {
  return zip(workbookParts(sheets));
}

describe("a workbook", () => {
  test("gives texts, numbers and dates as they are meant", async () => {
    const row = sheetRow(2, [MAN, "甘橄", { date: 44656 }, 3, 16364.79]);
    expect((await read(book(sheetRow(1, HEADER) + row))).rows).toEqual([
      { 证件号: MAN, 姓名: "甘橄", 日期: "2022-04-05", 人数: "3", 金额: "16364.79" },
    ]);
  });

  test("keeps row numbers where rows are left out, and counts those as read", async () => {
    const result = await read(book(sheetRow(2, HEADER) + sheetRow(6, ["坏"])));
    expect(result).toMatchObject({ read: 4, skipped: 3, issues: ["6 证件号 id-invalid"] });
  });

  test("counts empty rows among the data", async () => {
    const result = await read(book(`${sheetRow(1, HEADER)}<row r="2"></row>${sheetRow(3, [MAN])}`));
    expect(result).toMatchObject({ read: 2, skipped: 1 });
  });

  test("takes a number of more than fifteen digits for what it is: damaged", async () => {
    const rows = sheetRow(1, HEADER) + sheetRow(2, [Number(MAN)]);
    expect((await read(book(rows))).issues).toEqual(["2 证件号 id-damaged"]);
  });

  test("takes a number of fifteen digits for an ID number of before 1999", async () => {
    const rows = sheetRow(1, HEADER) + sheetRow(2, [330799640229001]);
    expect((await read(book(rows))).rows).toEqual([{ 证件号: "330799196402290017" }]);
  });

  test("reads a date that was only formatted as a number, and a number that was formatted as a date", async () => {
    const rows = sheetRow(1, HEADER) + sheetRow(2, [MAN, null, 44656, { date: 12 }]);
    expect((await read(book(rows))).rows).toEqual([{ 证件号: MAN, 日期: "2022-04-05", 人数: "12" }]);
  });

  test("reads the first sheet that has a header", async () => {
    const cover = sheetRow(1, ["说明"]);
    const result = await read(book(cover, sheetRow(1, HEADER) + sheetRow(2, [MAN])));
    expect(result.rows).toEqual([{ 证件号: MAN }]);
  });
});

describe("a workbook is refused by name", () => {
  const sheet = sheetRow(1, HEADER) + sheetRow(2, [MAN]);
  const good = book(sheet);
  const bomb = { name: "xl/media/a.bin", content: Buffer.alloc(64 * 1024 ** 2) };
  const liar = { name: "xl/media/b.bin", content: Buffer.alloc(1024 ** 2), claimedSize: 0 };

  test.each<[string, Buffer, string]>([
    ["when it is empty", Buffer.alloc(0), "empty-file"],
    ["when it is text by its content", Buffer.from("证件号,姓名\n"), "not-a-workbook"],
    ["when it is encrypted, or an old .xls", Buffer.from("d0cf11e0a1b11ae1", "hex"), "workbook-encrypted"],
    ["when it is cut off", good.subarray(0, good.length - 100), "workbook-damaged"],
    [
      "when it is a zip of something else",
      zip([{ name: "a.txt", content: Buffer.from("a") }]),
      "workbook-damaged",
    ],
    ["when it has no header", book(sheetRow(1, ["甲"])), "header-missing"],
    ["when it is a zip bomb", zip([...workbookParts([sheet]), bomb]), "zip-bomb"],
    ["when a part hides its size", zip([...workbookParts([sheet]), liar]), "workbook-damaged"],
    ["when its rows run backwards", book(sheetRow(5, HEADER) + sheetRow(2, [MAN])), "workbook-damaged"],
    ["when a row is too wide", book(`${sheet}<row r="3"><c r="XFD3"><v>1</v></c></row>`), "row-too-wide"],
    [
      "when a cell is longer than a cell can be",
      book(`${sheet}${sheetRow(3, ["甲".repeat(40_000)])}`),
      "cell-too-long",
    ],
  ])("%s", async (_, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ code });
  });
});

test("about how many rows a workbook has is told from its beginning", () => {
  const rows = Array.from({ length: 4000 }, (_, index) =>
    sheetRow(index + 1, [MAN, `甘橄${index % 7}`, index]),
  );
  const estimated = estimateRows(book(rows.join("")));
  expect(Math.abs((estimated ?? 0) - 4000)).toBeLessThan(200);
  expect(estimateRows(book(""))).toBeUndefined();
});
