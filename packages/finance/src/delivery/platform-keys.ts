import { connect, type Database, type Queryable, type Transaction, transaction } from "@olive/db";
import type { KnownKey, OwnKey, PrivateKey, PublicKey } from "../protocol/keys.ts";
import type { SuiteCode } from "../protocol/messages.ts";
import { suiteOf } from "../protocol/suite.ts";
import { type DeliverySite, nowOf } from "./delivery-site.ts";
import { houseSeal } from "./house-sealed.ts";

const SECOND = 1000;
const HOUR = 3_600_000;
/** Published so long before it signs: banks ask for the keys at least once a minute (protocol, section 3). */
const PUBLISHED_AHEAD = 120 * SECOND;
/** The old key stays published until nothing that it signed can still be on its way (retries take 75 h 35 min). */
const OVERLAP = 100 * HOUR;

interface KeyRow {
  kid: string;
  suite: SuiteCode;
  publicKey: PublicKey;
  privateKey: string;
  fromAt: Date;
  untilAt: Date | null;
  revokedAt: Date | null;
}

const KEYS = `select kid, suite, public_key as "publicKey", private_key as "privateKey", from_at as "fromAt",
  until_at as "untilAt", revoked_at as "revokedAt" from finance.platform_key where county = $1`;

/**
 * Keys are asked for while transactions are open: on connections of their own, because ten transactions that each wait
 * for an eleventh connection of their pool would wait for ever.
 */
const sides = new WeakMap<Database, Database>();
const SIDE_CONNECTIONS = 2;

function besides(db: Database): Database {
  const side = sides.get(db) ?? connect(db.url, { poolSize: SIDE_CONNECTIONS });
  sides.set(db, side);
  return side;
}

/** The key that signs now: the youngest of the suite that is in use and neither replaced nor revoked. Made when there is none. */
export async function signingKey(site: DeliverySite, suite: SuiteCode): Promise<OwnKey> {
  const at = nowOf(site);
  const db = besides(site.db);
  const found = await findSigningKey(db, site, suite, at);
  if (found !== undefined) return found;
  await transaction(db, async (tx) => {
    await lockKeys(tx, site.county.code);
    if ((await findSigningKey(tx, site, suite, at)) === undefined) await makeKey(tx, site, suite, at, at);
  });
  const made = await findSigningKey(db, site, suite, nowOf(site));
  if (made === undefined) throw new Error("the platform's new key is not found");
  return made;
}

async function findSigningKey(
  db: Queryable,
  site: DeliverySite,
  suite: SuiteCode,
  at: Date,
): Promise<OwnKey | undefined> {
  const [row] = await db.query<KeyRow>(
    `${KEYS} and suite = $2 and revoked_at is null and from_at <= $3 and (until_at is null or until_at > $3)
     order by from_at desc, kid limit 1`,
    [site.county.code, suite, at],
    "finance-signing-key",
  );
  if (row === undefined) return undefined;
  const text = (await houseSeal(site, "finance-key")).open(row.privateKey);
  return { kid: row.kid, privateKey: JSON.parse(text) as PrivateKey };
}

/** Whether what that key signed may still be sent. */
export async function isKeyUsable(db: Queryable, site: DeliverySite, kid: string): Promise<boolean> {
  const rows = await db.query(
    `select from finance.platform_key where county = $1 and kid = $2 and revoked_at is null
       and (until_at is null or until_at > $3)`,
    [site.county.code, kid, nowOf(site)],
    "finance-key-usable",
  );
  return rows.length > 0;
}

/** Keys that the platform publishes: in use, coming, or still needed for what they signed. Revoked ones are not there. */
export async function listPublishedKeys(db: Queryable, county: string, at: Date): Promise<KnownKey[]> {
  const rows = await db.query<KeyRow>(
    `select kid, suite, public_key as "publicKey", from_at as "fromAt", until_at as "untilAt",
       revoked_at as "revokedAt" from finance.platform_key
     where county = $1 and revoked_at is null and (until_at is null or until_at > $2) order by from_at, kid`,
    [county, at],
  );
  return rows.map(({ kid, suite, publicKey, fromAt, untilAt, revokedAt }) => ({
    ...{ kid, suite, publicKey, fromAt, untilAt, revokedAt, use: "sign" as const },
  }));
}

/** All keys that ever signed, for evidence: with their time, revoked ones too. */
export async function listAllKeys(db: Queryable, county: string): Promise<KnownKey[]> {
  const rows = await db.query<KeyRow>(
    `select kid, suite, public_key as "publicKey", from_at as "fromAt", until_at as "untilAt",
       revoked_at as "revokedAt" from finance.platform_key where county = $1 order by from_at, kid`,
    [county],
  );
  return rows.map((row) => ({ ...row, use: "sign" as const }));
}

export interface KeyChange {
  readonly by: string;
  readonly reason: string;
}

/**
 * A new key, published at once and signing two minutes later; those in use now stay published for a hundred hours
 * after that, so that nothing on its way loses its signature.
 * @returns name of the new key.
 */
export async function rotateKey(tx: Queryable, site: DeliverySite, suite: SuiteCode): Promise<string> {
  const at = nowOf(site);
  await lockKeys(tx, site.county.code);
  const fromAt = new Date(at.getTime() + PUBLISHED_AHEAD);
  await tx.query(
    `update finance.platform_key set until_at = $3
     where county = $1 and suite = $2 and revoked_at is null and until_at is null`,
    [site.county.code, suite, new Date(fromAt.getTime() + OVERLAP)],
  );
  return makeKey(tx, site, suite, at, fromAt);
}

/**
 * Ends a key at once (it was lost or seen by others) and puts a new one in its place at once: banks hear of both within
 * a minute. What waits with the old signature is signed anew at its next attempt.
 * @returns name of the new key.
 */
export async function revokeKey(
  tx: Queryable,
  site: DeliverySite,
  kid: string,
  { by, reason }: KeyChange,
): Promise<string | undefined> {
  const at = nowOf(site);
  await lockKeys(tx, site.county.code);
  const [revoked] = await tx.query<{ suite: SuiteCode }>(
    `update finance.platform_key set revoked_at = $3, revoked_by = $4, reason = $5
     where county = $1 and kid = $2 and revoked_at is null returning suite`,
    [site.county.code, kid, at, by, reason],
  );
  if (revoked === undefined) return undefined;
  return makeKey(tx, site, revoked.suite, at, at);
}

async function makeKey(
  tx: Queryable,
  site: DeliverySite,
  suite: SuiteCode,
  madeAt: Date,
  fromAt: Date,
): Promise<string> {
  const key = await suiteOf(suite).generateKeys("sign");
  const sealed = (await houseSeal(site, "finance-key")).close(JSON.stringify(key.privateKey));
  await tx.query(
    `insert into finance.platform_key (county, kid, suite, public_key, private_key, made_at, from_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [site.county.code, key.kid, suite, JSON.stringify(key.publicKey), sealed, madeAt, fromAt],
  );
  return key.kid;
}

/** Two that make or change keys take turns: there is always one that signs. */
async function lockKeys(tx: Queryable | Transaction, county: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('olive platform key'), hashtext($1))", [county]);
}
