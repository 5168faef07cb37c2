import type { Queryable } from "@olive/db";
import { fromDateNumber, today, type Wording } from "@olive/kernel";
import { type PublicKey, publicKeySchema } from "../../protocol/keys.ts";
import type { SuiteCode } from "../../protocol/messages.ts";
import { suiteOf } from "../../protocol/suite.ts";
import { type BankPort, bankUnknown, findBank, listBankKeys } from "../bank.ts";
import { keyRefused, keyUnknown, suiteFixed } from "./refusals.ts";

interface BankRow extends BankPort {
  name: Wording;
  contact: string;
  stateReason: string | null;
  waiting: number;
  dead: number;
  waitingSince: Date | null;
  pausedUntil: Date | null;
}

/** Banks with what waits for them in the reader's area. */
export async function listBanks(tx: Queryable, county: string, code?: string) {
  const rows = await tx.query<BankRow>(
    `select b.code, b.name, b.contact, b.endpoint, b.suite, b.two_phase as "twoPhase",
       b.rate_per_second as "ratePerSecond", b.state, b.state_reason as "stateReason",
       count(o.id) filter (where o.state = 'waiting')::int as waiting,
       count(o.id) filter (where o.state = 'dead')::int as dead,
       min(o.created_at) filter (where o.state = 'waiting') as "waitingSince", l.paused_until as "pausedUntil"
     from finance.bank b
     left join finance.outbox o on o.county = b.county and o.bank = b.code and o.state in ('waiting', 'dead')
     left join finance.bank_lane l on l.county = b.county and l.bank = b.code
     where b.county = $1 and ($2::text is null or b.code = $2)
     group by b.county, b.code, l.paused_until order by b.code`,
    [county, code ?? null],
  );
  return rows.map(({ waitingSince, pausedUntil, ...row }) => ({
    ...row,
    waitingSince: waitingSince?.toISOString() ?? null,
    pausedUntil: pausedUntil?.toISOString() ?? null,
  }));
}

export async function showBank(tx: Queryable, county: string, code: string) {
  const [bank] = await listBanks(tx, county, code);
  if (bank === undefined) throw bankUnknown();
  const keys = await listBankKeys(tx, county, code);
  return {
    ...bank,
    keys: keys.map(({ kid, use, suite, fromAt, untilAt, revokedAt }) => ({
      ...{ kid, use, suite, fromAt: fromAt.toISOString(), untilAt: untilAt?.toISOString() ?? null },
      revokedAt: revokedAt?.toISOString() ?? null,
    })),
  };
}

export interface NewBank extends Pick<BankPort, "endpoint" | "suite" | "twoPhase" | "ratePerSecond"> {
  readonly name: Wording;
  /** Whom an owner turns to, told before the consent (PIPL §23). */
  readonly contact: string;
}

/**
 * Enters a bank, or changes one that is there; its state and keys stay as they are. Refuses (`bank-suite-fixed`) another
 * suite for a bank that has keys and deliveries of the one it joined with.
 */
export async function keepBank(
  tx: Queryable,
  county: string,
  code: string,
  { name, contact, endpoint, suite, twoPhase, ratePerSecond }: NewBank,
  now: Date,
): Promise<void> {
  const kept = await tx.query(
    `insert into finance.bank (county, code, name, contact, endpoint, suite, two_phase, rate_per_second, joined_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (county, code) do update set name = excluded.name, contact = excluded.contact,
       endpoint = excluded.endpoint, two_phase = excluded.two_phase, rate_per_second = excluded.rate_per_second
     where bank.suite = excluded.suite returning code`,
    [
      ...[county, code, JSON.stringify(name), contact, endpoint, suite, twoPhase, ratePerSecond],
      fromDateNumber(today(now)),
    ],
  );
  if (kept.length === 0) throw suiteFixed();
}

/** Opens, suspends or ends a bank's part. An open bank has no reason standing. Throws `bank-unknown`. */
export async function changeBankState(
  tx: Queryable,
  county: string,
  code: string,
  { state, reason }: { readonly state: BankPort["state"]; readonly reason: string },
): Promise<void> {
  const changed = await tx.query(
    "update finance.bank set state = $3, state_reason = $4 where county = $1 and code = $2 returning code",
    [county, code, state, state === "open" ? null : reason],
  );
  if (changed.length === 0) throw bankUnknown();
}

export interface NewBankKey {
  readonly kid: string;
  readonly use: "sign" | "seal";
  readonly publicKey: PublicKey;
  readonly fromAt: Date;
}

/** Registers a key beside those that stand. Refuses (`bank-key-invalid`) one off the curve, or a name that is taken. */
export async function addBankKey(
  tx: Queryable,
  county: string,
  code: string,
  { kid, use, publicKey, fromAt }: NewBankKey,
): Promise<void> {
  const bank = await findBank(tx, county, code);
  if (bank === undefined) throw bankUnknown();
  if (!isOnCurve(bank.suite, publicKey)) throw keyRefused();
  const added = await tx.query(
    `insert into finance.bank_key (county, bank, kid, use, suite, public_key, from_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning kid`,
    [county, code, kid, use, bank.suite, JSON.stringify(publicKey), fromAt],
  );
  if (added.length === 0) throw keyRefused();
}

function isOnCurve(suite: SuiteCode, key: PublicKey): boolean {
  try {
    return publicKeySchema.safeParse(key).success && suiteOf(suite).isOnCurve(key);
  } catch {
    return false;
  }
}

/** From this moment nothing that it signed is taken and nothing that was sealed to it leaves. Throws `key-unknown`. */
export async function revokeBankKey(
  tx: Queryable,
  county: string,
  code: string,
  kid: string,
  now: Date,
): Promise<void> {
  const revoked = await tx.query(
    `update finance.bank_key set revoked_at = $4 where county = $1 and bank = $2 and kid = $3 and revoked_at is null
     returning kid`,
    [county, code, kid, now],
  );
  if (revoked.length === 0) throw keyUnknown();
}
