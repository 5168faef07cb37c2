import { join } from "node:path";
import type { Actor } from "@olive/http";
import { residentIdOf } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { workbookStream } from "../../export/workbook.ts";
import { readSheet } from "../../extract/sheet.ts";
import { encodeGb18030, workbookParts, zip } from "../../extract/testing.ts";
import { followPeople } from "../../person/follow-people.ts";
import { installPlaces } from "../../place/install-places.ts";
import { readPlaces } from "../../place/read-places.ts";
import { loadCounty } from "../../register/county-pack.ts";
import { tableOf } from "../../register/sql.ts";
import { importFolder } from "../import-folder.ts";
import { importHarness } from "./testing.ts";

const county = loadCounty("example");
const register = county.registers.find(({ population }) => population)!;
const other = county.registers.find(({ department }) => department !== register.department)!;
const db = await testDatabase();
const olive = await importHarness(db, county);

const actor = (account: number, acts: string[], more: Partial<Actor> = {}): Actor => ({
  ...{ county: county.code, account, name: `同事${account}`, assignment: account, role: "clerk" },
  ...{ area: `${county.code}000000`, department: register.department, acts, secondFactor: true },
  ...more,
});
const clerk = actor(1, ["import.prepare"]);
const colleague = actor(2, ["import.prepare"]);
const chief = actor(3, ["import.confirm"]);
const stranger = actor(4, ["import.prepare", "import.confirm"], { department: other.department });
const villager = actor(5, ["import.prepare"], { area: "330798200201" });

const NEW = residentIdOf("33079919850505301")!;
const WRONG = `${NEW.slice(0, 17)}${NEW.endsWith("1") ? "2" : "1"}`;
const NAMES = register.columns.map(({ name }) => name);
const HEAD = [...NAMES, "备注"].join(",");
/** Standing rows of the register, by the names of its columns. */
let known: Record<string, string>[];

/** Everything that an import may touch, as text: to the byte. */
async function dump(): Promise<string> {
  const tables = [
    ...county.registers.map(tableOf),
    "registry.person",
    "registry.extract_issue",
    "registry.rejected_row",
  ];
  const lines: string[] = [];
  for (const table of tables) {
    const rows = await db.query<{ line: string }>(`select t::text as line from ${table} t order by 1`);
    lines.push(table, ...rows.map(({ line }) => line));
  }
  const files = await db.query<{ line: string }>(
    `select f::text as line from registry.extract_file f where undone_at is null and undoes is null order by id`,
  );
  return [...lines, ...files.map(({ line }) => line)].join("\n");
}

const withoutUndone = (text: string, files: readonly number[]) =>
  text
    .split("\n")
    .filter((line) => !files.some((file) => line.startsWith(`(${file},`)))
    .join("\n");

const lineOf = (values: Record<string, string>) => [...NAMES.map((name) => values[name] ?? ""), ""].join(",");
const row = (id: string, name: string) =>
  lineOf({ 证件号: id, 姓名: name, 居住村: "330798200201", 状况: "在册" });
const unchanged = () => known.map(lineOf);

beforeAll(async () => {
  await installPlaces(db, county.code, readPlaces(county.dir));
  await importFolder(db, county, join(county.dir, "extracts/sample"));
  await followPeople(db, county);
  const columns = register.columns.map(({ name, code }) => `coalesce(${code}::text, '') as "${name}"`);
  known = await db.query(
    `select ${columns.join(", ")} from ${tableOf(register)} where replaced_on is null order by 1 limit 30`,
  );
});

const fileOf = (rows: readonly string[]) => [HEAD, ...rows].join("\n");
const nameOf = (day: string, kind = "csv") => `${register.file}_${day}.${kind}`;

