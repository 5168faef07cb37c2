import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RegisterDefinition } from "../register/definition.ts";
import { encodeGb18030, type ReadBack, readBack, testRegister } from "./testing.ts";

const MAN = "330799199003070037";
const WOMAN = "33079919630214002X";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "olive-dirty-"));
});
afterAll(() => rm(dir, { recursive: true }));

async function read(content: string | Buffer, register?: RegisterDefinition): Promise<ReadBack> {
  const path = join(dir, "extract.csv");
  await writeFile(path, content);
  return readBack(path, "text", register);
}

const TWO = [
  { 证件号: MAN, 姓名: "甘橄" },
  { 证件号: WOMAN, 姓名: "石榄" },
];

const CLEAN = `证件号,姓名\n${MAN},甘橄\n${WOMAN},石榄\n`;

describe("a text file is read alike", () => {
  test.each<[string, string | Buffer]>([
    ["in UTF-8", CLEAN],
    ["with a byte order mark", `\ufeff${CLEAN}`],
    ["in GB18030", encodeGb18030(CLEAN)],
    ["in GB18030 behind a UTF-8 mark", Buffer.concat([Buffer.from("efbbbf", "hex"), encodeGb18030(CLEAN)])],
    ["with tabs", CLEAN.replaceAll(",", "\t")],
    ["with CRLF", CLEAN.replaceAll("\n", "\r\n")],
    ["with CR alone", CLEAN.replaceAll("\n", "\r")],
    ["without a last line end", CLEAN.trimEnd()],
    ["with every cell in quotation marks", CLEAN.replace(/[^,\n]+/g, '"$&"')],
    ["with columns in another order", `姓名,证件号\n甘橄,${MAN}\n石榄,${WOMAN}\n`],
    ["with a column nobody knows", `备注,证件号,姓名\n已核,${MAN},甘橄\n,${WOMAN},石榄\n`],
    ["with an alias as header", CLEAN.replace("证件号", "身份证")],
    ["with spaces in its headers", CLEAN.replace("证件号,姓名", " 证件 号,　姓名 ")],
    ["with a remark in full-width brackets", CLEAN.replace("证件号", "证件号（18位）")],
    ["with headers in brackets", CLEAN.replace("证件号,姓名", "【证件号】,（姓名）")],
    ["with rows that are too short or too long", `证件号,姓名,村\n${MAN},甘橄\n${WOMAN},石榄,,,多余\n`],
    ["under two rows of titles", `某科室名册\n填报单位：科室,,填报日期：20220531\n${CLEAN}`],
    ["with the canonical header beside an alias", `身份证,证件号,姓名\n无,${MAN},甘橄\n无,${WOMAN},石榄\n`],
    ["with one header twice", `证件号,姓名,姓名\n${MAN},甘橄,甲\n${WOMAN},石榄,乙\n`],
  ])("%s", async (_, content) => {
    expect((await read(content)).rows).toEqual(TWO);
  });
});

describe("rows that hold no data are read and skipped:", () => {
  test.each<[string, string, number]>([
    ["an empty line", "\n", 1],
    ["cells without content", ",\n", 1],
    ["spaces only", "  ,　\n", 1],
    ["合计 in the first cell", "合计,2\n", 1],
    ["合 计： further right", ",合 计：\n", 1],
    ["合计 with its number in the same cell", "合计：2人\n", 1],
    ["the header again", "证件号,姓名\n", 1],
    ["a title again", "某科室名册\n证件号,姓名\n", 2],
  ])("%s", async (_, noise, skipped) => {
    const result = await read(`某科室名册\n${CLEAN}${noise}`);
    expect(result).toMatchObject({ read: 2 + skipped, skipped, rows: TWO, issues: [] });
  });

  test("also where the key would take any text", async () => {
    const register = testRegister({ key: ["家号"] });
    const result = await read("家号,姓名\nG1,甘橄\n家号,姓名\n合计,1\n", register);
    expect(result).toMatchObject({ read: 3, skipped: 2, rows: [{ 家号: "G1", 姓名: "甘橄" }] });
  });

  test("a row of missing markers is no empty row: its key is missing", async () => {
    expect(await read(`${CLEAN}-,无\n`)).toMatchObject({ skipped: 0, issues: ["4 证件号 key-missing"] });
  });
});

