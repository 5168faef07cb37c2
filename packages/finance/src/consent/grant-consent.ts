import { randomUUID } from "node:crypto";
import type { Transaction } from "@olive/db";
import { addMonths, fromDateNumber, parseIsoDate, toDateNumber, today, type Wording } from "@olive/kernel";
import { type Business, loadOwnBusiness } from "../owner/own-business.ts";
import {
  type ConsentArtefact,
  type ConsentBody,
  consentBodySchema,
  sealConsent,
} from "../protocol/consent-artefact.ts";
import { PROTOCOL } from "../protocol/messages.ts";
import { faultOf } from "../protocol/protocol-fault.ts";
import type { SectionCode } from "../protocol/report-sections.ts";
import { checkCaps } from "./check-caps.ts";
import { addEvent, type Consent, lockConsent, stateAt } from "./consent.ts";
import type { ConsentPurpose } from "./consent-settings.ts";
import type { ConsentSite } from "./consent-site.ts";
import { consentText } from "./consent-text.ts";
import { bankNotOpen, consentOver, purposeUnknown, rangeWrong, signatureWrong } from "./refusals.ts";

const DAY = 86_400_000;

export interface ConsentChoice {
  readonly purpose: string;
  /** Banks by their codes; each with fewer sections than the consent has, if so chosen. */
  readonly banks: readonly { readonly code: string; readonly sections?: readonly SectionCode[] }[];
  /** All that the purpose allows where left out. */
  readonly sections?: readonly SectionCode[];
  /** How often each bank may take the report; once where left out. */
  readonly times?: number;
  /** ISO days; the purpose's usual months up to `asOf` where left out. */
  readonly dataRange?: { readonly from: string; readonly to: string };
  readonly dataLifeDays?: number;
  readonly expiresAt?: Date;
}

export interface GrantInput extends ConsentChoice {
  /** Number that the consent gets; drawn where left out. */
  readonly id?: string;
  /** Who signs: the proprietor, or a clerk whose mandate runs. */
  readonly account: number;
  readonly accountName: string;
  /** Day of the report (ISO): the demo's registers stand on a day of their own. */
  readonly asOf: string;
  readonly now: Date;
}

/** A consent as it was granted, with the bytes that were signed and sealed. */
export interface GrantedConsent {
  readonly id: string;
  readonly version: number;
  readonly body: ConsentBody;
  readonly artefact: ConsentArtefact;
}

/**
 * Grants one business' consent: checked against the purpose's caps, signed by whoever acts for the business, sealed by
 * the platform over its canonical bytes. Throws Refusals `account-without-business` (no mandate, or one that ran out),
 * `purpose-unknown`, `consent-over-cap` (412), `consent-range-wrong`, `bank-not-open`, `owner-signature-wrong`.
 */
export async function grantConsent(
  tx: Transaction,
  site: ConsentSite,
  input: GrantInput,
): Promise<GrantedConsent> {
  const { code: county } = site.county;
  const business = await loadOwnBusiness(tx, county, input.account, fromDateNumber(today(input.now)));
  const body = await draftBody(tx, site, business, { ...input, id: input.id ?? randomUUID(), version: 1 });
  const artefact = await signAndSeal(tx, site, body, input);
  const { creditCode, place } = business;
  await tx.query(
    `insert into finance.consent (county, id, credit_code, place_code, purpose, state, version, times, life_days,
       expires_at, granted_at, account, account_name) values ($1, $2, $3, $4, $5, 'active', 1, $6, $7, $8, $9, $10, $11)`,
    [
      ...[county, body.id, creditCode, place, body.purpose.code, timesOf(body), body.dataLifeDays],
      ...[body.expiresAt, input.now, input.account, input.accountName],
    ],
  );
  const consent = { county, id: body.id, creditCode, place };
  await writeVersion(tx, consent, body, artefact, input.now);
  await addEvent(tx, consent, { event: "granted", at: input.now, version: 1, ...actorOf(input) });
  return { id: body.id, version: 1, body, artefact };
}

export interface RevisionInput extends Omit<GrantInput, "id" | "purpose"> {
  readonly consent: string;
}

/**
 * A change is a new version, signed and sealed anew; the former stays as it was. The purpose stays: another is another
 * consent. Throws as `grantConsent`, and `consent-unknown`, `consent-over`.
 */
export async function reviseConsent(
  tx: Transaction,
  site: ConsentSite,
  input: RevisionInput,
): Promise<GrantedConsent> {
  const { code: county } = site.county;
  const former = await lockConsent(tx, county, input.consent);
  const business = await loadOwnBusiness(tx, county, input.account, fromDateNumber(today(input.now)));
  const state = stateAt(former, input.now);
  if (business.creditCode !== former.creditCode || state === "revoked" || state === "expired")
    throw consentOver();
  const version = former.version + 1;
  const draft = { ...input, id: former.id, version, purpose: former.body.purpose.code };
  const body = await draftBody(tx, site, business, draft);
  const artefact = await signAndSeal(tx, site, body, input);
  await writeVersion(tx, former, body, artefact, input.now);
  await tx.query(
    `update finance.consent set version = $2, times = $3, life_days = $4, expires_at = $5,
       state = case when state = 'usedUp' then 'active' else state end where id = $1`,
    [former.id, version, timesOf(body), body.dataLifeDays, body.expiresAt],
  );
  await addEvent(tx, former, { event: "revised", at: input.now, version, ...actorOf(input) });
  return { id: former.id, version, body, artefact };
}