describe("a delivery", () => {
  test("is recognised, checked, imported, corrected, and undone to the byte", async () => {
    const before = await dump();
    const rows = [
      lineOf({ ...known[0], 姓名: "改名" }),
      row(NEW, "新人"),
      row("3.30799E+17", "甲"),
      row(WRONG, "乙"),
      row("", "丙"),
      ...unchanged().slice(1),
    ];
    const dropped = await olive.drop(clerk, { [nameOf("20240930")]: encodeGb18030(fileOf(rows)) });
    expect(dropped).toMatchObject({ state: "recognised", own: true });
    expect(dropped.uploads[0]).toMatchObject({
      register: { code: register.code },
      extractOn: "2024-09-30",
      encoding: "gb18030",
      separator: ",",
      headerRow: 1,
      ready: true,
    });

    expect((await olive.act(clerk, dropped.id, "check")).body.task).toBe("check");
    await olive.work();
    const checked = await olive.show(clerk, dropped.id);
    expect(checked.state).toBe("checked");
    const [upload] = checked.uploads;
    expect(upload?.report).toMatchObject({ read: 34, rejected: 3, skipped: 0, present: false });
    expect(upload?.report?.change).toMatchObject({ added: 1 });
    expect(upload?.report?.change?.examples).toContainEqual(
      expect.objectContaining({ column: "姓名", before: known[0]?.姓名, after: "改名" }),
    );
    expect(upload?.report?.issues.map(({ code, message }) => [code, message])).toContainEqual([
      "id-damaged",
      "1 行的证件号被表格软件截断为 15 位",
    ]);
    expect(await dump()).toBe(before);

    await olive.act(clerk, dropped.id, "apply");
    await olive.work();
    const applied = await olive.show(clerk, dropped.id);
    expect(applied).toMatchObject({ state: "applied", may: ["undo"], applied: { name: clerk.name } });
    const people = () =>
      db.query("select name from registry.person where resident_id = any($1) order by name", [
        [NEW, known[0]?.证件号],
      ]);
    expect(await people()).toEqual([{ name: "改名" }, { name: "新人" }]);
    expect(olive.followed.length).toBe(1);

    const path = `/api/imports/${dropped.id}/files/${upload?.id}`;
    const offered = await olive.ask(clerk, "POST", `${path}/rejected`);
    const { download, rows: count } = offered.body as unknown as { download: string; rows: number };
    expect(count).toBe(3);
    expect((await olive.ask(colleague, "GET", `/api/downloads/${download}`)).status).toBe(404);
    const workbook = await olive.ask(clerk, "GET", `/api/downloads/${download}`);
    const sheet: (readonly string[])[] = [];
    for await (const batch of readSheet(workbook.bytes, 0)) sheet.push(...batch);
    expect(sheet[0]).toEqual([...HEAD.split(","), "退回原因", "更正标记（请勿改动）"]);
    expect(sheet.map((cells) => cells[NAMES.indexOf("姓名")])).toEqual(["姓名", "甲", "乙", "丙"]);
    expect(sheet[1]?.[NAMES.length + 1]).toBe("证件号：号码被表格软件截断");

    const good = ["33079919850505303", "33079919850505305", "33079919850505307"].map(
      (id) => residentIdOf(id)!,
    );
    const corrected = sheet.slice(1).map((cells, index) => cells.with(NAMES.indexOf("证件号"), good[index]!));
    const columns = sheet[0]!.map((title) => ({ title, width: 20 }));
    const pieces: Buffer[] = [];
    for await (const piece of workbookStream([{ name: "退回行", columns, rows: corrected }]))
      pieces.push(piece);
    const again = await olive.drop(clerk, { "更正.xlsx": Buffer.concat(pieces) });
    expect(again.uploads[0]).toMatchObject({
      corrects: nameOf("20240930"),
      extractOn: "2024-09-30",
      register: { code: register.code },
      ready: true,
    });
    await olive.act(clerk, again.id, "check");
    await olive.work();
    await olive.act(clerk, again.id, "apply");
    await olive.work();
    expect((await olive.show(clerk, again.id)).uploads[0]?.report).toMatchObject({
      read: 3,
      stored: 3,
      rejected: 0,
    });
    expect(await db.query("select from registry.person where resident_id = any($1)", [good])).toHaveLength(3);

    const blocked = await olive.act(clerk, dropped.id, "undo", { reason: "数据日期有误" });
    expect(blocked).toMatchObject({ status: 409, body: { code: "undo-blocked" } });
    for (const run of [again.id, dropped.id]) {
      await olive.act(clerk, run, "undo", { reason: "数据日期有误" });
      await olive.work();
      expect(await olive.show(clerk, run)).toMatchObject({
        state: "undone",
        ended: { reason: "数据日期有误" },
      });
    }
    const files = await db.query<{ id: number }>(
      "select id from registry.extract_file where undone_at is not null",
    );
    expect(
      withoutUndone(
        await dump(),
        files.map(({ id }) => id),
      ),
    ).toBe(before);
    expect(await db.query("select from registry.withdrawn_row")).toHaveLength(34);
  });

  test("that was imported before is told by its content and changes nothing; after an undo it can come again", async () => {
    const content = fileOf(unchanged());
    const first = await olive.drop(clerk, { [nameOf("20241031")]: content });
    const second = await olive.drop(colleague, { [nameOf("20241031")]: content });
    for (const [who, run] of [
      [clerk, first.id],
      [colleague, second.id],
    ] as const) {
      await olive.act(who, run, "check");
    }
    await olive.work();
    // Two people at once: both have checked, the first import wins, the second finds it done.
    for (const [who, run] of [
      [clerk, first.id],
      [colleague, second.id],
    ] as const) {
      await olive.act(who, run, "apply");
    }
    await olive.work();
    expect((await olive.show(clerk, first.id)).uploads[0]).toMatchObject({ applied: true });
    expect(await olive.show(colleague, second.id)).toMatchObject({
      state: "applied",
      uploads: [{ applied: false }],
    });
    expect(
      await db.query("select from registry.extract_file where name = $1", [nameOf("20241031")]),
    ).toHaveLength(1);

    const third = await olive.drop(clerk, { [nameOf("20241031")]: content });
    expect(third.uploads[0]?.sameAs).toBe(nameOf("20241031"));
    await olive.act(clerk, third.id, "check");
    await olive.work();
    expect(await olive.show(clerk, third.id)).toMatchObject({
      may: ["check", "abandon"],
      uploads: [{ report: { present: true } }],
    });
    await olive.act(clerk, first.id, "undo", { reason: "部门要求撤回" });
    await olive.work();
    await olive.act(clerk, third.id, "check");
    await olive.work();
    await olive.act(clerk, third.id, "apply");
    await olive.work();
    expect((await olive.show(clerk, third.id)).uploads[0]).toMatchObject({ applied: true });
    await olive.act(clerk, third.id, "undo", { reason: "部门要求撤回" });
    await olive.work();
  });

  test("past its limits waits for somebody else with a reason", async () => {
    const bad = Array.from({ length: 12 }, (_, index) => row(WRONG, `误${index}`));
    const run = await olive.drop(clerk, { [nameOf("20241130")]: fileOf([...bad, row(NEW, "新人")]) });
    await olive.act(clerk, run.id, "check");
    await olive.work();
    expect(await olive.show(clerk, run.id)).toMatchObject({ state: "held", uploads: [{ overLimit: true }] });
    expect((await olive.act(clerk, run.id, "apply")).status).toBe(409);
    const both = actor(clerk.account, ["import.prepare", "import.confirm"]);
    expect(await olive.act(both, run.id, "confirm", { reason: "部门已核实" })).toMatchObject({
      status: 403,
      body: { code: "own-proposal" },
    });
    expect((await olive.act(chief, run.id, "confirm", { reason: "" })).status).toBe(422);
    expect((await olive.act(chief, run.id, "confirm", { reason: "部门已核实" })).status).toBe(200);
    await olive.work();
    expect(await olive.show(clerk, run.id)).toMatchObject({
      state: "applied",
      confirmed: { name: chief.name, reason: "部门已核实" },
    });
    const [held] = await db.query(
      "select released_by, released_reason from registry.held_file where name = $1",
      [nameOf("20241130")],
    );
    expect(held).toEqual({ released_by: chief.name, released_reason: "部门已核实" });
    await olive.act(chief, run.id, "undo", { reason: "试过" });
    await olive.work();
  });

  test("is the department's own: others see nothing of it, and no village imports", async () => {
    const run = await olive.drop(clerk, { [nameOf("20241231")]: fileOf([row(NEW, "新人")]) });
    expect((await olive.ask(stranger, "GET", `/api/imports/${run.id}`)).status).toBe(404);
    expect((await olive.ask(stranger, "GET", "/api/imports")).body).toEqual({ runs: [] });
    expect(await olive.ask(villager, "GET", "/api/imports")).toMatchObject({ status: 403 });
    const foreign = await olive.drop(stranger, { [nameOf("20241231")]: fileOf([row(NEW, "新人")]) });
    expect(foreign.uploads[0]).toMatchObject({ ready: false, refusal: { code: "register-foreign" } });
    expect((await olive.act(stranger, foreign.id, "check")).body.code).toBe("import-not-ready");
    expect((await olive.act(clerk, run.id, "abandon")).body.state).toBe("abandoned");
  });
});

