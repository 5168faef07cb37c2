import { randomBytes } from "node:crypto";
import { connect, type Database, type Server, spaceUrl, withMaintenance } from "@olive/db";
import { afterAll, inject } from "vitest";

/** The migrated database that the clones are copied from. Nobody connects to it after set-up. */
export const TEMPLATE = "test_template";

/** The run's throw-away server, for tests of spaces and servers themselves. */
export function testServer(): Server {
  return { url: inject("databaseServer") };
}

/**
 * A database of this test file's own: migrated, empty, dropped when the file is done.
 * Call it once per file, at the top or in beforeAll.
 */
export function testDatabase(): Promise<Database> {
  return cloneOf(TEMPLATE);
}

/**
 * Another database with everything that `original` holds now, dropped when the file is done. PostgreSQL copies only
 * what nobody is connected to: the original's idle connections are ended, and made anew when they are needed.
 */
export async function copyDatabase(original: Database): Promise<Database> {
  await withMaintenance(testServer(), (client) =>
    client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
      original.name,
    ]),
  );
  return cloneOf(original.name);
}

async function cloneOf(template: string): Promise<Database> {
  const server = testServer();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await withMaintenance(server, (client) => client.query(`create database ${name} template ${template}`));
  const db = connect(spaceUrl(server, name));
  afterAll(async () => {
    await db.close();
    await withMaintenance(server, (client) => client.query(`drop database ${name} with (force)`));
  });
  return db;
}
