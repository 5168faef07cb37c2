import { randomBytes } from "node:crypto";
import { isRefusal } from "@olive/kernel";
import { testServer } from "@olive/testing";
import { expect, test } from "vitest";
import { dropSpace, listSpaces, openSpace, spaceUrl, withMaintenance } from "./spaces.ts";

const server = testServer();
const newName = () => `trial_${randomBytes(6).toString("hex")}`;

test("spaces are made on first opening, migrated, listed, and gone when dropped", async () => {
  const name = newName();
  const db = await openSpace(server, name);
  expect(db.name).toBe(name);
  expect(await db.query("select count(*) as n from house.migration")).toHaveLength(1);
  await db.close();
  expect(await listSpaces(server)).toContain(name);
  await dropSpace(server, name);
  await dropSpace(server, name);
  expect(await listSpaces(server)).not.toContain(name);
});

test("spaces are made once when opened twice at the same moment", async () => {
  const name = newName();
  const opened = await Promise.all([
    openSpace(server, name),
    openSpace(server, name),
    openSpace(server, name),
  ]);
  for (const db of opened) await db.close();
  await dropSpace(server, name);
});

test("spaces are never taken from a database that is not ours", async () => {
  const name = newName();
  await withMaintenance(server, (client) => client.query(`create database ${name}`));
  const refusal = await dropSpace(server, name).catch((error: unknown) => error);
  expect(isRefusal(refusal) && refusal.code).toBe("not-a-space");
  await withMaintenance(server, (client) => client.query(`drop database ${name}`));
});

test("spaces refuse names that could be SQL", async () => {
  for (const name of ["", "Olive", 'x"; drop database y', "1a", "a".repeat(64)]) {
    const refusal = await openSpace(server, name).catch((error: unknown) => error);
    expect(isRefusal(refusal) && refusal.code).toBe("bad-space-name");
  }
});

test("spaces take the database that a given address names for the standing one", () => {
  expect(spaceUrl({ url: "postgres://a:b@h:1/county" }, "olive")).toBe("postgres://a:b@h:1/county");
  expect(spaceUrl({ url: "postgres://a:b@h:1/county" }, "trial_1")).toBe("postgres://a:b@h:1/trial_1");
  expect(spaceUrl({ url: "postgres://a:b@h:1/postgres" }, "olive")).toBe("postgres://a:b@h:1/olive");
});
