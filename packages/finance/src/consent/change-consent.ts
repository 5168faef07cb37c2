import { recordLeaf } from "@olive/access";
import { type Database, type Transaction, transaction } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";
import { loadOwnBusiness } from "../owner/own-business.ts";
import { addEvent, type ConsentStanding, type ConsentState, lockStanding, stateAt } from "./consent.ts";
import type { ConsentSite } from "./consent-site.ts";
import { consentOver, consentUnknown } from "./refusals.ts";

export interface ConsentAct {
  readonly consent: string;
  readonly account: number;
  readonly accountName: string;
  readonly now: Date;
}

/** Nothing new is given until it is resumed; what was given stays where it is. Throws `consent-unknown`, `consent-over`. */
export async function pauseConsent(
  tx: Transaction,
  site: ConsentSite,
  act: ConsentAct,
): Promise<ConsentState> {
  const consent = await lockOwn(tx, site, act);
  const state = stateAt(consent, act.now);
  if (state === "paused") return state;
  if (state !== "active") throw consentOver();
  return move(tx, consent, "paused", "paused", act);
}

/** Throws `consent-unknown`, `consent-over`. */
export async function resumeConsent(
  tx: Transaction,
  site: ConsentSite,
  act: ConsentAct,
): Promise<ConsentState> {
  const consent = await lockOwn(tx, site, act);
  const state = stateAt(consent, act.now);
  if (state === "active" || state === "usedUp") return state;
  if (state !== "paused") throw consentOver();
  return move(tx, consent, "active", "resumed", act);
}

/**
 * Ends the consent here and now, whatever state it is in and whether or not any bank is up: what has not been read is
 * lost to the bank, what has is called back by a tombstone queued in this transaction. Again it changes nothing.
 * Throws `consent-unknown`.
 */
export async function revokeConsent(
  tx: Transaction,
  site: ConsentSite,
  act: ConsentAct,
): Promise<ConsentState> {
  const consent = await lockOwn(tx, site, act);
  if (consent.state === "revoked") return "revoked";
  await tx.query(
    `update finance.consent set state = 'revoked', ended_at = $2, data_ended_at = $2, end_told_at = $2 where id = $1`,
    [consent.id, act.now],
  );
  await tell(tx, consent, "revoked", act);
  await site.bury(tx, { consent: consent.id, reason: "revoked", now: act.now });
  return "revoked";
}

/** Another's consent is none. */
async function lockOwn(tx: Transaction, { county }: ConsentSite, act: ConsentAct): Promise<ConsentStanding> {
  const day = fromDateNumber(today(act.now));
  const { creditCode } = await loadOwnBusiness(tx, county.code, act.account, day);
  const consent = await lockStanding(tx, county.code, act.consent);
  if (consent.creditCode !== creditCode) throw consentUnknown();
  return consent;
}

async function move(
  tx: Transaction,
  consent: ConsentStanding,
  to: ConsentState,
  event: "paused" | "resumed",
  act: ConsentAct,
): Promise<ConsentState> {
  await tx.query("update finance.consent set state = $2 where id = $1", [consent.id, to]);
  await tell(tx, consent, event, act);
  return to;
}

function tell(
  tx: Transaction,
  consent: ConsentStanding,
  event: "paused" | "resumed" | "revoked",
  { now, account, accountName }: ConsentAct,
): Promise<void> {
  return addEvent(tx, consent, { event, at: now, version: consent.version, account, accountName });
}

const PARCEL = 100;

/**
 * Marks consents whose time is over, and calls back what banks hold once its data life has ended. A machine's act: the
 * consent itself says both dates. @returns how many were expired and called back, and whether more wait.
 */
export async function sweepConsents(db: Database, site: ConsentSite, now: Date) {
  const expired = await sweep(
    db,
    site,
    now,
    expireOne,
    "state in ('active', 'paused', 'usedUp') and expires_at <= $2",
  );
  const ended = await sweep(
    db,
    site,
    now,
    endDataOf,
    `state = 'expired' and data_ended_at is null and not exists (select from finance.consent_bank b
       where b.consent = c.id and b.last_used_at + make_interval(days => c.life_days) > $2)`,
  );
  return { expired, ended, more: expired === PARCEL || ended === PARCEL };
}

type EndOne = (tx: Transaction, site: ConsentSite, consent: ConsentStanding, now: Date) => Promise<void>;

async function sweep(
  db: Database,
  site: ConsentSite,
  now: Date,
  end: EndOne,
  condition: string,
): Promise<number> {
  const due = await db.query<{ id: string }>(
    `select id from finance.consent c where county = $1 and ${condition} order by expires_at limit ${PARCEL}`,
    [site.county.code, now],
  );
  for (const { id } of due) {
    await transaction(db, async (tx) => {
      const consent = await lockStanding(tx, site.county.code, id);
      await end(tx, site, consent, now);
    });
  }
  return due.length;
}

const expireOne: EndOne = async (tx, _site, consent, now) => {
  if (consent.state === "revoked" || consent.state === "expired" || consent.expiresAt > now) return;
  await tx.query("update finance.consent set state = 'expired', ended_at = expires_at where id = $1", [
    consent.id,
  ]);
  await addEvent(tx, consent, { event: "expired", at: now, version: consent.version });
  await leafOf(tx, consent, "expireConsent", now);
};

const endDataOf: EndOne = async (tx, site, consent, now) => {
  await tx.query("update finance.consent set data_ended_at = $2 where id = $1 and data_ended_at is null", [
    consent.id,
    now,
  ]);
  await site.bury(tx, { consent: consent.id, reason: "expired", now });
  await leafOf(tx, consent, "endConsentData", now);
};

async function leafOf(
  tx: Transaction,
  { county, id, creditCode }: ConsentStanding,
  act: string,
  at: Date,
): Promise<void> {
  await recordLeaf(tx, {
    ...{ county, at, account: null, accountName: null, assignment: null, role: null, area: null, act },
    ...{ purpose: null, reason: null, subjects: [`business:${creditCode}`, `consent:${id}`], detail: {} },
    traceId: null,
  });
}
