import { type ConsentBody, sealConsent } from "../consent-artefact.ts";
import {
  type Disclosure,
  disclose,
  disclosureBytes,
  type SealedReport,
  sealReport,
  signSeal,
} from "../disclosure.ts";
import { closeEvidence, type EvidencePack, type EvidenceParts, evidenceKey } from "../evidence.ts";
import type { GeneratedKey } from "../keys.ts";
import { type FromBank, type Offer, PROTOCOL, type SuiteCode, type ToBank } from "../messages.ts";
import { receiptDigest } from "../receipt-digest.ts";
import type { SectionCode } from "../report-sections.ts";
import { suiteOf } from "../suite.ts";
import type { SealBinding, SealedContent } from "../suite-shape.ts";
import { registered } from "./known-key.ts";
import { SAMPLE_SECTIONS } from "./sample-report.ts";

export const SECTIONS: readonly SectionCode[] = ["registration", "tax"];
const BANK = "demo-bank";
const START = Date.parse("2026-11-02T02:00:00.000Z");

export interface SampleCase {
  readonly pack: EvidencePack;
  readonly parts: EvidenceParts;
  readonly platform: GeneratedKey;
  readonly bank: GeneratedKey;
  readonly owner: GeneratedKey;
  /** The bank's key that the report is sealed to. */
  readonly sealing: GeneratedKey;
  readonly report: SealedReport;
  readonly disclosure: Disclosure;
  readonly binding: SealBinding;
  readonly content: SealedContent;
  /** Signs a message of the platform's or the bank's anew, `change` applied to it. */
  resign(index: number, change: (content: Record<string, unknown>) => void): Promise<EvidenceParts>;
}

