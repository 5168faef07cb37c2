import type { Queryable } from "@olive/db";
import {
  closeEvidence,
  EVIDENCE_FORMAT,
  type EvidencePack,
  type EvidenceParts,
  evidenceKey,
} from "../protocol/evidence.ts";
import type { KnownKey } from "../protocol/keys.ts";
import type { SuiteCode } from "../protocol/messages.ts";
import { listBankKeys } from "./bank.ts";
import { type DeliverySite, nowOf } from "./delivery-site.ts";
import { evidenceMissing } from "./desk/refusals.ts";
import { houseSeal } from "./house-sealed.ts";
import { listAllKeys, signingKey } from "./platform-keys.ts";

interface DeliveryRow {
  bank: string;
  suite: SuiteCode;
  consent: string;
  version: number;
  root: string;
}

interface SentRow {
  signed: string | null;
  begunAt: Date;
  answer: string | null;
  settledAt: Date | null;
  receivedAt: Date | null;
}

type Message = EvidencePack["messages"][number];

/**
 * Everything that proves one application, in one file: the consent, the signed root of the report, what went to the
 * bank and what came back, each message with its sender's signature, closed by ours. The report is in it as ciphertext
 * alone. Refuses `evidence-missing` where nothing was delivered yet.
 */
export async function assembleEvidence(
  db: Queryable,
  site: DeliverySite,
  application: string,
): Promise<EvidencePack> {
  const { code: county } = site.county;
  const deliveries = await db.query<DeliveryRow>(
    `select d.bank, d.suite, d.consent, d.consent_version as version, d.root from finance.delivery d
     join finance.outbox o on o.id = d.id
     where d.county = $1 and d.application = $2 and o.begun_at is not null order by d.released_at, d.id`,
    [county, application],
  );
  const last = deliveries.at(-1);
  if (last === undefined) throw evidenceMissing();
  const { bank, suite } = last;
  const platform = (await listAllKeys(db, county)).map((key) => evidenceKey("platform", key));
  const banks = (await listBankKeys(db, county, bank)).map((key) => evidenceKey("bank", key));
  const signers = (await listSigners(db, county, application)).map((key) => evidenceKey("owner", key));
  const former = [];
  for (const one of earlierVersions(deliveries, last)) former.push(await readArtefact(db, county, one));
  const parts: EvidenceParts = {
    ...({ format: EVIDENCE_FORMAT, application, bank, suite } as const),
    keys: [...platform, ...banks, ...signers],
    consent: await readArtefact(db, county, last),
    ...(former.length === 0 ? {} : { formerConsents: former }),
    seals: await readSeals(db, county, suite, deliveries),
    messages: await readMessages(db, site, application, bank),
  };
  return closeEvidence(parts, await signingKey(site, suite), nowOf(site));
}

/** One delivery of each version of the consent but the last one's. */
function earlierVersions(deliveries: readonly DeliveryRow[], last: DeliveryRow): DeliveryRow[] {
  const versions = new Map(deliveries.map((one) => [`${one.consent} ${one.version}`, one]));
  versions.delete(`${last.consent} ${last.version}`);
  return [...versions.values()];
}

/** Keys of who accepted offers: a clerk with a mandate signs with another key than the consent's signer. */
async function listSigners(db: Queryable, county: string, application: string): Promise<KnownKey[]> {
  const rows = await db.query<Pick<KnownKey, "kid" | "suite" | "publicKey" | "fromAt" | "revokedAt">>(
    `select distinct k.kid, k.suite, k.public_key as "publicKey", k.made_at as "fromAt", k.revoked_at as "revokedAt"
     from finance.acceptance a join finance.offer o on o.county = a.county and o.id = a.offer
     join finance.owner_key k on k.county = a.county and k.account = a.account
     where a.county = $1 and o.application = $2`,
    [county, application],
  );
  return rows.map((row) => ({ ...row, use: "sign", untilAt: null }));
}

async function readArtefact(db: Queryable, county: string, { consent, version }: DeliveryRow) {
  const [artefact] = await db.query<EvidencePack["consent"]>(
    `select body, owner_signature as "ownerSignature", seal from finance.consent_version
     where county = $1 and consent = $2 and version = $3`,
    [county, consent, version],
  );
  if (artefact === undefined) throw new Error(`the consent ${consent} has no version ${version}`);
  return artefact;
}

async function readSeals(
  db: Queryable,
  county: string,
  suite: SuiteCode,
  deliveries: readonly DeliveryRow[],
) {
  const rows = await db.query<{ seal: string }>(
    `select seal from finance.report_seal where county = $1 and suite = $2 and root = any($3) order by made_at, seal`,
    [county, suite, [...new Set(deliveries.map(({ root }) => root))]],
  );
  return rows.map(({ seal }) => seal);
}

/** In the order in which they went and came; of what happened in one millisecond, what went before what answered it. */
async function readMessages(
  db: Queryable,
  site: DeliverySite,
  application: string,
  bank: string,
): Promise<Message[]> {
  const { code: county } = site.county;
  const house = await houseSeal(site);
  const sent = await db.query<SentRow>(
    `select o.signed, o.begun_at as "begunAt", o.answer, o.settled_at as "settledAt", d.received_at as "receivedAt"
     from finance.outbox o left join finance.delivery d on d.id = o.id
     where o.county = $1 and o.application = $2 and o.bank = $3 and o.begun_at is not null order by o.sequence`,
    [county, application, bank],
  );
  const came = await db.query<{ signed: string; at: Date }>(
    `select signed, received_at as at from finance.bank_message
     where county = $1 and application = $2 and bank = $3 order by received_at, id`,
    [county, application, bank],
  );
  const messages: { at: Date; direction: Message["direction"]; sealed: string }[] = [];
  for (const { signed, begunAt, answer, settledAt } of sent) {
    if (signed !== null) messages.push({ at: begunAt, direction: "toBank", sealed: signed });
    if (answer !== null && settledAt !== null) {
      messages.push({ at: settledAt, direction: "fromBank", sealed: answer });
    }
  }
  for (const { signed, at } of came) messages.push({ at, direction: "fromBank", sealed: signed });
  return messages
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at, direction, sealed }) => ({ direction, at: at.toISOString(), message: house.open(sealed) }));
}
