import type { Queryable } from "@olive/db";
import { Refusal } from "@olive/kernel";
import type { KeyUse, KnownKey } from "../protocol/keys.ts";
import type { SuiteCode } from "../protocol/messages.ts";

/** A bank as delivery knows it. */
export interface BankPort {
  readonly code: string;
  readonly endpoint: string;
  readonly suite: SuiteCode;
  readonly twoPhase: boolean;
  readonly ratePerSecond: number;
  readonly state: "open" | "suspended" | "left";
}

export async function findBank(db: Queryable, county: string, code: string): Promise<BankPort | undefined> {
  const [bank] = await db.query<BankPort>(
    `select code, endpoint, suite, two_phase as "twoPhase", rate_per_second as "ratePerSecond", state
     from finance.bank where county = $1 and code = $2`,
    [county, code],
    "finance-bank",
  );
  return bank;
}

/** Refuses (`bank-unknown`, `bank-not-open`). */
export async function requireOpenBank(db: Queryable, county: string, code: string): Promise<BankPort> {
  const bank = await findBank(db, county, code);
  if (bank === undefined) throw bankUnknown();
  if (bank.state !== "open") {
    throw new Refusal({
      code: "bank-not-open",
      status: 409,
      message: { zh: "这家银行暂不接收申请", en: "This bank takes no applications at present" },
      remedy: { zh: "选别的银行，或稍后再试", en: "Choose another bank, or try again later" },
    });
  }
  return bank;
}

export const bankUnknown = (): Refusal =>
  new Refusal({
    code: "bank-unknown",
    status: 404,
    message: { zh: "没有接入这家银行", en: "No such bank takes part" },
    remedy: { zh: "从接入的银行里选", en: "Choose one of the banks that take part" },
  });

/** All keys of a bank, those of the past too: signatures are judged by when they were made. */
export async function listBankKeys(db: Queryable, county: string, bank: string): Promise<KnownKey[]> {
  return db.query<KnownKey>(
    `select kid, use, suite, public_key as "publicKey", from_at as "fromAt", until_at as "untilAt",
       revoked_at as "revokedAt" from finance.bank_key where county = $1 and bank = $2 order by from_at, kid`,
    [county, bank],
    "finance-bank-keys",
  );
}

/** The bank's youngest key for that use which is valid now; undefined where it has none. */
export function currentKey(
  keys: readonly KnownKey[],
  use: KeyUse,
  suite: SuiteCode,
  at: Date,
): KnownKey | undefined {
  return keys.filter((key) => key.use === use && key.suite === suite && isValid(key, at)).at(-1);
}

export function isValid({ fromAt, untilAt, revokedAt }: KnownKey, at: Date): boolean {
  return fromAt <= at && (untilAt === null || untilAt > at) && (revokedAt === null || revokedAt > at);
}