/** One application from consent to disbursement, as both sides would have it, with keys made for it. */
export async function sampleCase(code: SuiteCode): Promise<SampleCase> {
  const suite = suiteOf(code);
  const [platform, bank, owner, sealing] = await Promise.all([
    suite.generateKeys("sign"),
    suite.generateKeys("sign"),
    suite.generateKeys("sign"),
    suite.generateKeys("seal"),
  ]);
  const [application, consent, deliveryId, offerId] = Array.from({ length: 4 }, () => crypto.randomUUID());
  const ids = { application: application!, consent: consent!, deliveryId: deliveryId!, offer: offerId! };
  const instant = (minute: number) => new Date(START + minute * 60_000).toISOString();
  const head = (
    minute: number,
  ): { protocol: typeof PROTOCOL } & Record<"id" | "at" | "bank" | "application", string> => ({
    protocol: PROTOCOL,
    ...{ id: crypto.randomUUID(), at: instant(minute), bank: BANK, application: ids.application },
  });
  const body = consentOf(ids.consent, instant(0), instant(60 * 24 * 30));
  const consentParts = await sealConsent(
    body,
    { signature: await suite.sign(body, owner), kid: owner.kid, suite: code, publicKey: owner.publicKey },
    { suite: code, key: platform, at: new Date(instant(0)) },
  );
  const report = sealReport(code, SAMPLE_SECTIONS);
  const seal = await signSeal(
    report,
    { consent: ids.consent, consentVersion: 1, sealedAt: instant(1) },
    platform,
  );
  const binding = {
    ...{ deliveryId: ids.deliveryId, consent: ids.consent, consentVersion: 1, bank: BANK, root: report.root },
  };
  const disclosure = disclose(report, SECTIONS, seal);
  const content = await suite.seal(disclosureBytes(disclosure), sealing, binding);
  const { sealed, wrappedKey } = content;
  const delivery: ToBank = {
    ...head(2),
    ...{ kind: "delivery", deliveryId: ids.deliveryId, consent: ids.consent, consentVersion: 1 },
    ...{ purpose: "loan", suite: code, root: report.root, sections: [...SECTIONS] },
    ...{ expiresAt: instant(60 * 24 * 30), sealed, product: "demo" },
  };
  const accepted = { offer: ids.offer, acceptedAt: instant(10) };
  const story: readonly (readonly ["toBank" | "fromBank", ToBank | FromBank])[] = [
    ["toBank", delivery],
    [
      "fromBank",
      {
        ...{ ...head(3), kind: "receipt", deliveryId: ids.deliveryId, receivedAt: instant(3) },
        digest: receiptDigest(code, delivery),
      },
    ],
    ["toBank", { ...head(4), kind: "keyRelease", deliveryId: ids.deliveryId, wrappedKey }],
    ["fromBank", { ...head(5), kind: "contentAnswer", deliveryId: ids.deliveryId, outcome: "verified" }],
    [
      "fromBank",
      { ...head(6), kind: "decision", state: "offered", offers: [offerOf(ids.offer, instant(60))] },
    ],
    [
      "toBank",
      {
        ...{ ...head(10), kind: "acceptance", ...accepted },
        ownerSignature: await suite.sign(
          { protocol: PROTOCOL, kind: "ownAcceptance", ...accepted, at: instant(10) },
          owner,
        ),
      },
    ],
    [
      "fromBank",
      {
        ...{ ...head(20), kind: "disbursement", offer: ids.offer, draw: null, amountFen: 150_000_000 },
        ...{ paidOn: "2026-11-02", bankReference: "D-1" },
      },
    ],
  ];
  const signerOf = { toBank: platform, fromBank: bank };
  const messages = await Promise.all(
    story.map(async ([direction, content]) => ({
      ...{ direction, at: content.at },
      message: await suite.sign(content, signerOf[direction]),
    })),
  );
  const parts: EvidenceParts = {
    ...{ format: "olive-evidence/1", application: ids.application, bank: BANK, suite: code },
    keys: [evidenceKey("platform", registered(platform)), evidenceKey("bank", registered(bank))],
    ...{ consent: consentParts, seals: [seal], messages },
  };
  return {
    ...{ parts, platform, bank, owner, sealing, report, disclosure, binding, content },
    pack: await closeEvidence(parts, platform, new Date(START + 3_600_000)),
    async resign(index, change) {
      const [direction, content] = story[index]!;
      const changed = structuredClone(content) as unknown as Record<string, unknown>;
      change(changed);
      const message = await suite.sign(changed, signerOf[direction]);
      return { ...parts, messages: messages.map((one, at) => (at === index ? { ...one, message } : one)) };
    },
  };
}

function offerOf(offer: string, validTill: string): Offer {
  return {
    ...{ offer, product: "demo", productVersion: 1, kind: "loan", amountFen: 150_000_000, rateBp: 345 },
    ...{ rateBasis: "LPR1Y+35", feeFen: 0, guaranteeFeeBp: 0, guarantee: "none", months: 12 },
    ...{ repayment: "bullet", firstDueOn: "2027-11-02", validTill, coolingOffDays: 7, conditions: [] },
    plan: [{ dueOn: "2027-11-02", principalFen: 150_000_000, interestFen: 5_175_000 }],
  };
}

function consentOf(id: string, grantedAt: string, expiresAt: string): ConsentBody {
  const name = { zh: "演示银行", en: "Demo bank" };
  return {
    protocol: PROTOCOL,
    kind: "consent",
    ...{ id, version: 1, county: "demo" },
    business: { creditCode: "92330799MAYYYYY12F", name: "演示小店" },
    signer: { account: 1, capacity: "owner", mandateUntil: null },
    banks: [{ code: BANK, name, contact: "0579-00000000", twoPhase: true, sections: [...SECTIONS] }],
    sections: [...SECTIONS],
    purpose: { code: "loan", name: { zh: "申请贷款", en: "Loan" } },
    dataRange: { from: "2024-11-01", to: "2026-11-01" },
    mode: { kind: "once" },
    ...{ dataLifeDays: 30, grantedAt, expiresAt },
    text: { zh: "同意", en: "I agree" },
  };
}
