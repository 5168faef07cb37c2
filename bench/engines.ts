/** DuckDB and PostgreSQL with the benchmark's population in them, and what a query costs each. */
import { createReadStream, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { type Database, dropSpace, openSpace, startEmbedded } from "@olive/db";
import type { Population } from "@olive/feel";
import { from as copyFrom } from "pg-copy-streams";
import { createSql, tablesOf, writeCsv } from "./export-tables.ts";
import type { Sample } from "./measure.ts";
import { once } from "./measure.ts";

/** Rows as arrays of numbers, in the order that the query gives. */
export interface Engine {
  rows(sql: string): Promise<readonly (readonly unknown[])[]>;
  execute(sql: string): Promise<void>;
  /** Runs a query for its cost alone. */
  cost(sql: string): Promise<Sample>;
  close(): Promise<void>;
}

/** The kernel's clock ticks a second (`getconf CLK_TCK`, 100 on Linux), in which /proc counts processor time. */
const TICKS_A_SECOND = 100;
const SPACE = "bench_recognition";

export async function openEngines(population: Population): Promise<{ duckdb: Engine; postgres: Engine }> {
  const folder = await mkdtemp(join(tmpdir(), "olive-bench-"));
  try {
    const tables = tablesOf(population);
    const duckdb = await openDuckDb();
    const postgres = await openPostgres();
    for (const table of tables) {
      const path = await writeCsv(folder, table);
      for (const engine of [duckdb, postgres]) await engine.execute(createSql(table));
      await duckdb.execute(`copy ${table.name} from '${path}' (header false)`);
      await postgres.copy(table.name, path);
      await rm(path);
    }
    await postgres.execute("analyze");
    return { duckdb, postgres };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function openDuckDb(): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  return {
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
    execute: async (sql) => void (await connection.run(sql)),
    cost: (sql) => once(async () => (await connection.runAndReadAll(sql)).currentRowCount),
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function openPostgres(): Promise<Engine & { copy(table: string, path: string): Promise<void> }> {
  const server = await startEmbedded({ dir: join(import.meta.dirname, "../.olive/bench"), durable: false });
  await dropSpace(server, SPACE);
  const db: Database = await openSpace(server, SPACE);
  const client = await db.pool.connect();
  const pid = Number((await client.query<{ pid: number }>("select pg_backend_pid() pid")).rows[0]?.pid);
  return {
    rows: async (sql) => (await client.query({ text: sql, rowMode: "array" })).rows,
    execute: async (sql) => void (await client.query(sql)),
    copy: (table, path) =>
      pipeline(createReadStream(path), client.query(copyFrom(`copy ${table} from stdin (format csv)`))),
    cost: async (sql) => {
      const before = processorMs(pid);
      const start = performance.now();
      await client.query(sql);
      return { wall: performance.now() - start, cpu: processorMs(pid) - before };
    },
    close: async () => {
      client.release();
      await db.close();
      await dropSpace(server, SPACE);
      await server.stop();
    },
  };
}

/** Processor time of a backend and of the parallel workers that have ended, which count with the postmaster's children. */
function processorMs(pid: number): number {
  const backend = statOf(pid);
  const postmaster = statOf(backend.parent);
  return ((backend.own + postmaster.children) * 1000) / TICKS_A_SECOND;
}

/** proc(5): the fields after the command's closing bracket begin with the state (field 3). */
function statOf(pid: number): { parent: number; own: number; children: number } {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const field = (number: number): number => fields[number - 3] ?? 0;
  return { parent: field(4), own: field(14) + field(15), children: field(16) + field(17) };
}
