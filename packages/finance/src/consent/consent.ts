import type { Queryable } from "@olive/db";
import { type ConsentBody, consentBodySchema } from "../protocol/consent-artefact.ts";
import type { SectionCode } from "../protocol/report-sections.ts";
import { consentUnknown } from "./refusals.ts";

export type ConsentState = "active" | "paused" | "revoked" | "expired" | "usedUp";

export interface ConsentBank {
  readonly bank: string;
  readonly sections: readonly SectionCode[];
  readonly used: number;
  readonly lastUsedAt: Date | null;
}

/** A consent as it stands: its newest version with what happened to it since. */
export interface Consent {
  readonly county: string;
  readonly id: string;
  readonly creditCode: string;
  readonly place: string;
  readonly state: ConsentState;
  readonly version: number;
  /** How often each bank may take the report. */
  readonly times: number;
  readonly expiresAt: Date;
  readonly banks: readonly ConsentBank[];
  readonly body: ConsentBody;
}

const COLUMNS = `county, id, credit_code as "creditCode", place_code as place, state, version, times,
  expires_at as "expiresAt"`;

/**
 * The consent with its row locked until the transaction ends: what releases, uses or ends it takes this lock first, so
 * that of two the order is certain. Throws Refusal `consent-unknown`.
 */
export function lockConsent(tx: Queryable, county: string, id: string): Promise<Consent> {
  return load(tx, county, id, "for update");
}

/** The consent as it was committed last. Throws Refusal `consent-unknown`. */
export function loadConsent(db: Queryable, county: string, id: string): Promise<Consent> {
  return load(db, county, id, "");
}

/** What is certain of a consent without reading what it says. */
export type ConsentStanding = Omit<Consent, "banks" | "body">;

/** The row alone, locked: for who ends or halts it and needs nothing of its words. Throws Refusal `consent-unknown`. */
export function lockStanding(tx: Queryable, county: string, id: string): Promise<ConsentStanding> {
  return loadStanding(tx, county, id, "for update");
}

async function loadStanding(
  db: Queryable,
  county: string,
  id: string,
  lock: string,
): Promise<ConsentStanding> {
  const [row] = await db.query<ConsentStanding>(
    `select ${COLUMNS} from finance.consent where county = $1 and id = $2 ${lock}`,
    [county, id],
  );
  if (row === undefined) throw consentUnknown();
  return row;
}

async function load(db: Queryable, county: string, id: string, lock: string): Promise<Consent> {
  const row = await loadStanding(db, county, id, lock);
  const [version] = await db.query<{ body: string }>(
    "select body from finance.consent_version where consent = $1 and version = $2",
    [id, row.version],
  );
  const body = consentBodySchema.parse(JSON.parse(version?.body ?? "null"));
  const banks = await db.query<Omit<ConsentBank, "sections">>(
    `select bank, used, last_used_at as "lastUsedAt" from finance.consent_bank where consent = $1 order by bank`,
    [id],
  );
  // A bank that a later version no longer names keeps its row, for what it was given.
  const named = banks.flatMap((one) => {
    const found = body.banks.find(({ code }) => code === one.bank);
    return found === undefined ? [] : [{ ...one, sections: found.sections }];
  });
  return { ...row, banks: named, body };
}

/** The state at a moment: a consent is over in its last moment, whether or not the sweep has been by. */
export function stateAt({ state, expiresAt }: Pick<Consent, "state" | "expiresAt">, now: Date): ConsentState {
  return state !== "revoked" && expiresAt <= now ? "expired" : state;
}

export interface NewEvent {
  readonly event:
    | "granted"
    | "revised"
    | "used"
    | "paused"
    | "resumed"
    | "revoked"
    | "expired"
    | "usedUp"
    | "told";
  readonly at: Date;
  readonly version: number;
  readonly bank?: string;
  readonly account?: number;
  readonly accountName?: string;
}

/** Adds to the consent's history. */
export async function addEvent(
  tx: Queryable,
  { county, id, creditCode, place }: Pick<Consent, "county" | "id" | "creditCode" | "place">,
  event: NewEvent,
): Promise<void> {
  await tx.query(
    `insert into finance.consent_event (county, consent, credit_code, place_code, at, event, version, bank, account,
       account_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[county, id, creditCode, place, event.at, event.event, event.version],
      ...[event.bank ?? null, event.account ?? null, event.accountName ?? null],
    ],
  );
}
