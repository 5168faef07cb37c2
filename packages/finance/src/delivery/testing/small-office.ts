/** For tests: a delivery site on a real database, with consents and reports made in one line. */
import { randomUUID } from "node:crypto";
import { type Database, type Queryable, transaction } from "@olive/db";
import { disclose, sealReport, signSeal } from "../../protocol/disclosure.ts";
import type { SuiteCode } from "../../protocol/messages.ts";
import { ProtocolFault } from "../../protocol/protocol-fault.ts";
import type { ReportSection, SectionCode } from "../../protocol/report-sections.ts";
import type { ApplyBankMessage, ConsentGate, DeliverySite, HeldConsent } from "../delivery-site.ts";
import { signingKey } from "../platform-keys.ts";
import { queueTombstones } from "../queue-tombstones.ts";
import { type ReleaseInput, releaseReport } from "../release-report.ts";

export const COUNTY = "330799";
export const PLACE = "330799001001";
export const CREDIT_CODE = "92330799MA00000017";
/** Stands in every report of these tests, and must stand nowhere else than in the bank's hands. */
export const CANARY = "金丝雀榄叶九四七一CANARY9471";
export const SECTIONS: readonly SectionCode[] = ["registration", "tax"];

interface ConsentRow {
  state: HeldConsent["state"];
  version: number;
  expiresAt: Date;
  purpose: string;
  banks: string[];
}

const READ = `select c.state, c.version, c.expires_at as "expiresAt", c.purpose,
  array(select bank from delivery_test.consent_bank b where b.consent = c.id) as banks
  from delivery_test.consent c where c.county = $1 and c.id = $2`;

/** Tables of the consents that these tests make: the slice's own bring more than delivery looks at. */
export async function prepareOffice(db: Database): Promise<void> {
  await db.query(`create schema if not exists delivery_test;
    create table if not exists delivery_test.consent (county text not null, id uuid primary key, purpose text not null,
      state text not null, version integer not null, times integer not null, expires_at timestamptz not null,
      ended_at timestamptz);
    create table if not exists delivery_test.consent_bank (consent uuid not null, bank text not null,
      used integer not null default 0, last_used_at timestamptz, primary key (consent, bank));
    create table if not exists delivery_test.applied (number serial, id uuid not null, kind text not null,
      application uuid not null);
    create table if not exists delivery_test.closed (application uuid primary key)`);
}

/** Lending's part in these tests: what banks say is kept in a table, closed applications only count it as late. */
export const applyInTest: ApplyBankMessage = async (tx, { message }) => {
  const [over] = await tx.query("select from delivery_test.closed where application = $1", [
    message.application,
  ]);
  if (over !== undefined) return "late";
  await tx.query("insert into delivery_test.applied (id, kind, application) values ($1, $2, $3)", [
    ...[message.id, message.kind, message.application],
  ]);
  return "applied";
};

/** Consents as the tables hold them: the row's lock is the only truth. */
export const plainConsents: ConsentGate = {
  hold: async (tx, { county, consent }) =>
    heldOf(await tx.query(`${READ} for update of c`, [county, consent])),
  look: async (db: Queryable, { county, consent }) => heldOf(await db.query(READ, [county, consent])),
  use: async (tx, { consent, bank, now }) => {
    const used = await tx.query(
      `update delivery_test.consent_bank b set used = used + 1, last_used_at = $3 from delivery_test.consent c
       where b.consent = $1 and b.bank = $2 and c.id = b.consent and b.used < c.times returning used`,
      [consent, bank, now],
    );
    if (used.length === 0) throw new ProtocolFault("CONSENT_USED_UP");
  },
};

function heldOf(rows: readonly object[]): HeldConsent | undefined {
  const [row] = rows as readonly ConsentRow[];
  if (row === undefined) return undefined;
  const { state, version, expiresAt, purpose, banks } = row;
  return {
    state,
    version,
    expiresAt,
    purpose,
    banks: Object.fromEntries(banks.map((bank) => [bank, SECTIONS])),
  };
}

export const HOUSE_KEY = Buffer.alloc(32, 7);

export function siteOn(db: Database, more: Partial<DeliverySite> = {}): DeliverySite {
  return {
    ...{ db, county: { code: COUNTY }, origin: "http://127.0.0.1", houseKey: async () => HOUSE_KEY },
    ...{ consents: plainConsents, ownerDepartment: "金融办" },
    hooks: { applyBankMessage: async () => "applied" },
    ...more,
  };
}

export interface ConsentOptions {
  readonly banks: readonly string[];
  readonly times?: number;
  readonly expiresAt?: Date;
}

export async function makeConsent(
  db: Database,
  { banks, times = 1, expiresAt }: ConsentOptions,
): Promise<string> {
  const id = randomUUID();
  await transaction(db, async (tx) => {
    await tx.query(
      `insert into delivery_test.consent (county, id, purpose, state, version, times, expires_at)
       values ($1, $2, 'loan', 'active', 1, $3, $4)`,
      [COUNTY, id, times, expiresAt ?? new Date("2099-01-01")],
    );
    for (const bank of banks) {
      await tx.query("insert into delivery_test.consent_bank (consent, bank) values ($1, $2)", [id, bank]);
    }
  });
  return id;
}

/** As the owner's page does it: state and tombstones in one transaction, whatever the banks do. */
export function revokeConsent(site: DeliverySite, consent: string): Promise<number> {
  return transaction(site.db, async (tx) => {
    await tx.query("select from delivery_test.consent where id = $1 for update", [consent]);
    await tx.query("update delivery_test.consent set state = 'revoked', ended_at = now() where id = $1", [
      consent,
    ]);
    return queueTombstones(tx, site, { consent, reason: "revoked" });
  });
}

export const reportSections = (): ReportSection[] => [
  {
    ...{ section: "registration", state: "some", source: "市场监管局", asOf: "2024-07-01" },
    fetchedAt: "2024-07-01T01:00:00.000Z",
    items: [{ values: { name: CANARY, creditCode: CREDIT_CODE }, record: "a.csv:2", disputed: false }],
  },
  {
    ...{ section: "tax", state: "none", source: "税务局", asOf: "2024-07-01", items: [] },
    fetchedAt: "2024-07-01T01:00:00.000Z",
  },
];

export interface ReleaseOptions {
  readonly bank: string;
  readonly suite?: SuiteCode;
  readonly consent: string;
  readonly application?: string;
  readonly deliveryId?: string;
}

/** A sealed report for one bank, ready to be released. */
export async function prepareRelease(
  site: DeliverySite,
  { bank, suite = "intl", consent, application = randomUUID(), deliveryId = randomUUID() }: ReleaseOptions,
): Promise<ReleaseInput & { readonly deliveryId: string }> {
  const report = sealReport(suite, reportSections());
  const about = { consent, consentVersion: 1, sealedAt: new Date().toISOString() };
  const seal = await signSeal(report, about, await signingKey(site, suite));
  return {
    ...{ application, bank, consent, creditCode: CREDIT_CODE, place: PLACE, deliveryId, consentVersion: 1 },
    ...{ root: report.root, disclosure: disclose(report, SECTIONS, seal), product: "shopLine" },
  };
}

export async function release(site: DeliverySite, options: ReleaseOptions) {
  const input = await prepareRelease(site, options);
  await transaction(site.db, (tx) => releaseReport(tx, site, input));
  return { delivery: input.deliveryId, application: input.application };
}
