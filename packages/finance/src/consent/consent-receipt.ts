import type { Queryable } from "@olive/db";
import { canonical } from "../protocol/canonical.ts";
import { type ConsentBody, consentBodySchema } from "../protocol/consent-artefact.ts";
import { SECTION_NAMES } from "../protocol/section-fields.ts";
import { consentUnknown } from "./refusals.ts";

export interface ReceiptEvent {
  readonly event_time: string;
  readonly event_type: string;
  readonly event_state: string;
  readonly entity_id: string;
  readonly version: number;
}

/** What is the same in every receipt of a county: who is responsible, and where one asks. */
export interface ReceiptParty {
  readonly id: string;
  readonly name: string;
  readonly contact: string;
}

/**
 * Receipt of a consent in the shape of ISO/IEC TS 27560:2023: record header, PII processing, parties, events. The owner
 * keeps it; the signed bytes that it stands on are at its end. Throws Refusal `consent-unknown`.
 */
export async function consentReceipt(db: Queryable, county: string, id: string, controller: ReceiptParty) {
  const versions = await db.query<{ body: string; seal: string; ownerSignature: string }>(
    `select body, seal, owner_signature as "ownerSignature" from finance.consent_version
     where county = $1 and consent = $2 order by version desc`,
    [county, id],
  );
  const [newest] = versions;
  if (newest === undefined) throw consentUnknown();
  const body = consentBodySchema.parse(JSON.parse(newest.body));
  return {
    schema_version: "ISO/IEC TS 27560:2023",
    record_id: `${body.id}/${body.version}`,
    pii_principal_id: body.business.creditCode,
    pii_processing: [processingOf(body, controller)],
    party_identification: partiesOf(body, controller),
    event: await readEvents(db, county, body),
    signed: { body: newest.body, owner_signature: newest.ownerSignature, seal: newest.seal },
  };
}

function processingOf(body: ConsentBody, controller: ReceiptParty) {
  const receivers = body.banks.map(({ code }) => code);
  return {
    privacy_notice: body.text,
    language: ["zh", "en"],
    purpose: body.purpose.name,
    purpose_type: body.purpose.code,
    lawful_basis: "consent (PIPL §13(1), separate consent §23)",
    pii_information: body.sections.map((section) => ({
      pii_type: section,
      pii_name: SECTION_NAMES[section],
      pii_optional: true,
      sensitive_pii: false,
      recipient_third_parties: body.banks
        .filter((bank) => bank.sections.includes(section))
        .map(({ code }) => code),
    })),
    pii_controllers: [controller.id],
    recipient_third_parties: receivers,
    collection_method: "registers of the county's departments; nothing was asked of the business",
    processing_method: body.mode.kind === "once" ? "read once" : `read ${body.mode.times} times at most`,
    data_range: body.dataRange,
    storage_conditions: {
      duration: `P${body.dataLifeDays}D`,
      disposal: "deletion, receipted by the recipient",
    },
    validity: { from: body.grantedAt, until: body.expiresAt },
    jurisdiction: "CN",
    geographic_restrictions: ["CN"],
    withdrawal_method: {
      zh: "本店页面“谁有我的数据”，两下即可撤回；或到窗口办理",
      en: "On the page “who has my data”, in two taps; or at the counter",
    },
    privacy_rights: ["access", "copy", "correction", "dispute", "withdrawal", "deletion"],
    consequence_of_refusal: { zh: "不影响办理其他任何事项", en: "none for anything else" },
  };
}

function partiesOf(body: ConsentBody, controller: ReceiptParty) {
  return [
    { party_id: body.business.creditCode, party_name: body.business.name, party_role: "PII principal" },
    {
      ...{ party_id: controller.id, party_name: controller.name, party_role: "PII controller" },
      party_contact: controller.contact,
    },
    ...body.banks.map(({ code, name, contact }) => ({
      ...{ party_id: code, party_name: name.zh, party_role: "recipient third party", party_contact: contact },
    })),
  ];
}

/** The event's entity: the bank that used it, or the account that acted; the house where the consent ran out by itself. */
async function readEvents(db: Queryable, county: string, body: ConsentBody): Promise<ReceiptEvent[]> {
  const rows = await db.query<{
    at: Date;
    event: string;
    bank: string | null;
    account: number | null;
    version: number;
  }>(
    `select at, event, bank, account, version from finance.consent_event
     where county = $1 and consent = $2 and event <> 'told' order by id`,
    [county, body.id],
  );
  return rows.map(({ at, event, bank, account, version }) => ({
    event_time: at.toISOString(),
    event_type: "explicit",
    event_state: event,
    entity_id: bank ?? (account === null ? "house" : `account:${account}`),
    version,
  }));
}

export type ConsentReceipt = Awaited<ReturnType<typeof consentReceipt>>;

/** The receipt as the file that the owner keeps: canonical JSON. */
export function receiptText(receipt: ConsentReceipt): string {
  return canonical(receipt);
}
