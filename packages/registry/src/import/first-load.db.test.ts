import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@olive/db";
import { residentIdOf } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { testRegister } from "../extract/testing.ts";
import type { CountyPack } from "../register/county-pack.ts";
import type { RegisterDefinition } from "../register/definition.ts";
import { importFolder } from "./import-folder.ts";

/** Keys of every type, of one part and of several, with a part that may be empty. */
const LEDGER_KEY = ["证件号", "姓名", "日期", "年度", "金额", "人数", "家号"];

function ledger(): RegisterDefinition {
  const register = testRegister({ code: "ledger", file: "科室_台账", population: false, derived: {} });
  const columns = register.columns.map((column) => ({ ...column, mayBeEmpty: column.name === "家号" }));
  return { ...register, columns, key: LEDGER_KEY, updatedOn: "月份" };
}

const first: CountyPack = {
  code: "330797",
  slug: "nowhere",
  name: { zh: "乌有县", en: "Nowhere" },
  dir: "",
  registers: [testRegister({ updatedOn: "日期" }), ledger()],
  knownPlaceCodes: new Set(),
};
/** Shares the tables: where the other county's rows lie nothing is a first load. */
const second: CountyPack = { ...first, code: "330798" };

/** Names that PostgreSQL takes as one (NUL it can't keep), and such as it does not. */
const NAMES = ["甲", "甲\0乙", "甲乙", "𠮷", "𠮷𠮶", "\\N", "a\\b", "A", "a"];
const AMOUNTS = ["1.00", "1", "0.5", "0.50", "￥1元", "1.5万"];

describe("a first load", () => {
  let db: Database;
  let dir: string;

  beforeEach(async () => {
    db = await testDatabase();
    dir = await mkdtemp(join(tmpdir(), "olive-first-"));
    return () => rm(dir, { recursive: true });
  });

  async function versions(county: CountyPack): Promise<object[]> {
    const rows = county.registers.map(
      ({ code }) => `select file_id, '${code}' as register, row_no, replaced_on from register.${code}
        where county = '${county.code}'`,
    );
    return db.query(
      `select name, versions.register, row_no, replaced_on, rows_stored, rows_replaced
       from (${rows.join(" union all ")}) versions join registry.extract_file on id = file_id
       order by name, row_no`,
    );
  }

  test("finds the same versions by its filter as a look through the whole register does", async () => {
    const pick = (n: number, of: number) => Math.imul(n, 0x9e37_79b1) >>> 16 || of;
    const id = (n: number) => residentIdOf(`3307991990010100${n % 7}`);
    for (const [file, day] of ["20220331", "20220430", "20220531"].entries()) {
      const roll = Array.from({ length: 40 }, (_, n) => `${id(n + file)},人,2022-0${1 + (n % 5)}-01`);
      const book = Array.from({ length: 900 }, (_, n) => {
        const at = pick(n * 3 + file, 5);
        const name = NAMES[at % NAMES.length];
        const amount = AMOUNTS[(at >> 3) % AMOUNTS.length];
        const family = at % 2 === 0 ? "" : "H1";
        return `${id(at)},${name},2022-01-0${1 + (at % 3)},2022,${amount},${at % 2 ? "3" : "3.0"},${family},2022-0${1 + (at % 4)}`;
      });
      await writeFile(join(dir, `科室_名册_${day}.csv`), `证件号,姓名,日期\n${roll.join("\n")}\n`);
      await writeFile(
        join(dir, `科室_台账_${day}.csv`),
        `${LEDGER_KEY.join(",")},月份\n${book.join("\n")}\n`,
      );
    }
    await importFolder(db, first, dir);
    await importFolder(db, second, dir);
    const found = await versions(first);
    expect(found).toHaveLength(3 * 940);
    expect(found).toEqual(await versions(second));
    expect(found.filter((row) => "replaced_on" in row && row.replaced_on === null).length).toBeLessThan(900);
  });
});
