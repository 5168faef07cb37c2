import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@olive/db";
import { testDatabase } from "@olive/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { testRegister } from "../extract/testing.ts";
import type { CountyPack } from "../register/county-pack.ts";
import { indexRegisters } from "../register/install-registers.ts";
import { changedSubjects } from "./changed-subjects.ts";
import { type ImportOptions, importFolder } from "./import-folder.ts";
import type { FileCounts, FileOutcome } from "./import-result.ts";
import { listFiles } from "./list-files.ts";

const MAN = "330799199003070037";
const WOMAN = "33079919630214002X";
const OLD = "330799196402290017";

const county: CountyPack = {
  code: "330797",
  slug: "nowhere",
  name: { zh: "乌有县", en: "Nowhere" },
  dir: "",
  registers: [
    testRegister({ updatedOn: "日期", household: { by: "家号", name: "家", members: "成员" } }),
    testRegister({
      code: "gift",
      name: "赠册",
      file: "科室_赠册",
      population: false,
      key: ["证件号", "年度"],
      derived: {},
    }),
  ],
  knownPlaceCodes: new Set(),
};

describe("a folder of extracts", () => {
  let db: Database;
  let dir: string;

  beforeEach(async () => {
    db = await testDatabase();
    dir = await mkdtemp(join(tmpdir(), "olive-folder-"));
    return () => rm(dir, { recursive: true });
  });

  async function read(files: Record<string, string>, options?: ImportOptions) {
    await rm(dir, { recursive: true });
    await mkdir(dir);
    for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
    return importFolder(db, county, dir, options);
  }

  function countsOf(file: FileOutcome | undefined): FileCounts | undefined {
    return file !== undefined && "counts" in file ? file.counts : undefined;
  }

  /** Who was called what on a day, by the rule that every reader follows. */
  async function namesOn(day: string): Promise<Record<string, string>> {
    const rows = await db.query<{ id: string; name: string }>(
      `select resident_id as id, full_name as name from register.roll
       where county = $1 and extract_on <= $2 and (replaced_on is null or replaced_on > $2)`,
      [county.code, day],
    );
    return Object.fromEntries(rows.map((row) => [row.id, row.name]));
  }

  test("a later extract replaces rows of an earlier one; both days can be asked again", async () => {
    const result = await read({
      "科室_名册_20220531.csv": `证件号,姓名\n${MAN},新\n`,
      "科室_名册_20220331.csv": `证件号,姓名\n${MAN},旧\n${WOMAN},留\n`,
    });
    expect(result.files.map((file) => countsOf(file))).toMatchObject([
      { read: 2, stored: 1, replaced: 1 },
      { read: 1, stored: 1, replaced: 0 },
    ]);
    expect(await namesOn("2022-03-30")).toEqual({});
    expect(await namesOn("2022-05-30")).toEqual({ [MAN]: "旧", [WOMAN]: "留" });
    expect(await namesOn("2022-05-31")).toEqual({ [MAN]: "新", [WOMAN]: "留" });
  });

  test("an earlier extract that arrives late does not replace a later one", async () => {
    await read({ "科室_名册_20220531.csv": `证件号,姓名\n${MAN},新\n` });
    const result = await read({ "科室_名册_20220331.csv": `证件号,姓名\n${MAN},旧\n` });
    expect(countsOf(result.files[0])).toMatchObject({ stored: 0, replaced: 1 });
    expect(await namesOn("2022-04-01")).toEqual({ [MAN]: "旧" });
    expect(await namesOn("2022-06-01")).toEqual({ [MAN]: "新" });
  });

  test("within one file the later update wins, a missing one is the earliest, on a tie the later row", async () => {
    await read({
      "科室_名册_20220531.csv": [
        "证件号,姓名,日期",
        `${MAN},晚,2022-05-01`,
        `${MAN},早,2022-04-01`,
        `${MAN},无,`,
        `${WOMAN},先,2022-05-01`,
        `${WOMAN},后,2022-05-01`,
        `${OLD},先,`,
        `${OLD},后,不详`,
        "",
      ].join("\n"),
    });
    expect(await namesOn("2022-06-01")).toEqual({ [MAN]: "晚", [WOMAN]: "后", [OLD]: "后" });
  });

  test("a person who joins the population later is no longer listed as unmatched", async () => {
    const gifts = { "科室_赠册_20220531.csv": `证件号,年度\n${MAN},2021\n${MAN},2021\n${WOMAN},2022\n` };
    const before = await read({ ...gifts, "科室_名册_20220531.csv": `证件号\n${WOMAN}\n` });
    expect(before.issues).toEqual([
      { file: "科室_赠册_20220531.csv", row: 3, column: "证件号", code: "unmatched" },
    ]);
    const after = await read({ ...gifts, "科室_名册_20220630.csv": `证件号\n${MAN}\n` });
    expect(after.issues).toEqual([]);
  });

  test("what is no extract is reported by name, sub-folders are not read, and the rest goes on", async () => {
    await read({});
    await mkdir(join(dir, "科室_名册_20220101.csv"));
    await writeFile(join(dir, "科室_名册_20220230.csv"), "证件号\n");
    await writeFile(join(dir, "科室_名册_20220331.csv"), "");
    await writeFile(join(dir, "科室_名册_20220531.CSV"), `证件号\n${MAN}\n`);
    await writeFile(join(dir, "科室_名册_20220630.xlsx"), "证件号\n");
    await writeFile(join(dir, "说明.txt"), "甲");
    const result = await importFolder(db, county, dir);
    expect(
      result.files.map((file) => [file.name, "refusal" in file ? file.refusal.code : file.kind]),
    ).toEqual([
      ["科室_名册_20220230.csv", "not-an-extract"],
      ["科室_名册_20220331.csv", "empty-file"],
      ["科室_名册_20220531.CSV", "loaded"],
      ["科室_名册_20220630.xlsx", "not-a-workbook"],
      ["说明.txt", "not-an-extract"],
    ]);
  });

  test("a file that breaks off in the middle leaves nothing of itself", async () => {
    const rows = Array.from({ length: 40_000 }, () => `${MAN},甲\n`).join("");
    const result = await read({ "科室_名册_20220531.csv": `证件号,姓名\n${rows}${",".repeat(2000)}\n` });
    expect(result.files[0]).toMatchObject({ kind: "refused", refusal: { code: "row-too-wide" } });
    expect(await db.query("select from register.roll")).toEqual([]);
    expect(await db.query("select from registry.extract_file")).toEqual([]);
  });

  test("rejected rows are kept as they came", async () => {
    await read({ "科室_名册_20220531.csv": `证件号,姓名\n3.30799E+17,"甲\t\\""乙"\n` });
    expect(await db.query("select row_no, cells from registry.rejected_row")).toEqual([
      { row_no: 2, cells: ["3.30799E+17", '甲\t\\"乙'] },
    ]);
    expect(await db.query("select found from registry.extract_issue")).toEqual([{ found: "3.30799E+17" }]);
  });

  test("text of every kind arrives unchanged", async () => {
    await read({ "科室_名册_20220531.csv": `证件号,姓名\n${MAN},"甲\\N\n\t\\.𠮷"\n` });
    expect(await namesOn("2022-06-01")).toEqual({ [MAN]: "甲\\N\n\t\\.𠮷" });
  });

  test("a load past the limits waits for a named person, and is loaded once confirmed", async () => {
    const bad = { "科室_名册_20220531.csv": `证件号\n${MAN}\n坏\n` };
    const held = await read(bad, { enforceLimits: true });
    expect(held.files[0]).toMatchObject({ kind: "held", rejectedShare: 0.5 });
    expect(await db.query("select from register.roll")).toEqual([]);
    const confirmed = { enforceLimits: true, confirmedBy: "甘橄", reason: "已向科室核实" };
    expect((await read(bad, confirmed)).files[0]).toMatchObject({ kind: "loaded" });
    expect(await db.query("select released_by, rejected_share from registry.held_file")).toEqual([
      { released_by: "甘橄", rejected_share: "0.5000" },
    ]);
  });

  test("a load that changes too much of a register is held, one that repeats it is not", async () => {
    const names = (name: string) =>
      `证件号,姓名\n${[MAN, WOMAN, OLD].map((id) => `${id},${name}\n`).join("")}`;
    await read({ "科室_名册_20220331.csv": names("旧") }, { enforceLimits: true });
    const same = await read({ "科室_名册_20220430.csv": names("旧") }, { enforceLimits: true });
    expect(same.files[0]?.kind).toBe("loaded");
    const changed = await read({ "科室_名册_20220531.csv": names("新") }, { enforceLimits: true });
    expect(changed.files[0]).toMatchObject({ kind: "held", changedShare: 1 });
  });

  test("indexes can be made after the first load, and are there after any other", async () => {
    const indexes = () =>
      db.query<{ name: string }>(
        "select indexname as name from pg_indexes where schemaname = 'register' and tablename = 'roll' order by 1",
      );
    await read({ "科室_名册_20220331.csv": `证件号\n${MAN}\n` }, { indexLater: true });
    expect(await indexes()).toEqual([]);
    await indexRegisters(db, county);
    expect((await indexes()).map(({ name }) => name)).toEqual(["roll_by_row", "roll_by_subject"]);
  });

  test("says whose data changed: also of the household that somebody left", async () => {
    await read({ "科室_名册_20220331.csv": `证件号,家号\n${MAN},G1\n${WOMAN},G2\n` });
    const files = await listFiles(db, county);
    expect(files).toMatchObject([{ name: "科室_名册_20220331.csv", read: 2, stored: 2 }]);
    await read({
      "科室_名册_20220531.csv": `证件号,家号\n${MAN},G3\n`,
      "科室_赠册_20220531.csv": `证件号,年度\n${OLD},2021\n`,
    });
    const changed = await changedSubjects(db, county, files[0]?.id ?? 0);
    expect([...changed.people].sort()).toEqual([MAN, OLD].sort());
    expect([...changed.households].sort()).toEqual(["G1", "G3"]);
    expect(await changedSubjects(db, county, changed.throughFileId)).toMatchObject({ people: [] });
  });
});
