/** A thousand people change in the registers: from the next extract's rows to stored proposals. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, dropSpace, openSpace, startEmbedded } from "@olive/db";
import { fromDateNumber } from "@olive/kernel";
import { type CountyPack, importFolder, loadCounty } from "@olive/registry";
import { followRecognition, type Recognition, recognise } from "@olive/rules";
import { makeExtracts } from "./make-extracts.ts";
import { type Bench, type BenchOptions, type Line, percentile } from "./measure.ts";

const SPACE = "bench_follow";
const SEED = 2;
const DAY = fromDateNumber(20220630);
const CHANGED = 1000;
const ROUNDS = 5;
const MOST_MS = 200;

export const bench: Bench = {
  name: "follow",
  what: `${CHANGED} changed people, to stored proposals`,
  async run(options) {
    const county = loadCounty("wucheng");
    const home = join(import.meta.dirname, "../.olive");
    const folder = await mkdtemp(join(home, "bench-follow-"));
    const server = await startEmbedded({ dir: join(home, "bench-durable") });
    await dropSpace(server, SPACE);
    const db = await openSpace(server, SPACE);
    try {
      await makeExtracts(folder, options.people, SEED);
      await importFolder(db, county, folder, {});
      const standing = await recognise(db, county, DAY, { startedBy: "bench" });
      return [await measureFollowing(db, county, standing, options)];
    } finally {
      await db.close();
      await dropSpace(server, SPACE);
      await server.stop();
      await rm(folder, { recursive: true });
    }
  },
};

async function measureFollowing(
  db: Database,
  county: CountyPack,
  first: Recognition,
  { short }: BenchOptions,
): Promise<Line> {
  let standing = first;
  let changes = 0;
  const samples: number[] = [];
  for (let round = 1; round <= (short ? 1 : ROUNDS); round += 1) {
    await importChange(db, county, round);
    const start = performance.now();
    standing = await followRecognition(db, county, standing, { startedBy: "bench" });
    samples.push(performance.now() - start);
    changes += standing.changed;
  }
  const range = `${percentile(samples, 0).toFixed(0)}–${percentile(samples, 1).toFixed(0)} ms`;
  return {
    what: `${CHANGED} people with a new insurance spell, registers to stored proposals`,
    ours: percentile(samples, 0.5),
    unit: "ms",
    spread: `${range}, ${samples.length} rounds, ${changes} proposals changed`,
    most: MOST_MS,
  };
}

/** The next extract of the insurance register: other people in each round, who begin to pay this month. */
async function importChange(db: Database, county: CountyPack, round: number): Promise<void> {
  const people = await db.query<{ resident_id: string }>(
    "select resident_id from register.resident where replaced_on is null order by md5(resident_id || $1) limit $2",
    [String(round), CHANGED],
  );
  const lines = people.map(({ resident_id }) => `${resident_id},职工养老,,参保缴费,2022-06,`);
  const folder = await mkdtemp(join(tmpdir(), "olive-change-"));
  try {
    const file = join(folder, `人社局_社会保险_2022060${round}.csv`);
    await writeFile(file, `身份证号,险种,单位代码,参保状态,开始年月,停保年月\n${lines.join("\n")}\n`);
    await importFolder(db, county, folder, {});
  } finally {
    await rm(folder, { recursive: true });
  }
}
