/**
 * From the owner's consent to the sealed report, stored encrypted: mandate, caps, signature, seal, fifteen departments'
 * registers, salted trees in both suites, one commit. And the other way: a consent revoked, with no bank to be reached.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Database, dropSpace, openSpace, startEmbedded, transaction } from "@olive/db";
import {
  type ConsentSite,
  consentGate,
  type DeliverySite,
  houseHeldSigner,
  keepBank,
  type LendingDoors,
  linkOwnerAccount,
  openDoors,
  queueTombstones,
  readConsentSettings,
  readReportSettings,
  revokeConsent,
  signingKey,
} from "@olive/finance";
import { type CountyPack, followPeople, importFolder, loadCounty } from "@olive/registry";
import { makeExtracts } from "./make-extracts.ts";
import { type Bench, type Line, percentile } from "./measure.ts";

const SPACE = "bench_report";
const SEED = 1;
const BANKS = ["bank-a", "bank-b", "bank-c"];
const ACCOUNT = 1;
const MOST_REPORT_MS = 1_000;
const MOST_REVOCATION_MS = 100;
/** Reports read the rows of one business by an index: more people than this change nothing but the loading. */
const MOST_PEOPLE = 100_000;

export const bench: Bench = {
  name: "report",
  what: "consent to sealed report, and revocation, three banks in two suites, one after another",
  async run({ people, short }) {
    const county = loadCounty("wucheng");
    const home = join(import.meta.dirname, "../.olive");
    const folder = await mkdtemp(join(home, "bench-report-"));
    const server = await startEmbedded({ dir: join(home, "bench-durable") });
    await dropSpace(server, SPACE);
    const db = await openSpace(server, SPACE);
    try {
      await makeExtracts(folder, Math.min(people, MOST_PEOPLE), SEED);
      await importFolder(db, county, folder);
      await followPeople(db, county);
      return await measureReports(db, county, short ? 40 : 400);
    } finally {
      await db.close();
      await dropSpace(server, SPACE);
      await server.stop();
      await rm(folder, { recursive: true });
    }
  },
};

interface Owned {
  readonly creditCode: string;
  readonly place: string;
  readonly name: string;
}

async function measureReports(db: Database, county: CountyPack, rounds: number): Promise<Line[]> {
  const { doors, consents } = openHouse(db, county);
  await openBanks(db, county.code);
  const businesses = await db.query<Owned>(
    `select credit_code as "creditCode", place_code as place, name from registry.business
     where county = $1 and active order by md5(credit_code) limit $2`,
    [county.code, rounds],
  );
  const [made, revoked]: [number[], number[]] = [[], []];
  const now = new Date();
  for (const business of businesses) {
    await own(db, county.code, business);
    const start = performance.now();
    const consent = await consentAndReport(db, doors, business, now);
    made.push(performance.now() - start);
    const before = performance.now();
    const act = { consent, account: ACCOUNT, accountName: "bench", now };
    await transaction(db, (tx) => revokeConsent(tx, consents, act));
    revoked.push(performance.now() - before);
    await db.query("delete from finance.mandate");
  }
  const lineOf = (what: string, times: readonly number[], most: number): Line => ({
    ...{ what, ours: percentile(times, 0.95), unit: "ms", most },
    spread: `p50 ${percentile(times, 0.5).toFixed(0)} ms, ${times.length} businesses`,
  });
  return [
    lineOf("consent to sealed report, 95th percentile", made, MOST_REPORT_MS),
    lineOf("revocation, 95th percentile", revoked, MOST_REVOCATION_MS),
  ];
}

function openHouse(db: Database, county: CountyPack): { doors: LendingDoors; consents: ConsentSite } {
  const key = randomBytes(32);
  const houseKey = async () => key;
  const delivery: DeliverySite = {
    ...{
      db,
      county,
      origin: "http://127.0.0.1:1",
      houseKey,
      consents: consentGate,
      ownerDepartment: "bench",
    },
    hooks: { applyBankMessage: async () => "late" },
  };
  const platformKey: ConsentSite["platformKey"] = (suite) => signingKey(delivery, suite);
  const consents: ConsentSite = {
    ...{ county, settings: readConsentSettings(county.dir), platformKey },
    signer: houseHeldSigner({ county, houseKey }),
    bury: (tx, { consent, reason }) => queueTombstones(tx, delivery, { consent, reason }),
  };
  const reports = { county, settings: readReportSettings(county), platformKey, houseKey };
  return { doors: openDoors({ consents, reports, delivery, mode: "demo" }), consents };
}

async function openBanks(db: Database, county: string): Promise<void> {
  const terms = { contact: "-", endpoint: "http://127.0.0.1:1", twoPhase: true, ratePerSecond: 50 };
  for (const code of BANKS) {
    const suite = code === "bank-c" ? "sm" : "intl";
    await keepBank(db, county, code, { name: { zh: code, en: code }, suite, ...terms }, new Date());
  }
}

/** The one account of this benchmark acts for this business. */
async function own(db: Database, county: string, { creditCode, place }: Owned): Promise<void> {
  await transaction(db, (tx) =>
    linkOwnerAccount(tx, county, {
      ...{ account: ACCOUNT, creditCode, place, capacity: "owner", givenBy: "bench" },
      ...{ fromOn: "2020-01-01", untilOn: null },
    }),
  );
}

async function consentAndReport(db: Database, doors: LendingDoors, owned: Owned, now: Date): Promise<string> {
  const business = { ...owned, capacity: "owner", mandateUntil: null } as const;
  const borrower = { business, account: ACCOUNT, accountName: "bench" };
  return transaction(db, async (tx) => {
    const { id } = await doors.grantConsent(tx, { borrower, banks: BANKS, products: [], now });
    await doors.assembleReport(tx, { consent: id, business, now });
    return id;
  });
}
