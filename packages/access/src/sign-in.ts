import { type Database, transaction } from "@olive/db";
import { Refusal } from "@olive/kernel";
import { drawToken, hashToken, isCode, type SaltedHash } from "./secret.ts";

/** A working day with its breaks; after it one signs in again. */
export const SESSION_HOURS = 12;
/** Wrong codes before all codes of the county are void: typing errors pass, guessing doesn't. */
const ATTEMPTS = 10;

interface LiveCode extends SaltedHash {
  readonly role: string;
  readonly area: string;
}

/**
 * Exchanges a one-time code for a session.
 * @returns the token for the cookie; the database keeps its hash.
 * Refuses (`code-invalid`) a code that is wrong, used, too old, or void after too many wrong ones.
 */
export async function signInWithCode(db: Database, county: string, typed: string): Promise<string> {
  // The lock makes two browsers with one code take turns: the second finds it used.
  const token = await transaction(db, async (tx) => {
    const codes = await tx.query<LiveCode>(
      `select role, area, salt, hash from access.demo_code
       where county = $1 and used_at is null and expires_at > now() and attempts < $2
       order by role for update`,
      [county, ATTEMPTS],
    );
    const found = await findCode(codes, typed);
    if (found === undefined) {
      await tx.query("update access.demo_code set attempts = attempts + 1 where county = $1", [county]);
      return undefined;
    }
    await tx.query("update access.demo_code set used_at = now() where county = $1 and role = $2", [
      county,
      found.role,
    ]);
    const drawn = drawToken();
    await tx.query(
      `insert into access.session (token_hash, county, role, area, expires_at)
       values ($1, $2, $3, $4, now() + make_interval(hours => $5))`,
      [hashToken(drawn), county, found.role, found.area, SESSION_HOURS],
    );
    return drawn;
  });
  if (token === undefined) throw refuseCode();
  return token;
}

async function findCode(codes: readonly LiveCode[], typed: string): Promise<LiveCode | undefined> {
  for (const code of codes) if (await isCode(typed, code)) return code;
  return undefined;
}

function refuseCode(): Refusal {
  return new Refusal({
    code: "code-invalid",
    status: 401,
    message: { zh: "口令不对、已用过或已过期", en: "The code is wrong, used already or too old" },
    remedy: {
      zh: "每个口令只能用一次，15 分钟内有效。请在本机运行 ./olive up 取得新口令",
      en: "A code works once, within 15 minutes. Run ./olive up on this machine for new codes",
    },
  });
}
