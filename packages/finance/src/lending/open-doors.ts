import { randomUUID } from "node:crypto";
import type { Transaction } from "@olive/db";
import { type Consent, loadConsent } from "../consent/consent.ts";
import type { ConsentSite } from "../consent/consent-site.ts";
import { type GrantInput, grantConsent, reviseConsent, usualScope } from "../consent/grant-consent.ts";
import { requireOpenBank } from "../delivery/bank.ts";
import type { DeliverySite } from "../delivery/delivery-site.ts";
import { queueMessage } from "../delivery/queue-message.ts";
import { queueTombstones } from "../delivery/queue-tombstones.ts";
import { releaseReport } from "../delivery/release-report.ts";
import { assembleReport } from "../report/assemble-report.ts";
import { discloseFor } from "../report/disclose-report.ts";
import { reportDay } from "../report/report-day.ts";
import type { ReportSite } from "../report/report-site.ts";
import { loadReport } from "../report/stored-report.ts";
import type { Borrower, LendingDoors } from "./lending-site.ts";

/** The protocol's code for an application; what it may ask for at most is the county's (`finance.yaml`). */
const APPLYING = "loanApplication";

/** What lending stands on, made of the slice's other parts. */
export interface OpenDoors {
  readonly consents: ConsentSite;
  readonly reports: ReportSite;
  readonly delivery: DeliverySite;
  /** In the demo time stands still: its reports speak of the day of the newest extract. */
  readonly mode: "demo" | "real";
}

/** Consent, report and delivery as lending asks for them; everything in the caller's transaction. */
export function openDoors(site: OpenDoors): LendingDoors {
  return { ...consentDoors(site), ...deliveryDoors(site), ...ownerDoors(site), ...reportDoors(site) };
}

/** What a report for an application would hold: all that its purpose allows, over the purpose's usual months. */
export async function applicationScope(
  tx: Transaction,
  { consents, reports, mode }: Pick<OpenDoors, "consents" | "reports" | "mode">,
  now: Date,
) {
  const asOf = await reportDay(tx, { county: reports.county, mode }, now);
  return usualScope(consents.settings, APPLYING, asOf);
}

/** What an owner is asked to sign for an application to these banks. */
export async function consentInput(
  tx: Transaction,
  { reports, mode }: Pick<OpenDoors, "reports" | "mode">,
  { borrower, banks, now }: { borrower: Borrower; banks: readonly string[]; now: Date },
): Promise<GrantInput> {
  return {
    ...{ purpose: APPLYING, banks: banks.map((code) => ({ code })), now },
    ...{ account: borrower.account, accountName: borrower.accountName },
    asOf: await reportDay(tx, { county: reports.county, mode }, now),
  };
}

function consentDoors(site: OpenDoors): Pick<LendingDoors, "grantConsent" | "widen"> {
  return {
    grantConsent: async (tx, given) => grantConsent(tx, site.consents, await consentInput(tx, site, given)),
    widen: async (tx, { borrower, consent, bank, section, now }) => {
      const { body } = await loadConsent(tx, site.reports.county.code, consent);
      const sections = [...new Set([...body.sections, section])];
      const banks = body.banks.map(({ code, sections: own }) => ({
        ...{ code, sections: code === bank ? [...new Set([...own, section])] : own },
      }));
      await reviseConsent(tx, site.consents, {
        ...{ consent, banks, sections, dataRange: body.dataRange, dataLifeDays: body.dataLifeDays, now },
        // Once more, for what is added: within the purpose's cap, like everything else.
        times: (body.mode.kind === "times" ? body.mode.times : 1) + 1,
        ...{ expiresAt: new Date(body.expiresAt), asOf: body.dataRange.to },
        ...{ account: borrower.account, accountName: borrower.accountName },
      });
    },
  };
}

function reportDoors(site: OpenDoors): Pick<LendingDoors, "assembleReport" | "sectionsOf"> {
  const { code: county } = site.reports.county;
  return {
    assembleReport: async (tx, { consent: id, business, draft, now }) => {
      const consent = await loadConsent(tx, county, id);
      const ports = [];
      for (const { bank } of consent.banks) ports.push(await requireOpenBank(tx, county, bank));
      return assembleReport(tx, site.reports, {
        ...{ creditCode: business.creditCode, place: business.place, sections: consent.body.sections, now },
        ...{ dataRange: consent.body.dataRange, asOf: consent.body.dataRange.to },
        ...{ consent: { id, version: consent.version }, suites: ports.map(({ suite }) => suite) },
        ...(draft === undefined ? {} : { draft }),
      });
    },
    sectionsOf: async (tx, { consent, bank, report }) => {
      const { content } = await loadReport(tx, site.reports, report);
      const unavailable = content.sections.filter(({ state }) => state === "unavailable");
      return {
        granted: sectionsFor(await loadConsent(tx, county, consent), bank),
        unavailable: unavailable.map(({ section }) => section),
      };
    },
  };
}

const sectionsFor = ({ banks }: Consent, code: string) =>
  banks.find(({ bank }) => bank === code)?.sections ?? [];

function deliveryDoors(site: OpenDoors): Pick<LendingDoors, "release" | "tell" | "bury"> {
  const { delivery, reports } = site;
  const { code: county } = reports.county;
  return {
    release: async (tx, { bank, product, application, consent: id, report, amountFen }) => {
      const consent = await loadConsent(tx, county, id);
      const { suite } = await requireOpenBank(tx, county, bank);
      const { root, disclosure } = await discloseFor(tx, reports, {
        ...{ report, suite, sections: sectionsFor(consent, bank) },
      });
      await releaseReport(tx, delivery, {
        ...{ application, bank, consent: id, consentVersion: consent.version, root, disclosure, product },
        ...{ creditCode: consent.creditCode, place: consent.place },
        ...(amountFen === null ? {} : { amountFen }),
      });
    },
    tell: async (tx, { bank, application, message }) => {
      const addressed = await addressOf(tx, county, application);
      await queueMessage(tx, delivery, { ...addressed, id: randomUUID(), application, bank, body: message });
    },
    bury: async (tx, { consent, applications }) => {
      const ids = applications.map(({ application }) => application);
      await queueTombstones(tx, delivery, { consent, reason: "notSelected", applications: ids });
    },
  };
}

function ownerDoors({ consents }: OpenDoors): Pick<LendingDoors, "signAsOwner"> {
  return {
    signAsOwner: async (tx, { borrower, text, now }) => {
      const { signature } = await consents.signer.sign(tx, {
        account: borrower.account,
        payload: { text },
        now,
      });
      return signature;
    },
  };
}

interface Address {
  readonly consent: string;
  readonly creditCode: string;
  readonly place: string;
}

async function addressOf(tx: Transaction, county: string, application: string): Promise<Address> {
  const [found] = await tx.query<Address>(
    `select w.consent, a.credit_code as "creditCode", a.place_code as place
     from finance.application a join finance.authorisation w on w.county = a.county and w.id = a.authorisation
     where a.county = $1 and a.id = $2`,
    [county, application],
  );
  if (found === undefined) throw new Error(`application ${application} has no authorisation`);
  return found;
}
