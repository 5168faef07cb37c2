import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import iconv from "iconv-lite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MOST_XLSX_ROWS, openSink } from "./extract-sink.ts";
import type { FileStyle } from "./settings.ts";

const style: FileStyle = {
  form: "csv",
  encoding: "gb18030",
  separator: "comma",
  newline: "crlf",
  titles: 0,
  total: false,
  date: "iso",
};

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "olive-sink-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("cells with separators and quotes are quoted (RFC 4180 2.6), rare characters survive GB18030", async () => {
  const sink = openSink(folder, "x", style);
  sink.add(["㼆𬭎", "12,345.60", '说"好"']);
  expect(await sink.close()).toBe("x.csv");
  const text = iconv.decode(await readFile(join(folder, "x.csv")), "gb18030");
  expect(text).toBe('㼆𬭎,"12,345.60","说""好"""\r\n');
});

test("a worksheet holds the rows in order, empty cells empty", async () => {
  const sink = openSink(folder, "x", { ...style, form: "xlsx" });
  sink.add(["甲", ""]);
  sink.add(["乙", "1"]);
  expect(await sink.close()).toBe("x.xlsx");
  const { sheets } = await readXlsx(await readFile(join(folder, "x.xlsx")));
  expect(sheets[0]?.rows).toEqual([
    ["甲", null],
    ["乙", "1"],
  ]);
});

test("more rows than a worksheet takes become text, none lost", async () => {
  const sink = openSink(folder, "x", { ...style, form: "xlsx" });
  for (let row = 0; row <= MOST_XLSX_ROWS; row += 1) sink.add([String(row)]);
  expect(await sink.close()).toBe("x.csv");
  expect(await readdir(folder)).toEqual(["x.csv"]);
  const rows = (await readFile(join(folder, "x.csv"), "utf8")).trimEnd().split("\r\n");
  expect(rows).toHaveLength(MOST_XLSX_ROWS + 1);
  expect(rows.at(-1)).toBe(String(MOST_XLSX_ROWS));
});
