import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import type { Database } from "./connect.ts";
import { migrationChanged, migrationFailed } from "./refusals.ts";

/** One file of db/migrations. */
export interface Migration {
  readonly number: number;
  readonly file: string;
  readonly sql: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly checksum: string;
}

/** Where the house keeps its migrations. */
export const MIGRATIONS_DIR = join(import.meta.dirname, "..", "..", "..", "db", "migrations");

/** "mig" in ASCII: two commands that migrate one database take turns. */
const MIGRATION_LOCK = 0x6d6967;
const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;

/** Reads the migrations of a folder in their order. Throws for two with one number and for a name out of form. */
export async function readMigrations(dir: string = MIGRATIONS_DIR): Promise<Migration[]> {
  const files = (await readdir(dir)).filter((name) => name.endsWith(".sql")).sort();
  const migrations = await Promise.all(files.map((file) => readMigration(dir, file)));
  const numbers = new Set(migrations.map((migration) => migration.number));
  if (numbers.size < migrations.length) throw new Error(`two migrations in ${dir} have one number`);
  return migrations;
}

async function readMigration(dir: string, file: string): Promise<Migration> {
  const number = FILE_NAME.exec(file)?.[1];
  if (!number) throw new Error(`${file}: a migration is named NNNN-what-it-does.sql`);
  const sql = await readFile(join(dir, file), "utf8");
  return { number: Number(number), file, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

/**
 * Brings a database to the newest migration. Each file is one transaction together with its mark, so a kill
 * at any moment leaves a database on which the next run goes on.
 * @returns the files that were applied now.
 */
export async function migrate(db: Database, migrations?: readonly Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations());
  const client = await db.pool.connect();
  try {
    if (await isCurrent(client, wanted)) return [];
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    try {
      return await applyMissing(client, wanted);
    } finally {
      await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => {});
    }
  } finally {
    client.release();
  }
}

async function isCurrent(client: pg.PoolClient, wanted: readonly Migration[]): Promise<boolean> {
  const { rows } = await client.query("select to_regclass('house.migration') is not null as made");
  if (rows[0]?.made !== true) return false;
  return missing(wanted, await appliedChecksums(client)).length === 0;
}

async function appliedChecksums(client: pg.PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query<{ file: string; checksum: string }>(
    "select file, checksum from house.migration order by number",
  );
  return new Map(rows.map((row) => [row.file, row.checksum]));
}

/** The migrations still to apply; refuses when an applied one differs from its file. */
export function missing(wanted: readonly Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  const known = new Map(wanted.map((migration) => [migration.file, migration.checksum]));
  for (const [file, checksum] of applied) {
    if (known.get(file) !== checksum) throw migrationChanged(file);
  }
  return wanted.filter((migration) => !applied.has(migration.file));
}

async function applyMissing(client: pg.PoolClient, wanted: readonly Migration[]): Promise<string[]> {
  await client.query(`
    create schema if not exists house;
    create table if not exists house.migration (
      number integer primary key,
      file text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`);
  const todo = missing(wanted, await appliedChecksums(client));
  for (const migration of todo) await apply(client, migration);
  return todo.map((migration) => migration.file);
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(migration.sql);
    await client.query("insert into house.migration (number, file, checksum) values ($1, $2, $3)", [
      migration.number,
      migration.file,
      migration.checksum,
    ]);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback").catch(() => {});
    throw migrationFailed(migration.file, cause);
  }
}
