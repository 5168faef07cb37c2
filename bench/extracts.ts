/**
 * From a folder of extracts to stored and recognised, beside COPY alone loading the same cleaned rows into bare tables
 * of the same columns (no index, no versions, no checks) on the same server, which is durable on both sides.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { copyFrom, copyInto, type Database, dropSpace, openSpace, startEmbedded } from "@olive/db";
import { fromDateNumber } from "@olive/kernel";
import { type CountyPack, importFolder, loadCounty, tableOf } from "@olive/registry";
import { recognise } from "@olive/rules";
import { makeExtracts } from "./make-extracts.ts";
import type { Bench, Line } from "./measure.ts";
import { watchMemory } from "./watch-memory.ts";

const SPACE = "bench_extracts";
const SEED = 1;
const DAY = fromDateNumber(20220531);
/** Ours may take three times as long as COPY alone. */
const MOST_RATIO = 3;
const MOST_GIB = 3;

export const bench: Bench = {
  name: "extracts",
  what: "a folder of extracts, files to stored and recognised",
  async run({ people }) {
    const county = loadCounty("wucheng");
    const home = join(import.meta.dirname, "../.olive");
    const folder = await mkdtemp(join(home, "bench-extracts-"));
    const server = await startEmbedded({ dir: join(home, "bench-durable") });
    await dropSpace(server, SPACE);
    const db = await openSpace(server, SPACE);
    try {
      await makeExtracts(folder, people, SEED);
      return await measureLoad(db, county, folder);
    } finally {
      await db.close();
      await dropSpace(server, SPACE);
      await server.stop();
      await rm(folder, { recursive: true });
    }
  },
};

async function measureLoad(db: Database, county: CountyPack, folder: string): Promise<Line[]> {
  const memory = watchMemory(db);
  const start = performance.now();
  const imported = await importFolder(db, county, folder, { indexLater: true });
  const loaded = performance.now();
  await recognise(db, county, DAY, { startedBy: "bench" });
  const seconds = (performance.now() - start) / 1000;
  const gibibytes = await memory.stop();
  const rows = imported.files.reduce((sum, file) => sum + ("counts" in file ? file.counts.read : 0), 0);
  const alone = await copyAlone(db, county, folder);
  const parts = `load ${((loaded - start) / 1000).toFixed(1)} s, recognise ${(seconds - (loaded - start) / 1000).toFixed(1)} s`;
  return [
    {
      what: `${rows.toLocaleString("en")} rows, files to stored and recognised`,
      ours: seconds,
      unit: "s",
      spread: `${parts}, ${Math.round(rows / seconds).toLocaleString("en")} rows/s`,
      yardstick: { name: "COPY alone", value: alone },
      most: MOST_RATIO,
    },
    {
      what: "memory at its highest, this program and PostgreSQL",
      ours: gibibytes,
      unit: "GiB",
      most: MOST_GIB,
    },
  ];
}

/** Seconds that COPY takes for the cleaned rows, register after register, from files in its own text format. */
async function copyAlone(db: Database, county: CountyPack, folder: string): Promise<number> {
  const path = join(folder, "cleaned.copy");
  const client = await db.pool.connect();
  let milliseconds = 0;
  try {
    for (const register of county.registers) {
      const table = tableOf(register);
      await pipeline(copyFrom(client, `copy ${table} to stdout`), createWriteStream(path));
      await client.query(`create table yardstick (like ${table})`);
      const start = performance.now();
      await pipeline(createReadStream(path), copyInto(client, "copy yardstick from stdin"));
      milliseconds += performance.now() - start;
      await client.query("drop table yardstick");
    }
  } finally {
    client.release();
  }
  return milliseconds / 1000;
}
