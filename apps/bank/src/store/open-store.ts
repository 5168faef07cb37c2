import { join } from "node:path";
import { connect, type Database, migrate, readMigrations, spaceUrl, withMaintenance } from "@olive/db";

const MIGRATIONS = join(import.meta.dirname, "..", "..", "migrations");
const NAME = /^[a-z][a-z0-9_]{0,62}$/;
const DUPLICATE_DATABASE = "42P04";

/** Opens the bank's database and brings it to its newest migration; makes it where it is missing. */
export async function openStore(databaseUrl: string): Promise<Database> {
  await ensureDatabase(databaseUrl);
  const db = connect(databaseUrl);
  try {
    await migrate(db, await readMigrations(MIGRATIONS));
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function ensureDatabase(databaseUrl: string): Promise<void> {
  const name = decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
  if (!NAME.test(name)) throw new Error(`not a database of a bank: ${name}`);
  const server = { url: spaceUrl({ url: databaseUrl }, "postgres") };
  await withMaintenance(server, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 1) return;
    await client
      .query(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C'`)
      .catch((error: { code?: string }) => {
        if (error.code !== DUPLICATE_DATABASE) throw error;
      });
  });
}
