import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkUnpackedSize } from "../extract/check-workbook.ts";
import { readSheet } from "../extract/sheet.ts";
import { csvCell } from "./csv.ts";
import { type ExportColumn, type ExportOptions, exportTable } from "./export-table.ts";
import { encodeGb18030 } from "./gb18030.ts";
import { workbookStream } from "./workbook.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

const COLUMNS: readonly ExportColumn<Row>[] = [
  { title: { zh: "身份证号", en: "ID" }, sensitive: "residentId", value: ({ id }) => id },
  { title: { zh: "姓名", en: "Name" }, sensitive: "name", value: ({ name }) => name },
  { title: { zh: "次数", en: "Times" }, value: ({ count }) => count },
];

const options = (more: Partial<ExportOptions> = {}): ExportOptions => ({
  ...{ format: "xlsx", profile: "export", language: "zh" },
  watermark: {
    ...{ by: "麦青", department: "甲科", at: new Date("2024-07-01T00:00:00Z"), traceId: "7Q4KM2XN0D" },
    ...{ purpose: { zh: "走访帮扶", en: "Visits" }, scope: { zh: "某乡", en: "a township" } },
  },
  ...more,
});

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function sheetOf(file: Buffer, sheet: number): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const batch of readSheet(file, sheet)) rows.push(...batch);
  return rows;
}

const ROWS: readonly Row[] = [
  { id: "33079919630214002X", name: "甘橄橄", count: 3 },
  { id: "330799199003070037", name: "=1+1", count: -2 },
];

describe("a workbook", () => {
  test("holds numbers of people as text, masked by profile, and says on a second sheet whose it is", async () => {
    const file = await bytesOf(exportTable(COLUMNS, ROWS, options()));
    expect(await sheetOf(file, 0)).toEqual([
      ["身份证号", "姓名", "次数"],
      ["**************002X", "甘*橄", "3"],
      ["**************0037", "=**1", "-2"],
    ]);
    const notes = (await sheetOf(file, 1)).map((cells) => cells.join(" "));
    expect(notes).toContain("导出人 麦青（甲科）");
    expect(notes).toContain("用途 走访帮扶");
    expect(notes).toContain("查询号 7Q4KM2XN0D");
    const full = await bytesOf(exportTable(COLUMNS, ROWS, options({ profile: "full" })));
    expect((await sheetOf(full, 0))[1]?.[0]).toBe("33079919630214002X");
    expect(() => checkUnpackedSize(full)).not.toThrow();
  });

  test("goes on in a next sheet where one is full, with the head again", async () => {
    const many = Array.from({ length: 5 }, (_, count) => ({ id: `${count}`, name: "甲", count }));
    const file = await bytesOf(exportTable(COLUMNS, many, options({ profile: "full", rowsPerSheet: 3 })));
    expect((await sheetOf(file, 0)).map((cells) => cells[2])).toEqual(["次数", "0", "1"]);
    expect((await sheetOf(file, 1)).map((cells) => cells[2])).toEqual(["次数", "2", "3"]);
    expect((await sheetOf(file, 2)).map((cells) => cells[2])).toEqual(["次数", "4"]);
    expect((await sheetOf(file, 3))[0]?.[0]).toBe("项目");
  });

  test("gives every text back as it was, whatever it holds", async () => {
    const text = fc
      .string({ unit: "binary", maxLength: 40 })
      .map((drawn) =>
        drawn.toWellFormed().replaceAll(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ""),
      )
      .filter((drawn) => drawn !== "");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(text, fc.constant("_x0041_ <&> \"'")), { minLength: 1, maxLength: 8 }),
        async (texts) => {
          const columns = texts.map((_, index) => ({ title: `c${index}`, width: 10 }));
          const file = await bytesOf(workbookStream([{ name: "a", columns, rows: [texts] }]));
          return isDeepStrictEqual((await sheetOf(file, 0))[1], texts);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("a CSV file", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+86 138", "'+86 138"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝1+1", "'＝1+1"],
    ["＠x", "'＠x"],
    ["  =cmd", "'  =cmd"],
    ["\t=1", "'\t=1"],
    ["\ra", `"'\ra"`],
    ["a=b", "a=b"],
    ["330799199003070037", "330799199003070037\t"],
    ['a"b', '"a""b"'],
    ["a,b", '"a,b"'],
  ])("%j can't be run by a spreadsheet", (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  test("numbers stay numbers; UTF-8 has its mark, GB18030 on request, the note stands at the end", async () => {
    const utf8 = await bytesOf(exportTable(COLUMNS, ROWS, options({ format: "csv" })));
    expect(utf8.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const lines = utf8.toString("utf8").split("\r\n");
    expect(lines.slice(1, 4)).toEqual(["**************002X,甘*橄,3", "**************0037,'=**1,-2", ""]);
    expect(lines[4]).toMatch(/^说明：由 麦青；2024-07-01 08:00:00；走访帮扶；某乡；7Q4KM2XN0D$/);
    const gb = await bytesOf(exportTable(COLUMNS, ROWS, options({ format: "csv", encoding: "gb18030" })));
    expect(new TextDecoder("gb18030", { fatal: true }).decode(gb)).toBe(utf8.toString("utf8").slice(1));
  });

  test("GB18030 holds every character", () => {
    const decoder = new TextDecoder("gb18030", { fatal: true });
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(decoder.decode(encodeGb18030(text))).toBe(text.toWellFormed());
      }),
      { numRuns: 500 },
    );
  });
});