describe("a file whose headers nobody knows", () => {
  test("is assigned by a person, and the next one of its kind as the last time", async () => {
    const strange = (id: string) => `编码;无,称呼,住处\n${id},新人,330798200201\n`;
    const run = await olive.drop(clerk, { "导出(3)2025年1月.csv": strange(NEW) });
    const [upload] = run.uploads;
    expect(upload).toMatchObject({ ready: false, register: null, headers: ["编码;无", "称呼", "住处"] });
    const path = `/api/imports/${run.id}/files/${upload?.id}/recognise`;
    const mapping = { 证件号: "编码;无", 姓名: "称呼", 居住村: "住处" };
    const mapped = await olive.ask(clerk, "POST", path, {
      register: register.code,
      extractOn: "2025-01-31",
      mapping,
      remember: true,
    });
    expect(mapped.body.uploads[0]).toMatchObject({ ready: true, refusal: null });
    expect(mapped.body.uploads[0]?.columns).toContainEqual({
      name: "姓名",
      header: "称呼",
      required: false,
      how: "assigned",
    });
    await olive.act(clerk, run.id, "check");
    await olive.work();
    expect((await olive.show(clerk, run.id)).uploads[0]?.report).toMatchObject({ read: 1, stored: 1 });
    const next = await olive.drop(colleague, { "导出(12)2025年2月.csv": strange(NEW) });
    expect(next.uploads[0]).toMatchObject({
      register: { code: register.code },
      remembered: true,
      extractOn: null,
    });
  });
});

