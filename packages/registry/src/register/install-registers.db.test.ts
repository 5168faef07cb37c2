import type { Database } from "@olive/db";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { type CountyPack, loadCounty } from "./county-pack.ts";
import { installRegisters } from "./install-registers.ts";

describe("tables of registers", () => {
  const county = loadCounty("example");
  let db: Database;
  beforeAll(async () => {
    db = await testDatabase();
    await installRegisters(db, county);
  });

  async function columns(): Promise<Record<string, string>> {
    const rows = await db.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = 'register.orchard_contract'::regclass and attnum > 0 order by attnum`,
    );
    return Object.fromEntries(rows.map((row) => [row.name, row.type]));
  }

  /** The county with one column of its orchard contracts changed. */
  function withColumn(change: (column: CountyPack["registers"][0]["columns"][0]) => object): CountyPack {
    const registers = county.registers.map((register) =>
      register.code === "orchard_contract"
        ? { ...register, columns: register.columns.map((column) => ({ ...column, ...change(column) })) }
        : register,
    );
    return { ...county, registers };
  }

  test("have a column for each of the definition, and where each row comes from", async () => {
    expect(await columns()).toEqual({
      county: "text",
      contract_no: "text",
      holder_id: "text",
      fruit: "text",
      trees: "integer",
      begins_on: "date",
      ends_on: "date",
      extract_on: "date",
      file_id: "integer",
      row_no: "integer",
      replaced_on: "date",
    });
  });

  test("are made once: installing again changes nothing", async () => {
    const before = await columns();
    await installRegisters(db, county);
    expect(await columns()).toEqual(before);
  });

  test("get new columns and keep those that the definition no longer has", async () => {
    await installRegisters(
      db,
      withColumn(({ code }) => (code === "trees" ? { code: "tree_count" } : {})),
    );
    expect(Object.keys(await columns())).toEqual(expect.arrayContaining(["trees", "tree_count"]));
  });

  test("refuse a column that changes its type, and say what to do", async () => {
    const changed = withColumn(({ code }) => (code === "trees" ? { type: "date" } : {}));
    await expect(installRegisters(db, changed)).rejects.toMatchObject({ code: "register-type-changed" });
  });
});
