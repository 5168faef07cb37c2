/** For tests: a shop, its owner, three banks with a product each, on the slice's own consent, report and delivery. */
import { randomUUID } from "node:crypto";
import { lifeCycles } from "@olive/cases";
import { type Database, type Transaction, transaction } from "@olive/db";
import { loadCounty } from "@olive/registry";
import { consentGate } from "../../consent/consent-gate.ts";
import type { ConsentSite } from "../../consent/consent-site.ts";
import { houseHeldSigner } from "../../consent/owner-key.ts";
import { planOf } from "../../cost/plan.ts";
import type { DeliverySite } from "../../delivery/delivery-site.ts";
import { keepBank } from "../../delivery/desk/keep-banks.ts";
import { signingKey } from "../../delivery/platform-keys.ts";
import { queueTombstones } from "../../delivery/queue-tombstones.ts";
import { linkOwnerAccount } from "../../owner/link-owner.ts";
import {
  type FromBank,
  fromBankSchema,
  type Offer,
  PROTOCOL,
  REPORT_SECTIONS,
  suiteOf,
} from "../../protocol/index.ts";
import { readReportSettings } from "../../report/report-settings.ts";
import type { SubsidyPolicy } from "../../subsidy/subsidy-policy.ts";
import { lockApplication } from "../applications.ts";
import { applyBankMessage } from "../apply-bank-message.ts";
import { applyDelivery } from "../apply-delivery.ts";
import { type Authorised, authoriseFinancing } from "../authorise-financing.ts";
import type { Borrower, LendingOffice } from "../lending-site.ts";
import { materialGap } from "../material-gap.ts";
import { openDoors } from "../open-doors.ts";
import { productSchema } from "../product.ts";
import type { Catalogue } from "../read-catalogue.ts";
import { installCatalogue } from "../store-products.ts";

export const BANKS = ["bank-a", "bank-b", "bank-c"] as const;
export const CREDIT_CODE = "92330799MA00000017";
/** The audit refuses to let a report go when it was not sealed for hours: time is the real one. */
export const NOW = new Date();
const DAY = 86_400_000;
const HOUSE_KEY = Buffer.alloc(32, 5);
const county = loadCounty("example");
export const COUNTY = county.code;
export const PLACE = `${COUNTY}001001`;
const words = (text: string) => ({ zh: text, en: text });

/** Pays a point on retail loans for a year, of a budget of 20,000 yuan. */
export const POLICY: SubsidyPolicy = {
  ...{ code: "point", name: words("贴息"), reference: "虚构办法第一条", level: "central" },
  contract: { from: "2020-01-01", until: "2099-12-31" },
  sectors: [{ name: words("零售"), industries: ["F52"] }],
  ...{ rateBp: 100, months: 12, capFen: 100_000_000, budgetFen: 2_000_000 },
  shares: { central: 90, province: 10, local: 0 },
};

export const CATALOGUE: Catalogue = {
  facts: { industry: "industry", foundedOn: "founded_on", employees: "employees" },
  products: BANKS.map((bank) =>
    productSchema.parse({
      ...{ bank, code: "shop-money", name: words("店贷"), summary: words("给小店"), kind: "line" },
      ...{ amountFen: { min: 100_000, max: 150_000_000 }, months: [12], repayment: ["interestOnly"] },
      rate: { basis: "固定", fromBp: 345, toBp: 500 },
      ...{ guarantee: "none", for: { kinds: ["个体工商户"], minMonths: 12 }, ownWords: { kept: [1, "二"] } },
    }),
  ),
  declines: [{ code: "TOO_YOUNG", text: words("太短"), change: words("满一年"), next: words("看首贷") }],
  materials: [
    { code: "taxPaper", name: words("纳税证明"), section: "tax", department: "税务所" },
    { code: "statement", name: words("流水"), department: "金融所" },
  ],
  department: "金融所",
  digest: "0",
};

export interface Market {
  readonly db: Database;
  readonly office: LendingOffice;
  readonly delivery: DeliverySite;
  readonly consents: ConsentSite;
  readonly borrower: Borrower;
}

/** The market on a migrated database: the shop is in the directory, the banks are open and have their keys. */
export async function openMarket(db: Database, changed: Partial<LendingOffice> = {}): Promise<Market> {
  const delivery: DeliverySite = {
    ...{ db, county, origin: "http://127.0.0.1", houseKey: async () => HOUSE_KEY, consents: consentGate },
    ...{ ownerDepartment: "金融所", now: () => NOW },
    hooks: {
      holdApplication: async (tx, { county: of, application }) =>
        void (await lockApplication(tx, of, application)),
      applyBankMessage: (tx, given) => applyBankMessage(tx, office, given),
      applyDelivery,
    },
  };
  const consents = consentSite(delivery);
  const reports = {
    ...{ county, settings: readReportSettings(county), houseKey: delivery.houseKey },
    platformKey: consents.platformKey,
  };
  const office: LendingOffice = {
    county,
    office: { lifeCycles: lifeCycles([{ cycle: materialGap }]), staff: async () => [] },
    ...{ catalogue: CATALOGUE, subsidies: { policies: [POLICY] } },
    doors: openDoors({ consents, delivery, reports, mode: "real" }),
    ...changed,
  };
  await transaction(db, async (tx) => {
    for (const [index, bank] of BANKS.entries()) await openBank(tx, bank, index === 2 ? "sm" : "intl");
    await installCatalogue(tx, COUNTY, office.catalogue, NOW);
    await tx.query(
      `insert into registry.business (county, credit_code, place_code, name, name_pinyin, initials, kind, active, facts,
         register, file_id, row_no, extract_on)
       values ($1, $2, $3, '榄叶店（演示）', '', '', '个体工商户', true, $4, 'business', 1, 2, '2026-11-01')
       on conflict do nothing`,
      [
        ...[COUNTY, CREDIT_CODE, PLACE],
        JSON.stringify({ industry: "F5221", founded_on: "2016-05-18", employees: "3" }),
      ],
    );
    await linkOwnerAccount(tx, COUNTY, {
      ...{ account: 1, creditCode: CREDIT_CODE, place: PLACE, capacity: "owner", fromOn: "2020-01-01" },
      ...{ untilOn: null, givenBy: "电子营业执照" },
    });
  });
  const business = {
    creditCode: CREDIT_CODE,
    place: PLACE,
    name: "榄叶店（演示）",
    capacity: "owner",
  } as const;
  return {
    db,
    office,
    delivery,
    consents,
    borrower: { business: { ...business, mandateUntil: null }, account: 1, accountName: "店主" },
  };
}

