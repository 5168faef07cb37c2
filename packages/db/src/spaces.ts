import pg from "pg";
import { connect, type Database } from "./connect.ts";
import { migrate } from "./migrate.ts";
import { badSpaceName, mayNotCreate, notOurs, unreachable } from "./refusals.ts";

/** A PostgreSQL server, given or embedded. */
export interface Server {
  /** Address of a database on it that exists: for the embedded one the maintenance database. */
  readonly url: string;
}

/** The standing space of the county: demo or real data. */
export const STANDING_SPACE = "olive";

/** Databases that belong to the server and never hold a space. */
const MAINTENANCE = new Set(["", "postgres", "template1"]);
/** The mark in pg_database's comment by which our databases are told from others on a shared server. */
const MARK = "olive space";
const NAME = /^[a-z][a-z0-9_]{0,62}$/;
/** "spc" in ASCII: two commands that want one new space take turns. */
const SPACE_LOCK = 0x737063;
const DUPLICATE_DATABASE = "42P04";
const INSUFFICIENT_PRIVILEGE = "42501";

/** Opens a space: makes its database when missing, migrates it, and connects. The caller closes it. */
export async function openSpace(server: Server, name: string): Promise<Database> {
  if (!NAME.test(name)) throw badSpaceName(name);
  const database = databaseOf(server, name);
  await withMaintenance(server, async (client) => {
    if (!(await exists(client, database))) await create(client, database);
    else if (database === name && !(await isMarked(client, database))) await mark(client, database);
  });
  const db = connect(addressOf(server, database));
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** The names of all spaces on the server, in order. */
export async function listSpaces(server: Server): Promise<string[]> {
  return withMaintenance(server, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database
       where shobj_description(oid, 'pg_database') = $1 order by datname`,
      [MARK],
    );
    return rows.map((row) => spaceOf(server, row.name));
  });
}

/** Drops a space with all that is in it; one that is missing is no error. Never another database. */
export async function dropSpace(server: Server, name: string): Promise<void> {
  if (!NAME.test(name)) throw badSpaceName(name);
  const database = databaseOf(server, name);
  await withMaintenance(server, async (client) => {
    if (!(await exists(client, database))) return;
    if (!(await isMarked(client, database))) throw notOurs(database);
    await client.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`);
  });
}

/** Where a space of the server is reached. */
export function spaceUrl(server: Server, name: string): string {
  return addressOf(server, databaseOf(server, name));
}

/** A given address that names a database means it for the standing space; others stand beside it. */
function databaseOf(server: Server, space: string): string {
  const given = databaseIn(server.url);
  return space === STANDING_SPACE && !MAINTENANCE.has(given) ? given : space;
}

function spaceOf(server: Server, database: string): string {
  return database === databaseOf(server, STANDING_SPACE) ? STANDING_SPACE : database;
}

function databaseIn(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

function addressOf(server: Server, database: string): string {
  const url = new URL(server.url);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.href;
}

async function exists(client: pg.Client, database: string): Promise<boolean> {
  const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
  return rowCount === 1;
}

async function isMarked(client: pg.Client, database: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "select from pg_database where datname = $1 and shobj_description(oid, 'pg_database') = $2",
    [database, MARK],
  );
  return rowCount === 1;
}

/** Made from template0: collation C as the server's own, untouched by what others put into template1. */
async function create(client: pg.Client, database: string): Promise<void> {
  const name = pg.escapeIdentifier(database);
  await client.query("select pg_advisory_lock($1)", [SPACE_LOCK]);
  try {
    await client.query(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C'`);
    await mark(client, database);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === INSUFFICIENT_PRIVILEGE) throw mayNotCreate(database, error);
    if (code !== DUPLICATE_DATABASE) throw error;
  } finally {
    await client.query("select pg_advisory_unlock($1)", [SPACE_LOCK]);
  }
}

/** A database made for us by others may not be ours to mark; it then works, but is neither listed nor dropped. */
async function mark(client: pg.Client, database: string): Promise<void> {
  try {
    await client.query(`comment on database ${pg.escapeIdentifier(database)} is '${MARK}'`);
  } catch (error) {
    if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
  }
}

/** Runs `work` on a connection to the server's own database. */
export async function withMaintenance<T>(
  server: Server,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: server.url, application_name: "olive maintenance" });
  try {
    await client.connect();
  } catch (cause) {
    await client.end().catch(() => {});
    throw unreachable(new URL(server.url).host, cause);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
