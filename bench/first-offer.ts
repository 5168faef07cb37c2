/**
 * From the owner's one act to the first offer of a rule-based bank: consent, report, release, push, receipt, key,
 * verification, underwriting, the bank's signed decision, stored. The banks are the demo's, in a process and a database
 * of their own, over loopback; every commit is on the disk.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { BANK_MAIN, readBankKeys, readBanks } from "@olive/bank";
import { lifeCycles } from "@olive/cases";
import {
  type Database,
  dropSpace,
  openSpace,
  type Server,
  spaceUrl,
  startEmbedded,
  startJobs,
  transaction,
  withMaintenance,
} from "@olive/db";
import {
  addBankKey,
  applyBankMessage,
  authoriseFinancing,
  type Borrower,
  type ConsentSite,
  consentGate,
  type DeliverySite,
  deliveryJob,
  houseHeldSigner,
  installCatalogue,
  keepBank,
  type LendingOffice,
  linkOwnerAccount,
  materialKind,
  openDoors,
  queueTombstones,
  readCatalogue,
  readConsentSettings,
  readReportSettings,
  readSubsidies,
  serveBankDoor,
  signingKey,
  wakeDelivery,
} from "@olive/finance";
import { createShell } from "@olive/http";
import { type CountyPack, followPeople, importFolder, loadCounty } from "@olive/registry";
import { makeExtracts } from "./make-extracts.ts";
import { type Bench, type Line, percentile } from "./measure.ts";

const SPACE = "bench_first_offer";
const BANK_SPACE = "bench_first_offer_bank";
const SEED = 1;
const PEOPLE = 5_000;
const ROUNDS = 40;
const SHORT_ROUNDS = 3;
/** The demo's food shop, and the bank whose rules give it a line. */
const SHOP = "92330799MAYYYYY12F";
const PRODUCT = { bank: "olive-creek", code: "shop-line" };
/** Issue 5: consent to first offer from a rule-based bank on loopback. */
const MOST_MS = 3_000;
const LOOK_EVERY_MS = 5;
const GIVE_UP_MS = 30_000;

export const bench: Bench = {
  name: "first-offer",
  what: "the owner's one act to the first offer of a bank in a process of its own, one after another",
  async run({ short }) {
    const county = loadCounty("wucheng");
    const home = join(import.meta.dirname, "../.olive");
    const folder = await mkdtemp(join(home, "bench-offer-"));
    const server = await startEmbedded({ dir: join(home, "bench-durable") });
    await dropAll(server);
    const db = await openSpace(server, SPACE);
    try {
      await makeExtracts(join(folder, "extracts"), PEOPLE, SEED);
      await importFolder(db, county, join(folder, "extracts"));
      await followPeople(db, county);
      return [await measureOffers({ db, county, server, folder }, short ? SHORT_ROUNDS : ROUNDS)];
    } finally {
      await db.close();
      await dropAll(server);
      await server.stop();
      await rm(folder, { recursive: true });
    }
  },
};

/** The bank's database is the bank's own: no space of Olive. */
async function dropAll(server: Server): Promise<void> {
  await dropSpace(server, SPACE);
  await withMaintenance(server, (client) =>
    client.query(`drop database if exists ${BANK_SPACE} with (force)`),
  );
}

interface Place {
  readonly db: Database;
  readonly county: CountyPack;
  readonly server: Server;
  readonly folder: string;
}

async function measureOffers(place: Place, rounds: number): Promise<Line> {
  const { db, county } = place;
  const house = await openHouse(place);
  const bank = await startBanks(place, house.origin);
  try {
    const borrower = await own(db, county);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      const id = randomUUID();
      const input = { id, products: [PRODUCT], now: new Date() };
      await transaction(db, (tx) => authoriseFinancing(tx, house.lending, borrower, input));
      wakeDelivery();
      await untilOffered(db, id);
      times.push(performance.now() - start);
    }
    return {
      what: "consent to first offer, 95th percentile",
      ...{ ours: percentile(times, 0.95), unit: "ms", most: MOST_MS },
      spread: `p50 ${percentile(times, 0.5).toFixed(0)} ms, ${rounds} authorisations`,
    };
  } finally {
    const ended = once(bank, "exit");
    bank.kill();
    await ended;
    await house.close();
  }
}

