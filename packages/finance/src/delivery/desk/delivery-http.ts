import { type CountyAccess, checkPurpose, mountScoped } from "@olive/access";
import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { levelOf, parsePlaceCode } from "@olive/kernel";
import { namesOfBusinesses } from "@olive/registry";
import type { FastifyInstance } from "fastify";
import {
  addBankKeyRoute,
  changeBankStateRoute,
  closeDeadLetterRoute,
  getBankRoute,
  getEvidencePackRoute,
  keepBankRoute,
  listBanksRoute,
  listDeadLettersRoute,
  listDeliveryAlarmsRoute,
  listPlatformKeysRoute,
  redriveDeadLetterRoute,
  revokeBankKeyRoute,
  revokePlatformKeyRoute,
  rotatePlatformKeyRoute,
  seeDeliveryAlarmRoute,
  takeDeadLetterRoute,
} from "../../contracts/delivery.ts";
import { assembleEvidence } from "../assemble-evidence.ts";
import { wakeDelivery } from "../delivery-job.ts";
import { type DeliverySite, nowOf } from "../delivery-site.ts";
import { revokeKey, rotateKey } from "../platform-keys.ts";
import * as alarms from "./alarms.ts";
import * as letters from "./dead-letters.ts";
import * as banks from "./keep-banks.ts";
import { showPlatformKeys } from "./platform-key-list.ts";
import { evidenceMissing, keyUnknown, wholeCountyOnly } from "./refusals.ts";

export interface DeliveryDesk extends DeliverySite {
  readonly access: CountyAccess;
}

/** Delivery's routes for the finance office. */
export function serveDelivery(app: FastifyInstance, site: DeliveryDesk): void {
  // After the commit: woken before, the job would find nothing.
  app.addHook("onResponse", async ({ method, routeOptions }) => {
    if (method === "POST" && routeOptions.url === redriveDeadLetterRoute.path) wakeDelivery();
  });
  serveBanks(app, site);
  serveKeys(app, site);
  serveLetters(app, site);
  serveAlarms(app, site);
  mountScoped(app, site, getEvidencePackRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    const [row] = await tx.query<{ creditCode: string }>(
      `select credit_code as "creditCode" from finance.delivery where county = $1 and application = $2 limit 1`,
      [actor.county, params.application],
    );
    if (row === undefined) throw evidenceMissing();
    about.subject("business", row.creditCode);
    about.subject("application", params.application);
    // The reader's scope says that they may; the sealed texts themselves are the system's alone.
    return assembleEvidence(site.db, site, params.application);
  });
}

function serveBanks(app: FastifyInstance, site: DeliveryDesk): void {
  mountScoped(app, site, listBanksRoute, async ({ tx, actor }) => ({
    banks: await banks.listBanks(tx, actor.county),
  }));
  mountScoped(app, site, getBankRoute, ({ tx, actor }, { params }) =>
    banks.showBank(tx, actor.county, params.bank),
  );
  mountScoped(app, site, keepBankRoute, async ({ tx, actor, about }, { params, body }) => {
    requireCounty(actor);
    about.subject("bank", params.bank);
    about.detail({ endpoint: body.endpoint });
    await banks.keepBank(tx, actor.county, params.bank, body, nowOf(site));
    return banks.showBank(tx, actor.county, params.bank);
  });
  mountScoped(app, site, changeBankStateRoute, async ({ tx, actor, about }, { params, body }) => {
    requireCounty(actor);
    about.subject("bank", params.bank);
    about.reason(body.reason);
    about.detail({ state: body.state });
    await banks.changeBankState(tx, actor.county, params.bank, body);
    return banks.showBank(tx, actor.county, params.bank);
  });
  mountScoped(app, site, addBankKeyRoute, async ({ tx, actor, about }, { params, body }) => {
    requireCounty(actor);
    about.subject("bank", params.bank);
    about.detail({ kid: body.kid, use: body.use });
    const fromAt = body.fromAt === undefined ? nowOf(site) : new Date(body.fromAt);
    await banks.addBankKey(tx, actor.county, params.bank, { ...body, fromAt });
    return banks.showBank(tx, actor.county, params.bank);
  });
  mountScoped(app, site, revokeBankKeyRoute, async ({ tx, actor, about }, { params, body }) => {
    requireCounty(actor);
    about.subject("bank", params.bank);
    about.reason(body.reason);
    about.detail({ kid: params.kid });
    await banks.revokeBankKey(tx, actor.county, params.bank, params.kid, nowOf(site));
    return banks.showBank(tx, actor.county, params.bank);
  });
}