/** Thirty million blanks pack to thirty kilobytes. */
const BOMB = zip(workbookParts([" ".repeat(30_000_000)]));

describe("what can't be an extract", () => {
  test.each([
    ["empty.csv", "", "empty-file"],
    ["old.xlsx", Buffer.from("d0cf11e0a1b11ae1", "hex"), "workbook-encrypted"],
    ["bomb.xlsx", BOMB, "zip-bomb"],
    ["half.csv", Buffer.from([0xc4, 0xff, 0xff, 0x41]), "encoding-unknown"],
  ])("%s is refused by name", async (name, content, code) => {
    const run = await olive.drop(clerk, { [name]: content });
    expect(run.uploads[0]).toMatchObject({ ready: false, refusal: { code } });
  });

  test("more than was announced is not kept, nor what breaks off", async () => {
    const created = await olive.ask(clerk, "POST", "/api/imports", { files: [{ name: "a.csv", bytes: 3 }] });
    const path = `/api/imports/${created.body.id}/files/${created.body.uploads[0]?.id}`;
    expect((await olive.ask(clerk, "PUT", path, Buffer.from("abcd"))).body.code).toBe("file-too-large");
    expect((await olive.ask(clerk, "PUT", path, Buffer.from("ab"))).body.code).toBe("upload-incomplete");
    expect((await olive.ask(clerk, "POST", `${path}/recognise`, {})).body.code).toBe("upload-incomplete");
    expect((await olive.ask(colleague, "PUT", path, Buffer.from("abc"))).status).toBe(409);
    const twice = { files: ["a.csv", "b/a.csv"].map((name) => ({ name, bytes: 3 })) };
    expect((await olive.ask(clerk, "POST", "/api/imports", twice)).body.code).toBe("file-name-twice");
    const huge = { files: [{ name: "a.csv", bytes: 100 * 1024 ** 2 + 1 }] };
    expect((await olive.ask(clerk, "POST", "/api/imports", huge)).status).toBe(422);
  });

  test("a check that somebody stops changes nothing and can be asked for again", async () => {
    const run = await olive.drop(clerk, { [nameOf("20250131")]: fileOf([row(NEW, "新人")]) });
    await olive.act(clerk, run.id, "check");
    await olive.act(clerk, run.id, "stop");
    const stopper = new AbortController();
    stopper.abort();
    await olive.work(stopper.signal);
    // A server that stops leaves the step for the next one.
    expect(await olive.show(clerk, run.id)).toMatchObject({ task: "check", stopAsked: true });
    await olive.work();
    expect(await olive.show(clerk, run.id)).toMatchObject({
      ...{ task: null, state: "recognised", problem: { code: "import-stopped" } },
    });
    await olive.act(clerk, run.id, "check");
    await olive.work();
    expect(await olive.show(clerk, run.id)).toMatchObject({ task: null, state: "checked", problem: null });
  });
});
