/**
 * What the audit costs: the same act of somebody on a case (its row locked and changed, an event added, in the actor's
 * scope, as the cases do it) with and without its leaf, by eight writers, with every commit on the disk; then how fast
 * leaves are sealed and verified.
 */
import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asActor, recordLeaf, sealLeaves, secondPlaceOf, signerOf, verifyAudit } from "@olive/access";
import { type Database, dropSpace, openSpace, startEmbedded, type Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { type Bench, type BenchOptions, type Line, percentile } from "./measure.ts";

const SPACE = "bench_audit";
const COUNTY = "330798";
const WRITERS = 8;
const ROUNDS = 9;
const ACTS = 1_500;
const VERIFICATIONS = 5;
const SHORT = { rounds: 2, acts: 100 };
/** Issue 3: the audit costs at most a quarter of the write rate. */
const LEAST_RATE = 0.75;
/** Reliability criterion A4. */
const VERIFIED_A_SECOND = 50_000;

export const bench: Bench = {
  name: "audit",
  what: "acts with and without their leaf, by eight writers, durable; sealing and verifying",
  async run(options) {
    const server = await startEmbedded({ dir: join(import.meta.dirname, "../.olive/bench-audit") });
    await dropSpace(server, SPACE);
    const db = await openSpace(server, SPACE);
    const home = await mkdtemp(join(tmpdir(), "olive-bench-audit-"));
    try {
      return await measureAudit(db, home, options);
    } finally {
      await rm(home, { recursive: true });
      await db.close();
      await dropSpace(server, SPACE);
      await server.stop();
    }
  },
};

async function measureAudit(db: Database, home: string, { short }: BenchOptions): Promise<Line[]> {
  await makeCases(db);
  const [rounds, acts] = short ? [SHORT.rounds, SHORT.acts] : [ROUNDS, ACTS];
  const bare: number[] = [];
  const kept: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const pair = [await rate(db, acts, writeAct), await rate(db, acts, writeActAndLeaf)] as const;
    // The first round fills caches and connections.
    if (round === 0) continue;
    bare.push(pair[0]);
    kept.push(pair[1]);
  }
  const ratio = kept.map((one, round) => one / (bare[round] ?? one));
  return [
    {
      what: `acts a second without a leaf ${percentile(bare, 0.5).toFixed(0)}, with it ${percentile(kept, 0.5).toFixed(0)}: loss`,
      ours: 1 - percentile(ratio, 0.5),
      unit: "of the rate",
      spread: `${(1 - Math.max(...ratio)).toFixed(2)} to ${(1 - Math.min(...ratio)).toFixed(2)}, ${rounds} rounds of ${acts} acts`,
      most: 1 - LEAST_RATE,
    },
    ...(await measureSeals(db, home)),
  ];
}

/** Acts a second by all writers together. */
async function rate(
  db: Database,
  acts: number,
  write: (tx: Transaction, n: number) => Promise<void>,
): Promise<number> {
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (let n = next++; n < acts; n = next++) await asActor(db, ACTOR, (tx) => write(tx, n));
    }),
  );
  return (acts * 1000) / (performance.now() - start);
}

const ACTOR: Actor = {
  ...{ county: COUNTY, account: 1, name: "甲", assignment: 1, role: "clerk", area: `${COUNTY}200000` },
  ...{ department: null, acts: [], secondFactor: false },
};

/** As many cases as acts, so that writers don't wait for one another's. */
async function makeCases(db: Database): Promise<void> {
  await db.query(`create schema bench; grant usage on schema bench to olive_scoped;
    create table bench.case_file (county text not null, id integer not null, place_code text collate "C" not null,
      state text not null, version integer not null default 1, due_on date, primary key (county, id));
    create table bench.event (county text not null, case_id integer not null, at timestamptz not null, account integer,
      act text not null, from_state text, to_state text, reason text, place_code text collate "C" not null);
    create index on bench.case_file (county, place_code, due_on); create index on bench.event (county, case_id, at);
    grant select, insert, update on bench.case_file, bench.event to olive_scoped;
    insert into bench.case_file (county, id, place_code, state)
      select '${COUNTY}', n, '${COUNTY}200201', 'open' from generate_series(0, ${ACTS}) n`);
}

async function writeAct(tx: Transaction, n: number): Promise<void> {
  await tx.query("select state, version from bench.case_file where county = $1 and id = $2 for update", [
    COUNTY,
    n,
  ]);
  await tx.query(
    "update bench.case_file set state = $3, version = version + 1, due_on = current_date where county = $1 and id = $2",
    [COUNTY, n, "answered"],
  );
  await tx.query(
    `insert into bench.event (county, case_id, at, account, act, from_state, to_state, reason, place_code)
     values ($1, $2, now(), 1, 'confirm', 'open', 'answered', $3, $4)`,
    [COUNTY, n, "情况属实", `${COUNTY}200201`],
  );
}

async function writeActAndLeaf(tx: Transaction, n: number): Promise<void> {
  await writeAct(tx, n);
  await recordLeaf(tx, {
    ...{ county: COUNTY, at: new Date(), account: n % 20, accountName: "甲", assignment: 1, role: "clerk" },
    ...{
      area: `${COUNTY}000000`,
      act: "actOnCase",
      purpose: null,
      reason: "情况属实",
      traceId: "EZDZ3NKKPV",
    },
    ...{ subjects: [`case:${n}`, "person:0f1e2d3c4b5a69788796a5b4c3d2e1f0"], detail: { act: "confirm" } },
  });
}

async function measureSeals(db: Database, home: string): Promise<Line[]> {
  const signer = signerOf(generateKeyPairSync("ed25519").privateKey);
  const secondPlace = secondPlaceOf(home, COUNTY, "");
  let start = performance.now();
  let leaves = 0;
  for (let sealed = -1; sealed !== 0; leaves += sealed) {
    sealed = await sealLeaves(db, { county: COUNTY, signer, secondPlace, now: new Date() });
  }
  const sealing = performance.now() - start;
  const times: number[] = [];
  for (let round = 0; round < VERIFICATIONS; round += 1) {
    start = performance.now();
    const verdict = await verifyAudit(db, COUNTY, secondPlace);
    times.push(performance.now() - start);
    if (verdict.finding !== undefined || verdict.leaves !== leaves)
      throw new Error("the audit doesn't verify");
  }
  const verifying = percentile(times, 0.5);
  const slowest = (Math.max(...times) * 1000) / leaves;
  return [
    {
      what: `${leaves} leaves sealed, for each thousand`,
      ours: (sealing * 1000) / leaves,
      unit: "ms",
      most: 1000,
    },
    {
      what: `${leaves} leaves verified, for each thousand`,
      ours: (verifying * 1000) / leaves,
      unit: "ms",
      spread: `to ${slowest.toFixed(1)}, ${VERIFICATIONS} rounds`,
      most: 1_000_000 / VERIFIED_A_SECOND,
    },
  ];
}