function serveKeys(app: FastifyInstance, site: DeliveryDesk): void {
  const list = async (tx: Queryable, actor: Actor) => ({
    keys: await showPlatformKeys(tx, actor.county, nowOf(site)),
  });
  mountScoped(app, site, listPlatformKeysRoute, ({ tx, actor }) => list(tx, actor));
  mountScoped(app, site, rotatePlatformKeyRoute, async ({ tx, actor, about }, { body }) => {
    requireCounty(actor);
    about.detail({ suite: body.suite, kid: await rotateKey(tx, site, body.suite) });
    return list(tx, actor);
  });
  mountScoped(app, site, revokePlatformKeyRoute, async ({ tx, actor, about }, { params, body }) => {
    requireCounty(actor);
    about.reason(body.reason);
    about.detail({ kid: params.kid });
    const made = await revokeKey(tx, site, params.kid, { by: actor.name, reason: body.reason });
    if (made === undefined) throw keyUnknown();
    return list(tx, actor);
  });
}

function serveLetters(app: FastifyInstance, site: DeliveryDesk): void {
  mountScoped(app, site, listDeadLettersRoute, async ({ tx, actor, about }, { query }) => {
    const page = await letters.listDeadLetters(tx, actor.county, query);
    const names = await nameThem(tx, actor.county, page.letters);
    for (const { creditCode } of page.letters) about.subject("business", creditCode);
    return {
      ...page,
      letters: page.letters.map((row) => letters.showLetter(row, names.get(row.creditCode) ?? null)),
    };
  });
  mountScoped(app, site, takeDeadLetterRoute, async ({ tx, actor, about }, { params, body }) => {
    about.subject("message", params.id);
    about.reason(body.reason);
    await letters.takeDeadLetter(tx, actor, { ...params, ...body, now: nowOf(site) });
    const row = await letters.findDeadLetter(tx, actor.county, params.id);
    about.subject("business", row.creditCode);
    const names = await nameThem(tx, actor.county, [row]);
    return letters.showLetter(row, names.get(row.creditCode) ?? null);
  });
  const acts = [
    [redriveDeadLetterRoute, letters.redriveDeadLetter],
    [closeDeadLetterRoute, letters.closeDeadLetter],
  ] as const;
  for (const [contract, act] of acts) {
    mountScoped(app, site, contract, async ({ tx, actor, about }, { params, body }) => {
      about.subject("message", params.id);
      about.reason(body.reason);
      await act(tx, actor, { ...params, ...body, now: nowOf(site) });
      return { id: params.id };
    });
  }
}

async function nameThem(tx: Queryable, county: string, rows: readonly { readonly creditCode: string }[]) {
  const codes = [...new Set(rows.map(({ creditCode }) => creditCode))];
  const found = codes.length === 0 ? [] : await namesOfBusinesses(tx, county, codes);
  return new Map(found.map(({ code, name }) => [code, name]));
}

function serveAlarms(app: FastifyInstance, site: DeliveryDesk): void {
  mountScoped(app, site, listDeliveryAlarmsRoute, async ({ tx, actor }, { query }) => {
    requireCounty(actor);
    return alarms.listAlarms(tx, actor.county, query.limit);
  });
  mountScoped(app, site, seeDeliveryAlarmRoute, async ({ tx, actor, about }, { params, body }) => {
    requireCounty(actor);
    about.subject("alarm", String(params.id));
    about.reason(body.note);
    return alarms.seeAlarm(tx, actor, { id: params.id, note: body.note, now: nowOf(site) });
  });
}

/** Banks, keys and alarms belong to no place: only who works for the whole county keeps them. */
function requireCounty({ area }: Actor): void {
  const place = parsePlaceCode(area);
  if (place === undefined || levelOf(place) !== "county") throw wholeCountyOnly();
}
