/**
 * Pushes of sealed reports to a bank over loopback, to the end: released under the consent's lock, ciphertext, signed
 * receipt, key, content verified; every commit on the disk. Meanwhile consents are revoked, one after another.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type Database, dropSpace, openSpace, startEmbedded, transaction } from "@olive/db";
import { type DeliverySite, releaseReport, runLanes } from "@olive/finance";
import {
  COUNTY,
  makeConsent,
  prepareOffice,
  prepareRelease,
  revokeConsent,
  siteOn,
} from "@olive/finance/testing";
import { type Bench, type BenchOptions, type Line, percentile } from "./measure.ts";

const SPACE = "bench_delivery";
const PUSHES = 3_000;
const SHORT_PUSHES = 60;
const REVOCATIONS = 200;
const SHORT_REVOCATIONS = 10;
/** Issue 5: fifty pushes a second on two cores; a revocation within 100 ms. */
const MOST_MS_A_PUSH = 1000 / 50;
const MOST_REVOCATION_MS = 100;
const ASKERS = 4;

export const bench: Bench = {
  name: "delivery",
  what: "reports delivered in two phases to a bank in a process of its own, durable; revocations meanwhile",
  async run(options) {
    const server = await startEmbedded({ dir: join(import.meta.dirname, "../.olive/bench-durable") });
    await dropSpace(server, SPACE);
    const db = await openSpace(server, SPACE);
    try {
      await prepareOffice(db);
      return await measureDelivery(db, options);
    } finally {
      await db.close();
      await dropSpace(server, SPACE);
      await server.stop();
    }
  },
};

async function measureDelivery(db: Database, { short }: BenchOptions): Promise<Line[]> {
  const site = siteOn(db);
  const pushes = short ? SHORT_PUSHES : PUSHES;
  const bank = await startBank(db);
  try {
    const consents = await releaseMany(site, bank.code, pushes);
    const spare = await releaseMany(site, bank.code, short ? SHORT_REVOCATIONS : REVOCATIONS);
    const stopping = new AbortController();
    const start = performance.now();
    const lanes = deliverAll(site, consents, stopping);
    const times: number[] = [];
    for (const consent of spare) {
      const begun = performance.now();
      await revokeConsent(site, consent);
      times.push(performance.now() - begun);
    }
    await lanes;
    const seconds = (performance.now() - start) / 1000;
    return linesOf({ pushes, seconds, lost: pushes - (await countVerified(db, consents)), times });
  } finally {
    bank.child.kill();
  }
}

interface Result {
  readonly pushes: number;
  readonly seconds: number;
  readonly lost: number;
  readonly times: readonly number[];
}

function linesOf({ pushes, seconds, lost, times }: Result): Line[] {
  return [
    {
      what: `${pushes} pushes with their keys, ${(pushes / seconds).toFixed(0)} a second: for each`,
      ...{ ours: (seconds * 1000) / pushes, unit: "ms", most: MOST_MS_A_PUSH },
    },
    { what: "of them lost", ours: lost, unit: "pushes", most: 0 },
    {
      what: "revoked while reports are delivered, 95th percentile",
      ...{ ours: percentile(times, 0.95), unit: "ms", most: MOST_REVOCATION_MS },
      spread: `median ${percentile(times, 0.5).toFixed(0)} ms, ${times.length} revocations`,
    },
  ];
}

async function startBank(db: Database): Promise<{ readonly code: string; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "delivery-bank.ts"), db.url, "intl"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { code: line.toString().trim(), child };
}

/** Sealed and released, by a few askers at once; a consent each. */
async function releaseMany(site: DeliverySite, bank: string, count: number): Promise<string[]> {
  const consents: string[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: ASKERS }, async () => {
      while (next++ < count) consents.push(await releaseOne(site, bank));
    }),
  );
  return consents;
}

async function releaseOne(site: DeliverySite, bank: string): Promise<string> {
  const consent = await makeConsent(site.db, { banks: [bank] });
  const input = await prepareRelease(site, { bank, consent });
  await transaction(site.db, (tx) => releaseReport(tx, site, input));
  return consent;
}

async function deliverAll(site: DeliverySite, consents: readonly string[], stopping: AbortController) {
  while ((await countVerified(site.db, consents)) < consents.length) await runLanes(site, stopping.signal);
}

async function countVerified(db: Database, consents: readonly string[]): Promise<number> {
  const [row] = await db.query<{ verified: number }>(
    `select count(*)::int as verified from finance.delivery
     where county = $1 and outcome = 'verified' and consent = any($2)`,
    [COUNTY, consents],
  );
  return row?.verified ?? 0;
}
