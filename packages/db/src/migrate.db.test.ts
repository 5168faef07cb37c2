import { isRefusal } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeEach, expect, test } from "vitest";
import { type Migration, migrate } from "./migrate.ts";

const step = (number: number, sql: string, checksum = `sum-${number}`): Migration => ({
  number,
  file: `${String(number).padStart(4, "0")}-step.sql`,
  sql,
  checksum,
});

const db = await testDatabase();
const codeOf = async (work: Promise<unknown>) => {
  const error = await work.catch((reason: unknown) => reason);
  return isRefusal(error) ? error.code : error;
};

beforeEach(async () => {
  await db.query("drop schema if exists house cascade");
  await db.query("drop table if exists one");
});

test("migrations are applied once, in order", async () => {
  const steps = [step(1, "create table one (n int)"), step(2, "alter table one add m int")];
  expect(await migrate(db, steps)).toEqual(["0001-step.sql", "0002-step.sql"]);
  expect(await migrate(db, steps)).toEqual([]);
  expect(await migrate(db, [...steps, step(3, "alter table one add o int")])).toEqual(["0003-step.sql"]);
});

test("migrations are applied once when two commands migrate at the same moment", async () => {
  const steps = [step(1, "create table one (n int)"), step(2, "insert into one values (1)")];
  const applied = await Promise.all([migrate(db, steps), migrate(db, steps), migrate(db, steps)]);
  expect(applied.flat()).toHaveLength(2);
  expect(await db.query("select n from one")).toEqual([{ n: 1 }]);
});

test("migrations leave nothing of one that fails, and go on from there", async () => {
  const broken = [step(1, "create table one (n int)"), step(2, "insert into one values (1); select 1/0")];
  expect(await codeOf(migrate(db, broken))).toBe("migration-failed");
  expect(await db.query("select n from one")).toEqual([]);
  expect(await migrate(db, [step(1, ""), step(2, "insert into one values (2)")])).toEqual(["0002-step.sql"]);
});

test("migrations go on where a killed run was, the killed one anew", async () => {
  const first = step(1, "create table one (n int)");
  const slow = step(2, "insert into one values (1); select pg_sleep(600) /* killed here */");
  const killed = codeOf(migrate(db, [first, slow]));
  await expect
    .poll(() =>
      db.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
           where query like '%killed here%' and pid <> pg_backend_pid() and datname = current_database()`,
      ),
    )
    .toHaveLength(1);
  expect(await killed).toBe("migration-failed");
  expect(await migrate(db, [first, step(2, "insert into one values (2)")])).toEqual(["0002-step.sql"]);
  expect(await db.query("select n from one")).toEqual([{ n: 2 }]);
});

test("migrations refuse to run when an applied one was changed or removed", async () => {
  await migrate(db, [step(1, "create table one (n int)")]);
  expect(await codeOf(migrate(db, [step(1, "create table one (n int)", "other")]))).toBe("migration-changed");
  expect(await codeOf(migrate(db, []))).toBe("migration-changed");
});
