import { testDatabase } from "@olive/testing";
import { expect, test } from "vitest";
import { readTables } from "./read-tables.ts";
import { renderTypes } from "./render-types.ts";

const db = await testDatabase();

test("table types say what arrives, what may be null, what the database fills, and what the comments say", async () => {
  await db.query(`
    create schema farm;
    create table farm.plot_history (
      id int generated always as identity,
      name text not null default '',
      area numeric(10,2),
      sown_on date not null,
      seen_at timestamptz not null default now(),
      tags text[] not null
    );
    comment on table farm.plot_history is '地块';
    comment on column farm.plot_history.area is '亩';`);
  expect(renderTypes("farm", await readTables(db, "farm"))).toBe(`\
// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, Generated, GeneratedAlways } from "@olive/db";

/** 地块 */
export interface PlotHistoryRow {
  id: GeneratedAlways<number>;
  name: Generated<string>;
  /** 亩 */
  area: string | null;
  sown_on: string;
  seen_at: ColumnType<Date, Date | string | undefined, Date | string>;
  tags: string[];
}

/** All tables of the schema, as the query builder names them. */
export interface FarmTables {
  "farm.plot_history": PlotHistoryRow;
}
`);
});
