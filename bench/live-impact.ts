/** The rule editor's what-if over a whole county: each keystroke's numbers, through the thread as the server asks it. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { dropSpace, openSpace, startEmbedded } from "@olive/db";
import { fromDateNumber } from "@olive/kernel";
import { importFolder, loadCounty } from "@olive/registry";
import { countyProgram, evaluate, type LiveThread, liveThread, recognise, takeSnapshot } from "@olive/rules";
import { makeExtracts } from "./make-extracts.ts";
import { type Bench, type BenchOptions, type Line, percentile } from "./measure.ts";

const SPACE = "bench_live";
const SEED = 3;
const DAY = fromDateNumber(20220531);
const RULE = "lowIncomeRuralHousehold";
const HARD = "hardToEmploy";
const ROUNDS = 25;
/** A pull at a threshold is felt as one with its numbers below this. */
const MOST_MS = 300;

export const bench: Bench = {
  name: "live-impact",
  what: "what an edit would do to everybody, while it is written",
  async run(options) {
    const county = loadCounty("wucheng");
    const home = join(import.meta.dirname, "../.olive");
    const folder = await mkdtemp(join(home, "bench-live-"));
    const server = await startEmbedded({ dir: join(home, "bench-durable") });
    await dropSpace(server, SPACE);
    const db = await openSpace(server, SPACE);
    const extracts = join(folder, "extracts");
    await mkdir(extracts);
    const keeping = { dir: join(folder, "snapshots") };
    const live = liveThread({ databaseUrl: db.url, countyDir: county.dir, snapshots: keeping.dir });
    try {
      await makeExtracts(extracts, options.people, SEED);
      await importFolder(db, county, extracts, {});
      await recognise(db, county, DAY, { startedBy: "bench", keeping });
      const program = await countyProgram(db, county, DAY);
      const snapshot = await takeSnapshot(db, county, program.plan, DAY, keeping);
      const anew: number[] = [];
      for (let round = 0; round < (options.short ? 1 : 5); round += 1) {
        anew.push(await timed(async () => evaluate(await countyProgram(db, county, DAY), snapshot)));
      }
      return await measureEdits(live, percentile(anew, 0.5), options);
    } finally {
      await live.close();
      await db.close();
      await dropSpace(server, SPACE);
      await server.stop();
      await rm(folder, { recursive: true });
    }
  },
};

async function measureEdits(live: LiveThread, anew: number, { short }: BenchOptions): Promise<Line[]> {
  const nothing = { criteria: null, definitions: [], parameters: [] };
  const ask = (policy: string, edit: object) =>
    live.ask({
      trial: { asOf: DAY, decided: [], policy, effectiveOn: DAY, edit: { ...nothing, ...edit } },
    });
  const kinds: readonly [string, string, (round: number) => object][] = [
    ["a parameter", RULE, (round) => ({ parameters: [{ name: "低收入线", value: 18_000 + 400 * round }] })],
    ["criteria", HARD, (round) => ({ criteria: `劳动年龄内 and not(职工参保) and 年龄 >= ${20 + round}` })],
  ];
  const lines: Line[] = [];
  for (const [what, policy, editOf] of kinds) {
    await ask(policy, {});
    const samples: number[] = [];
    for (let round = 1; round <= (short ? 2 : ROUNDS); round += 1) {
      samples.push(await timed(() => ask(policy, editOf(round))));
    }
    const p95 = percentile(samples, 0.95);
    const spread = `median ${percentile(samples, 0.5).toFixed(0)}, ${percentile(samples, 0).toFixed(0)}–${percentile(samples, 1).toFixed(0)} ms, ${samples.length} edits`;
    const base = { what: `edit of ${what}, 95th percentile`, ours: p95, unit: "ms", spread };
    lines.push({ ...base, most: MOST_MS });
    lines.push({ ...base, yardstick: { name: "all policies anew", value: anew }, most: 1 });
  }
  return lines;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