describe("rows are counted", () => {
  test("as records: a line end inside quotation marks is no new row", async () => {
    const result = await read(`证件号,姓名\n${MAN},"甘\n橄"\n坏,石榄\n`);
    expect(result.issues).toEqual(["3 证件号 id-invalid"]);
  });

  test("with the empty ones above the header", async () => {
    expect((await read(`\n\n证件号,姓名\n坏,石榄\n`)).issues).toEqual(["4 证件号 id-invalid"]);
  });

  test("from the first of the rows with the most known headers", async () => {
    const result = await read(`姓名,备注\n证件号,姓名,村\n${MAN},甘橄,\n`);
    expect(result).toMatchObject({ read: 1, rows: [{ 证件号: MAN, 姓名: "甘橄" }] });
  });
});

describe("a rejected row reports its first reason only", () => {
  test("in the order of the definition's columns, whatever the file's", async () => {
    const result = await read(`止日,等级,证件号\n不详,丙,3.30799E+17\n`);
    expect(result.issues).toEqual(["2 证件号 id-damaged"]);
  });

  test("and not what would have been blanked before it", async () => {
    expect((await read(`证件号,等级,止日\n${MAN},丙,不详\n`)).issues).toEqual(["2 止日 date-invalid"]);
  });

  test("while a stored row reports everything", async () => {
    const result = await read(`证件号,性别,等级,村\n${MAN},女,丙,999999999999\n`);
    expect(result.issues).toEqual(["2 村 place-unknown", "2 等级 value-unknown", "2 性别 sex-mismatch"]);
    expect(result.rows).toEqual([{ 证件号: MAN, 性别: "女" }]);
  });
});

test("an identifier of unreasonable length is none", async () => {
  const register = testRegister({ key: ["家号"] });
  expect((await read(`家号\n${"9".repeat(300)}\n`, register)).issues).toEqual(["2 家号 value-unknown"]);
});

describe("a text file is refused by name", () => {
  test.each<[string, string | Buffer, string]>([
    ["when it is empty", "", "empty-file"],
    ["when it holds nothing but a mark", "\ufeff", "header-missing"],
    ["when no row is a header", "甲,乙\n1,2\n", "header-missing"],
    [
      "when its header is not among the first twenty rows",
      `${"标题\n".repeat(20)}${CLEAN}`,
      "header-missing",
    ],
    ["when it is a workbook by its content", Buffer.from("504b030414000000", "hex"), "not-text"],
    ["when it is an old workbook by its content", Buffer.from("d0cf11e0a1b11ae1", "hex"), "not-text"],
    ["when it is neither UTF-8 nor GB18030", Buffer.from([0x31, 0xff, 0xfe, 0x0a]), "encoding-unknown"],
    ["when it is UTF-16", Buffer.from(`\ufeff${CLEAN}`, "utf16le"), "encoding-unknown"],
    ["when a line never ends", `证件号,姓名\n${"甲".repeat(2_000_000)}`, "row-too-wide"],
    ["when a row has too many cells", `证件号,姓名\n${",".repeat(5000)}\n`, "row-too-wide"],
    [
      "when a quotation mark is never closed",
      `证件号,姓名\n${MAN},"${"甲\n".repeat(700_000)}`,
      "cell-too-long",
    ],
  ])("%s", async (_, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ code });
  });

  test("with the position of the byte that no encoding has", async () => {
    await expect(read(Buffer.from([0x31, 0xff, 0xfe, 0x0a]))).rejects.toThrow(/byte 2/);
  });

  test("and a file of a header alone is none of these: it has no rows", async () => {
    expect(await read("证件号,姓名\n")).toEqual({ read: 0, skipped: 0, rows: [], issues: [] });
  });
});