async function untilOffered(db: Database, authorisation: string): Promise<void> {
  const until = performance.now() + GIVE_UP_MS;
  while (performance.now() < until) {
    const offers = await db.query("select from finance.offer where authorisation = $1", [authorisation]);
    if (offers.length > 0) return;
    await pause(LOOK_EVERY_MS);
  }
  throw new Error("no offer came");
}

interface House {
  readonly origin: string;
  readonly lending: LendingOffice;
  close(): Promise<void>;
}

/** The platform's door and its delivery, and nothing else of the server. */
async function openHouse({ db, county }: Place): Promise<House> {
  const key = randomBytes(32);
  const houseKey = async () => key;
  const address = { origin: "" };
  const delivery: DeliverySite = {
    ...{ db, county, houseKey, consents: consentGate, ownerDepartment: "bench" },
    get origin() {
      return address.origin;
    },
    hooks: { applyBankMessage: (tx, given) => applyBankMessage(tx, lending, given) },
  };
  const platformKey: ConsentSite["platformKey"] = (suite) => signingKey(delivery, suite);
  const consents: ConsentSite = {
    ...{ county, settings: readConsentSettings(county.dir), platformKey },
    signer: houseHeldSigner({ county, houseKey }),
    bury: (tx, { consent, reason }) => queueTombstones(tx, delivery, { consent, reason }),
  };
  const reports = { county, settings: readReportSettings(county), platformKey, houseKey };
  const catalogue = readCatalogue(county.dir);
  const lending: LendingOffice = {
    ...{ county, catalogue, subsidies: readSubsidies(county.dir) },
    office: { lifeCycles: lifeCycles([materialKind]), staff: async () => [] },
    doors: openDoors({ consents, reports, delivery, mode: "demo" }),
  };
  await transaction(db, (tx) => installCatalogue(tx, county.code, catalogue, new Date()));
  const app = createShell({ authenticate: async () => null, renderProblem: () => "" });
  serveBankDoor(app, delivery);
  address.origin = await app.listen({ host: "127.0.0.1", port: 0 });
  const jobs = startJobs(db, [deliveryJob(delivery)], (_job, error) => console.error(error));
  return {
    origin: address.origin,
    lending,
    close: async () => {
      await jobs.stop();
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

/** The demo's banks in a process of their own, known to the platform by their keys. */
async function startBanks({ db, county, server, folder }: Place, origin: string): Promise<ChildProcess> {
  const config = join(folder, "bank.json");
  const settings = {
    databaseUrl: spaceUrl(server, BANK_SPACE),
    platform: origin,
    keys: join(folder, "keys"),
  };
  await writeFile(config, JSON.stringify({ ...settings, sandbox: true }));
  const child = spawn(process.execPath, [BANK_MAIN, "--config", config], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const { url } = JSON.parse(line.toString()) as { url: string };
  const now = new Date();
  for (const { code, name, contact, suite } of readBanks()) {
    const endpoint = `${url}/b/${code}`;
    const terms = { endpoint, suite, twoPhase: true, ratePerSecond: 50 };
    await keepBank(db, county.code, code, { name, contact: contact.zh, ...terms }, now);
    for (const key of readBankKeys(await (await fetch(`${endpoint}/olive/v1/keys`)).json())) {
      await addBankKey(db, county.code, code, { ...key, fromAt: now });
    }
  }
  return child;
}

async function own(db: Database, county: CountyPack): Promise<Borrower> {
  const [shop] = await db.query<{ place: string; name: string }>(
    `select place_code as place, name from registry.business where county = $1 and credit_code = $2`,
    [county.code, SHOP],
  );
  if (shop === undefined) throw new Error(`the demo has no ${SHOP}`);
  const owned = { creditCode: SHOP, place: shop.place, capacity: "owner" } as const;
  await transaction(db, (tx) =>
    linkOwnerAccount(tx, county.code, {
      ...{ ...owned, account: 1, givenBy: "bench", fromOn: "2020-01-01", untilOn: null },
    }),
  );
  return {
    business: { ...owned, name: shop.name, mandateUntil: null },
    ...{ account: 1, accountName: "bench" },
  };
}
