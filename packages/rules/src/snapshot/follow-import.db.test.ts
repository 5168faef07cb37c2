import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@olive/db";
import { type CalendarDate, residentIdOf } from "@olive/kernel";
import { importFolder, loadCounty } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filePolicies } from "../edition/edition.ts";
import { compilePolicies } from "../program/compile-policies.ts";
import { outcomeLines } from "../run/outcomes.ts";
import { evaluate } from "../run/recognise.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import { describeSnapshot } from "./describe-snapshot.ts";
import { followImport } from "./follow-import.ts";
import { populationOf, type Snapshot } from "./snapshot.ts";

const county = loadCounty("wucheng");
const asOf = "2022-12-31" as CalendarDate;
const program = compilePolicies(county.registers, filePolicies(county), asOf);

let db: Database;
let dir: string;
let followed: Snapshot;
let round = 0;

beforeAll(async () => {
  db = await testDatabase();
  dir = await mkdtemp(join(tmpdir(), "olive-follow-"));
  await importFolder(db, county, join(county.dir, "extracts", "sample"));
  followed = await buildSnapshot(db, county, program.plan, { asOf });
});
afterAll(() => rm(dir, { recursive: true }));

/** Few people and few households, known ones and new ones, so that changes meet. */
const person = fc.nat(14).map((n) => residentIdOf(`33079919${70 + n}0101${String(n).padStart(3, "0")}`));
const household = fc.constantFrom("H330799000001", "H330799000002", "HN1", "HN2", "");
const status = fc.constantFrom("正常", "正常", "正常", "死亡", "迁出", "");
const day = fc.constantFrom("2021-01-01", "2022-03-01", "2022-11-30", "");

/** Files of a later day, each with rows that are new, changed, or pass from one owner to another. */
const changes = fc.record({
  公安局_常住人口: rowsOf("公民身份号码,户号,人员状态,居住地代码,户籍地代码", [
    person,
    household,
    status,
    fc.constantFrom("330702001002", ""),
    fc.constantFrom("330702106001", "330702001001"),
  ]),
  人社局_失业登记: rowsOf("身份证号,登记日期,就业意愿,注销日期", [
    person,
    fc.constantFrom("2021-06-01", "2022-06-01"),
    fc.constantFrom("是", "否", ""),
    day,
  ]),
  人社局_技能证书: rowsOf("身份证号,证书编号,等级,发证日期,状态", [
    person,
    fc.constantFrom("S1", "S2", "S3"),
    fc.constantFrom("五级", "三级", ""),
    day,
    fc.constantFrom("有效", "注销"),
  ]),
  核对中心_家庭收入: rowsOf("户号,年度,家庭年可支配收入", [
    fc.constantFrom("H330799000001", "HN1", "HN2"),
    fc.constantFrom("2020", "2021", "2022"),
    fc.constantFrom("10000", "90000.50", ""),
  ]),
  农业农村局_集体成员: rowsOf("身份证号,成员状态", [person, fc.constantFrom("正常", "退出", "")]),
});

function rowsOf(header: string, cells: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const row = fc.tuple(...cells).map((values) => values.join(","));
  return fc.array(row, { maxLength: 8 }).map((rows) => [header, ...rows, ""].join("\n"));
}

async function importChanges(files: Readonly<Record<string, string>>): Promise<void> {
  round += 1;
  const folder = join(dir, String(round));
  await mkdir(folder);
  const extractOn = 20220600 + round;
  for (const [name, text] of Object.entries(files)) {
    // A first line of its own keeps two files of the same rows apart.
    await writeFile(join(folder, `${name}_${extractOn}.csv`), `第${round}次\n${text}`);
  }
  await importFolder(db, county, folder);
}

test("a snapshot that follows imports says what one built anew says, and so do the outcomes", async () => {
  let run = program.compiled.run(populationOf(followed), program.constants);
  await fc.assert(
    fc.asyncProperty(changes, async (files) => {
      await importChanges(files);
      const changed = await followImport(db, county, followed);
      if (changed === undefined) throw new Error("a few rows never ask for a rebuild");
      const rebuilt = await buildSnapshot(db, county, program.plan, { asOf });
      expect(describeSnapshot(followed)).toEqual(describeSnapshot(rebuilt));
      run.update(populationOf(followed), changed);
      const incremental = evaluate(program, followed).outcomes;
      const lines = [...outcomeLines(rebuilt, evaluate(program, rebuilt).outcomes)];
      expect([...outcomeLines(followed, incremental)]).toEqual(lines);
      for (const [i, code] of incremental.codes.entries()) {
        const present = followed.people.present;
        const updated = run.verdicts(code).map((verdict, row) => (present[row] === 1 ? verdict : 0));
        expect(updated).toEqual(incremental.verdicts[i]);
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
  run = program.compiled.run(populationOf(followed), program.constants);
});