/** The consent as it would be granted, unsigned: what the owner reads before pressing. Throws as `grantConsent`. */
export async function draftConsent(
  tx: Transaction,
  site: ConsentSite,
  input: GrantInput,
): Promise<ConsentBody> {
  const business = await loadOwnBusiness(
    tx,
    site.county.code,
    input.account,
    fromDateNumber(today(input.now)),
  );
  return draftBody(tx, site, business, { ...input, id: input.id ?? randomUUID(), version: 1 });
}

type Draft = Omit<GrantInput, "id"> & { readonly id: string; readonly version: number };

async function draftBody(
  tx: Transaction,
  site: ConsentSite,
  business: Business,
  draft: Draft,
): Promise<ConsentBody> {
  const purpose = site.settings.purposes.find(({ code }) => code === draft.purpose);
  if (purpose === undefined) throw purposeUnknown(draft.purpose);
  const sections = draft.sections ?? purpose.sections;
  const banks = await openBanks(tx, site.county.code, draft.banks, sections);
  const terms = termsOf(purpose, draft);
  checkCaps(purpose, { ...terms, banks, sections, grantedAt: draft.now });
  const { dataRange, dataLifeDays, expiresAt, times } = terms;
  const lastDay = fromDateNumber(today(new Date(expiresAt.getTime() - 1)));
  const told = { business: business.name, banks, purpose: purpose.name, sections, dataRange, times };
  return consentBodySchema.parse({
    ...{
      protocol: PROTOCOL,
      kind: "consent",
      id: draft.id,
      version: draft.version,
      county: site.county.code,
    },
    business: { creditCode: business.creditCode, name: business.name },
    signer: { account: draft.account, capacity: business.capacity, mandateUntil: business.mandateUntil },
    banks: banks.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    ...{ sections, purpose: { code: purpose.code, name: purpose.name }, dataRange },
    mode: times === 1 ? { kind: "once" } : { kind: "times", times },
    ...{ dataLifeDays, grantedAt: draft.now.toISOString(), expiresAt: expiresAt.toISOString() },
    text: consentText({ ...told, dataLifeDays, lastDay }),
  });
}

/**
 * What a purpose allows in full: its sections over its usual months up to a day (ISO). Throws `purpose-unknown`,
 * `consent-range-wrong`.
 */
export function usualScope({ purposes }: ConsentSite["settings"], code: string, asOf: string) {
  const purpose = purposes.find((one) => one.code === code);
  if (purpose === undefined) throw purposeUnknown(code);
  return { sections: purpose.sections, dataRange: usualRange(purpose, asOf), asOf };
}

function usualRange({ usual }: ConsentPurpose, asOf: string) {
  const to = parseIsoDate(asOf);
  if (to === undefined) throw rangeWrong();
  return { from: fromDateNumber(addMonths(toDateNumber(to), -usual.dataMonths)), to };
}

function termsOf(purpose: ConsentPurpose, draft: Draft) {
  const { usual } = purpose;
  return {
    times: draft.times ?? 1,
    dataRange: draft.dataRange ?? usualRange(purpose, draft.asOf),
    dataLifeDays: draft.dataLifeDays ?? usual.dataLifeDays,
    expiresAt: draft.expiresAt ?? new Date(draft.now.getTime() + usual.expiryDays * DAY),
  };
}

interface NamedBank {
  readonly code: string;
  readonly name: Wording;
  readonly contact: string;
  readonly twoPhase: boolean;
}

async function openBanks(
  tx: Transaction,
  county: string,
  chosen: ConsentChoice["banks"],
  all: readonly SectionCode[],
) {
  const rows = await tx.query<NamedBank>(
    `select code, name, contact, two_phase as "twoPhase" from finance.bank
     where county = $1 and code = any($2) and state = 'open'`,
    [county, chosen.map(({ code }) => code)],
  );
  const distinct = new Map(chosen.map((one) => [one.code, one]));
  return [...distinct.values()].map(({ code, sections }) => {
    const bank = rows.find((row) => row.code === code);
    if (bank === undefined) throw bankNotOpen(code);
    return { ...bank, sections: all.filter((section) => sections?.includes(section) ?? true) };
  });
}

async function signAndSeal(
  tx: Transaction,
  { signer, settings, platformKey }: ConsentSite,
  body: ConsentBody,
  { account, now }: Pick<GrantInput, "account" | "now">,
): Promise<ConsentArtefact> {
  const owner = await signer.sign(tx, { account, payload: body, now });
  const key = await platformKey(settings.suite);
  return sealConsent(body, owner, { suite: settings.suite, key, at: now }).catch((error: unknown) => {
    throw faultOf(error) === "BAD_SIGNATURE" ? signatureWrong(error) : error;
  });
}

async function writeVersion(
  tx: Transaction,
  { county, id, creditCode, place }: Pick<Consent, "county" | "id" | "creditCode" | "place">,
  body: ConsentBody,
  artefact: ConsentArtefact,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into finance.consent_version (county, consent, version, credit_code, place_code, body, owner_signature, seal,
       made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [county, id, body.version, creditCode, place, artefact.body, artefact.ownerSignature, artefact.seal, now],
  );
  await tx.query(
    `insert into finance.consent_bank (county, consent, bank, place_code)
     select $1, $2, bank, $3 from unnest($4::text[]) bank on conflict do nothing`,
    [county, id, place, body.banks.map(({ code }) => code)],
  );
}

const timesOf = ({ mode }: ConsentBody): number => (mode.kind === "once" ? 1 : mode.times);
const actorOf = ({ account, accountName }: Pick<GrantInput, "account" | "accountName">) => ({
  account,
  accountName,
});
