import { randomUUID } from "node:crypto";
import {
  type Disclosure,
  disclose,
  disclosureBytes,
  PROTOCOL,
  type ReportSection,
  type Sealed,
  type SectionCode,
  sealReport,
  signSeal,
  suiteOf,
  type ToBank,
} from "@olive/finance/protocol";
import type { Kit } from "./kit.ts";
import type { DatedKey } from "./kit-keys.ts";
import { sampleReport } from "./sample-report.ts";

export interface CaseOptions {
  /** The report; a shop that most banks would lend to where left out. */
  readonly sections?: readonly ReportSection[];
  /** Sections that are disclosed; those of the report. */
  readonly disclosed?: readonly SectionCode[];
  /** Sections that the delivery names as the consent's; the disclosed ones. */
  readonly named?: readonly SectionCode[];
  readonly sealedBy?: DatedKey;
  /** What the seal says of the consent, where it differs. */
  readonly sealAbout?: { readonly consent?: string; readonly consentVersion?: number };
  /** Changes the disclosure after it was made. */
  readonly tamper?: (disclosure: Disclosure) => unknown;
  /** What is encrypted instead of a disclosure. */
  readonly plaintext?: string;
  readonly root?: string;
  readonly kid?: string;
  readonly application?: string;
  readonly consent?: string;
  readonly consentVersion?: number;
  readonly amountFen?: number;
  readonly product?: string;
}

type Of<K extends ToBank["kind"]> = Extract<ToBank, { kind: K }>;
type Change<K extends ToBank["kind"]> = { [M in keyof Of<K>]?: NonNullable<Of<K>[M]> };

/** One application at the bank: its ids, its ciphertext and the key to it, and the messages about it. */
export interface KitCase {
  readonly application: string;
  readonly consent: string;
  readonly deliveryId: string;
  readonly sealed: Sealed;
  readonly wrappedKey: string;
  delivery(change?: Change<"delivery">): Of<"delivery">;
  keyRelease(change?: Change<"keyRelease">): Of<"keyRelease">;
  tombstone(change?: Change<"tombstone">): Of<"tombstone">;
  acceptance(offer: string): Of<"acceptance">;
  withdrawal(offer: string): Of<"withdrawal">;
  draw(offer: string, amountFen: number, draw?: string): Of<"draw">;
}

/** Makes a report, seals it, encrypts it for the bank: everything that the platform does before it sends. */
export async function makeCase(kit: Kit, options: CaseOptions = {}): Promise<KitCase> {
  const { bank, keys } = kit;
  const { suite } = bank;
  const { application = randomUUID(), consent = randomUUID(), consentVersion = 1 } = options;
  const deliveryId = randomUUID();
  kit.consents.set(application, consent);
  const report = sealReport(suite, options.sections ?? sampleReport());
  const disclosed = options.disclosed ?? report.leaves.map(({ section }) => section.section);
  const about = { consent, consentVersion, sealedAt: new Date().toISOString(), ...options.sealAbout };
  const seal = await signSeal(report, about, options.sealedBy ?? keys.good);
  const disclosure = disclose(report, disclosed, seal);
  const root = options.root ?? report.root;
  const bytes = plaintextOf(options, disclosure);
  const recipient = bank.keys.filter(({ use }) => use === "seal").at(-1)!;
  const binding = { deliveryId, consent, consentVersion, bank: bank.code, root };
  const { sealed, wrappedKey } = await suiteOf(suite).seal(
    bytes,
    { kid: options.kid ?? recipient.kid, publicKey: recipient.publicKey },
    binding,
  );
  const head = () => ({
    ...{
      protocol: PROTOCOL as typeof PROTOCOL,
      id: randomUUID(),
      at: new Date().toISOString(),
      bank: bank.code,
      application,
    },
  });
  const delivery = {
    ...{ kind: "delivery" as const, deliveryId, consent, consentVersion, purpose: "loan", suite, root },
    ...{ sections: [...(options.named ?? disclosed)], sealed: { ...sealed } },
    ...{
      product: options.product ?? kit.product,
      expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    },
    ...(options.amountFen === undefined ? {} : { amountFen: options.amountFen }),
  };
  return {
    ...{ application, consent, deliveryId, sealed, wrappedKey },
    delivery: (change) => ({ ...head(), id: deliveryId, ...delivery, ...change }),
    keyRelease: (change) => ({ ...head(), kind: "keyRelease", deliveryId, wrappedKey, ...change }),
    tombstone: (change) => ({
      ...{ ...head(), kind: "tombstone", consent, reason: "revoked", deleteBy: "2026-12-31" },
      ...change,
    }),
    acceptance: (offer) => ({
      ...{ ...head(), kind: "acceptance", offer, acceptedAt: new Date().toISOString() },
      ownerSignature: "eyJvd25lciI6dHJ1ZX0.e30.c2lnbmVk",
    }),
    withdrawal: (offer) => ({ ...head(), kind: "withdrawal", offer }),
    draw: (offer, amountFen, draw = randomUUID()) => ({ ...head(), kind: "draw", offer, draw, amountFen }),
  };
}

function plaintextOf({ plaintext, tamper }: CaseOptions, disclosure: Disclosure): Uint8Array {
  if (plaintext !== undefined) return new TextEncoder().encode(plaintext);
  if (tamper === undefined) return disclosureBytes(disclosure);
  return new TextEncoder().encode(JSON.stringify(tamper(structuredClone(disclosure))));
}
