import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { valueTypes } from "./types.ts";

/** Anything that takes SQL: a database (each statement on its own) or an open transaction. */
export interface Queryable {
  /**
   * Runs one statement and returns its rows. Values go as parameters $1, $2 …, never into the text. One that runs with
   * every act has a name, under which each connection keeps it prepared.
   */
  query<Row extends object>(sql: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
  /** The query builder over the same connection, typed by a slice's generated tables. */
  tables<Tables>(): Kysely<Tables>;
}

/** One PostgreSQL database with its pool of connections. */
export interface Database extends Queryable {
  readonly url: string;
  /** Name of the database (the space). */
  readonly name: string;
  readonly pool: pg.Pool;
  /** Closes the pool; the server goes on. */
  close(): Promise<void>;
}

/** An open transaction on one connection. */
export interface Transaction extends Queryable {
  readonly client: pg.PoolClient;
}

/** Connections of one process: more would only queue inside the server on a machine of few cores. */
const POOL_SIZE = 10;

/** Opens a pool on a database. Connections are made when first needed. */
export function connect(url: string, options: { readonly poolSize?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSize ?? POOL_SIZE,
    application_name: "olive",
    types: valueTypes,
    allowExitOnIdle: true,
    // The rest of the house reads and writes dates as ISO text, whatever a given server's default may be.
    onConnect: async (client) => {
      await client.query("set datestyle = 'ISO, YMD'; set timezone = 'UTC'");
    },
  });
  // A connection that breaks (server restarted) is replaced by the pool, and its next statement fails; without a
  // listener Node would end, for one in the middle of a transaction too.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  let kysely: Kysely<unknown> | undefined;
  return {
    url,
    name: decodeURIComponent(new URL(url).pathname.slice(1)),
    pool,
    query: async <Row extends object>(text: string, values?: readonly unknown[], name?: string) =>
      (await pool.query<Row>(statementOf(text, values, name))).rows,
    tables: <Tables>() => {
      kysely ??= new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
      return kysely as Kysely<Tables>;
    },
    close: () => pool.end(),
  };
}

/**
 * Runs `work` in one READ COMMITTED transaction: committed when it returns, rolled back when it throws.
 * Rules that span rows are held by constraints or row locks; SERIALIZABLE is not relied on anywhere.
 */
export function transaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return within(db, "read committed", (client) => work(onClient(client)));
}

/** Runs `work`, which only reads, on one connection whose statements all see the same state. */
export function readConsistently<T>(db: Database, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return within(db, "repeatable read read only", work);
}

async function within<T>(
  db: Database,
  mode: "read committed" | "repeatable read read only",
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin isolation level ${mode}`);
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The same surface over one connection, for code that manages its own transaction. */
export function onClient(client: pg.PoolClient): Transaction {
  let kysely: Kysely<unknown> | undefined;
  return {
    client,
    query: async <Row extends object>(text: string, values?: readonly unknown[], name?: string) =>
      (await client.query<Row>(statementOf(text, values, name))).rows,
    tables: <Tables>() => {
      kysely ??= new Kysely<unknown>({ dialect: new PostgresDialect({ pool: onePlacePool(client) }) });
      return kysely as Kysely<Tables>;
    },
  };
}

function statementOf(text: string, values: readonly unknown[] | undefined, name: string | undefined) {
  return {
    text,
    ...(values === undefined ? {} : { values: values as unknown[] }),
    ...(name === undefined ? {} : { name }),
  };
}

/** A pool that always hands out the transaction's connection and never gives it back. */
function onePlacePool(client: pg.PoolClient) {
  const place = { query: client.query.bind(client), release: () => {} } as unknown as pg.PoolClient;
  return { connect: async () => place, end: async () => {}, options: {} };
}