function consentSite(delivery: DeliverySite): ConsentSite {
  const caps = { expiryDays: 31, dataLifeDays: 31, dataMonths: 36, times: 6, banks: 3 };
  const usual = { expiryDays: 30, dataLifeDays: 30, dataMonths: 24 };
  const sections = REPORT_SECTIONS.filter((one) => one !== "property");
  return {
    county,
    settings: {
      suite: "intl",
      purposes: [{ code: "loanApplication", name: words("贷款"), sections, usual, caps }],
    },
    platformKey: (suite) => signingKey(delivery, suite),
    signer: houseHeldSigner(delivery),
    bury: (tx, { consent, reason }) => queueTombstones(tx, delivery, { consent, reason }),
  };
}

async function openBank(tx: Transaction, code: string, suite: "intl" | "sm"): Promise<void> {
  const terms = { endpoint: "http://127.0.0.1:1", suite, twoPhase: true, ratePerSecond: 50 };
  await keepBank(tx, COUNTY, code, { name: words(code), contact: "0000", ...terms }, NOW);
  for (const use of ["sign", "seal"] as const) {
    const { kid, publicKey } = await suiteOf(suite).generateKeys(use);
    await tx.query(
      `insert into finance.bank_key (county, bank, kid, use, suite, public_key, from_at)
       values ($1, $2, $3, $4, $5, $6, '2020-01-01')`,
      [COUNTY, code, kid, use, suite, JSON.stringify(publicKey)],
    );
  }
}

/** The one act, with some banks; gives the number of each bank's application. */
export async function authorise(
  { db, office, borrower }: Market,
  banks: readonly string[] = BANKS,
  id = randomUUID(),
): Promise<Authorised & { readonly of: Readonly<Record<string, string>> }> {
  const products = banks.map((bank) => ({ bank, code: "shop-money" }));
  const done = await transaction(db, (tx) =>
    authoriseFinancing(tx, office, borrower, { id, products, now: NOW }),
  );
  return { ...done, of: Object.fromEntries(done.applications.map((one) => [one.bank, one.application])) };
}

export interface Told {
  readonly bank: string;
  readonly application: string;
  /** When the bank signed it. */
  readonly at?: Date;
  readonly id?: string;
}

/** A bank's message as its door would bring it, of the protocol's shape. */
export function say(
  { db, office }: Market,
  { bank, application, at = NOW, id = randomUUID() }: Told,
  content: Record<string, unknown>,
): Promise<"applied" | "late"> {
  const head = { protocol: PROTOCOL, id, at: at.toISOString(), bank, application };
  const message: FromBank = fromBankSchema.parse({ ...head, ...content });
  return transaction(db, (tx) =>
    applyBankMessage(tx, office, { county: COUNTY, bank, message, receivedAt: at }),
  );
}

/** An offer whose plan is what its terms give. */
export function offerOf(changed: Partial<Offer> = {}): Offer {
  const terms = {
    ...{ amountFen: 150_000_000, rateBp: 345, months: 12, firstDueOn: "2026-12-24" as never },
    ...{ repayment: "interestOnly" as const, ...(changed as object) },
  };
  return {
    ...{ offer: randomUUID(), product: "shop-money", productVersion: 1, kind: "line", rateBasis: "固定" },
    ...{
      feeFen: 0,
      guaranteeFeeBp: 0,
      guarantee: "none",
      validTill: new Date(NOW.getTime() + 30 * DAY).toISOString(),
    },
    ...{ coolingOffDays: 3, conditions: [], ...terms, plan: planOf(terms) },
    ...changed,
  };
}

/** A bank offers; gives the offer's number. */
export async function offer(market: Market, to: Told, changed: Partial<Offer> = {}): Promise<string> {
  const made = offerOf(changed);
  await say(market, to, { kind: "decision", state: "offered", offers: [made] });
  return made.offer;
}

/** Where an application stands. */
export async function stateOf({ db }: Market, application: string): Promise<string> {
  const [row] = await db.query<{ state: string }>("select state from finance.application where id = $1", [
    application,
  ]);
  return row?.state ?? "";
}

export const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

export const codeOf = (error: unknown): string | undefined => (error as { code?: string } | undefined)?.code;

/** The code of what was refused; undefined where nothing was. */
export async function refused(work: Promise<unknown>): Promise<string | undefined> {
  return codeOf(
    await work.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
}
