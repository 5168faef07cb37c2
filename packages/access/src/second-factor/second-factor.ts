import { type Database, type Queryable, transaction } from "@olive/db";
import { countFailure, lockUntil } from "../credential/lock-out.ts";
import { seal, unseal } from "../key/seal.ts";
import { drawToken, hashToken } from "../secret.ts";
import { recordAccountLeaf } from "../session/open-session.ts";
import { wrongSecondFactor } from "./refusals.ts";
import { drawSecret, stepOf } from "./totp.ts";

/** Whose second factor, in which session, and the house key that the secret is sealed with. */
export interface FactorOwner {
  readonly county: string;
  readonly account: number;
  readonly session: number;
  readonly key: Buffer;
}

interface FactorRow {
  readonly secret: string | null;
  readonly confirmedAt: Date | null;
  readonly lastStep: number | null;
  readonly failures: number;
  readonly failedAt: Date | null;
  readonly lockedUntil: Date | null;
}

export interface FactorState {
  /** In base 32. */
  readonly secret: string;
  /** Whether a code of it was shown once; until then the secret may be seen, to be put into an app. */
  readonly confirmed: boolean;
  /** Time step of the code that was used last. */
  readonly lastStep: number | null;
}

/** The account's secret; one is drawn where there is none, and stays the same until it was confirmed. */
export async function openSecondFactor(db: Database, owner: FactorOwner): Promise<FactorState> {
  const { county, account, key } = owner;
  return transaction(db, async (tx) => {
    await tx.query(
      "insert into access.second_factor (account, county) values ($1, $2) on conflict do nothing",
      [account, county],
    );
    const row = await lockFactor(tx, account);
    const known = row?.secret == null ? undefined : unseal(key, "second-factor", row.secret);
    if (row !== undefined && known !== undefined) {
      return { secret: known, confirmed: row.confirmedAt !== null, lastStep: row.lastStep };
    }
    const secret = drawSecret();
    await tx.query(
      "update access.second_factor set secret = $2, confirmed_at = null, last_step = null where account = $1",
      [account, seal(key, "second-factor", secret)],
    );
    return { secret, confirmed: false, lastStep: null };
  });
}

/**
 * Takes a code of the account's app. Marks the session and gives it a new token (OWASP ASVS 5.0 7.2.4).
 * @returns the new token. Refuses (`second-factor-wrong`) a code that is wrong, old, used before, or after too many
 * wrong ones.
 */
export async function showSecondFactor(
  db: Database,
  owner: FactorOwner,
  code: string,
  now: Date,
): Promise<string> {
  const token = await transaction(db, async (tx) => {
    const event = { county: owner.county, account: owner.account };
    const row = await lockFactor(tx, owner.account);
    const secret = row?.secret == null ? undefined : unseal(owner.key, "second-factor", row.secret);
    if (row === undefined || secret === undefined) return undefined;
    if (row.lockedUntil !== null && row.lockedUntil > now) return undefined;
    const step = stepOf(secret, code, now);
    if (step === undefined || step <= (row.lastStep ?? -1)) {
      const failures = countFailure({ count: row.failures, lastAt: row.failedAt }, now);
      await tx.query(
        "update access.second_factor set failures = $2, failed_at = $3, locked_until = $4 where account = $1",
        [owner.account, failures, now, lockUntil(failures, now)],
      );
      await recordAccountLeaf(tx, { ...event, act: "refuseSecondFactor", detail: { failures } });
      return undefined;
    }
    await tx.query(
      `update access.second_factor set last_step = $2, confirmed_at = coalesce(confirmed_at, $3),
         failures = 0, failed_at = null, locked_until = null where account = $1`,
      [owner.account, step, now],
    );
    const firstTime = row.confirmedAt === null;
    await recordAccountLeaf(tx, { ...event, act: "showSecondFactor", detail: { firstTime } });
    const drawn = drawToken();
    await tx.query(
      "update access.session set second_factor_at = $2, token_hash = $3 where id = $1 and ended_at is null",
      [owner.session, now, hashToken(drawn)],
    );
    return drawn;
  });
  if (token === undefined) throw wrongSecondFactor();
  return token;
}

async function lockFactor(tx: Queryable, account: number): Promise<FactorRow | undefined> {
  const [row] = await tx.query<FactorRow>(
    `select secret, confirmed_at as "confirmedAt", last_step as "lastStep", failures, failed_at as "failedAt",
       locked_until as "lockedUntil"
     from access.second_factor where account = $1 for update`,
    [account],
  );
  return row;
}
