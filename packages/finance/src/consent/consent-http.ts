import { type CountyAccess, checkPurpose, mountScoped } from "@olive/access";
import type { Database, Transaction } from "@olive/db";
import { namesOfBusinesses } from "@olive/registry";
import type { FastifyInstance } from "fastify";
import { answerDisputeRoute, listConsentsRoute, listDisputesRoute } from "../contracts/consents.ts";
import { SECTION_NAMES } from "../protocol/section-fields.ts";
import { answerDispute } from "../report/dispute-item.ts";
import { listDisputes, type ShownDispute } from "../report/list-disputes.ts";
import type { ConsentSettings } from "./consent-settings.ts";
import { type ConsentLine, listAreaConsents } from "./list-area-consents.ts";

/** What the officials' routes about consents and disputes stand on. */
export interface ConsentHttpSite {
  readonly db: Database;
  readonly access: CountyAccess;
  readonly consents: { readonly settings: ConsentSettings };
}

/** Consents and disputes, as officials see and answer them. Every business that is shown stands in the audit's leaf. */
export function serveConsents(app: FastifyInstance, site: ConsentHttpSite): void {
  mountScoped(app, site, listConsentsRoute, async (work, { query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    const filter = { creditCode: query.business, state: query.state, now: new Date() };
    const lines = await listAreaConsents(tx, actor.county, filter);
    const nameOf = await namesOf(tx, actor.county, lines);
    for (const { creditCode } of lines) about.subject("business", creditCode);
    return { consents: lines.map((line) => showLine(line, site, nameOf)) };
  });
  mountScoped(app, site, listDisputesRoute, async (work, { query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    const found = await listDisputes(tx, actor.county, { state: query.state });
    const nameOf = await namesOf(tx, actor.county, found);
    for (const { creditCode } of found) about.subject("business", creditCode);
    return { disputes: found.map((one) => showDispute(one, actor.department, nameOf)) };
  });
  mountScoped(app, site, answerDisputeRoute, async ({ tx, actor, about }, { params, body }) => {
    const { county, department, name } = actor;
    await answerDispute(tx, county, { ...params, ...body, department, by: name, now: new Date() });
    const [answered] = await listDisputes(tx, county, { id: params.id });
    if (answered === undefined) throw new Error(`dispute ${params.id} is gone`);
    about.subject("business", answered.creditCode);
    about.reason(body.answer);
    return showDispute(answered, department, await namesOf(tx, county, [answered]));
  });
}

type NameOf = (creditCode: string) => string | null;

async function namesOf(
  tx: Transaction,
  county: string,
  lines: readonly { readonly creditCode: string }[],
): Promise<NameOf> {
  const codes = [...new Set(lines.map(({ creditCode }) => creditCode))];
  const names = new Map((await namesOfBusinesses(tx, county, codes)).map(({ code, name }) => [code, name]));
  return (creditCode) => names.get(creditCode) ?? null;
}

function showLine(
  { creditCode, purpose, grantedAt, expiresAt, banks, ...line }: ConsentLine,
  { consents }: ConsentHttpSite,
  nameOf: NameOf,
) {
  const known = consents.settings.purposes.find(({ code }) => code === purpose);
  return {
    ...line,
    business: { creditCode, name: nameOf(creditCode) },
    purpose: { code: purpose, name: known?.name ?? { zh: purpose, en: purpose } },
    grantedAt: grantedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    banks: banks.map((bank) => ({
      ...bank,
      lastUsedAt: bank.lastUsedAt === null ? null : new Date(bank.lastUsedAt).toISOString(),
    })),
  };
}

function showDispute({ creditCode, section, ...dispute }: ShownDispute, own: string | null, nameOf: NameOf) {
  return {
    ...dispute,
    business: { creditCode, name: nameOf(creditCode) },
    section: { code: section, name: SECTION_NAMES[section] },
    mayAnswer: dispute.state === "open" && dispute.department === own,
  };
}
