import { createHmac, hkdfSync } from "node:crypto";
import { openHouseKey } from "@olive/access";

const KEY_BYTES = 32;
const NOT_DIGITS = /\D/gu;

/**
 * What is kept of a bank account: a keyed digest (HMAC-SHA-256 under a key of its own, derived from the house's), by which
 * two employers with one account are found, and nobody reads which it is. @param home folder of the house key.
 */
export async function digestAccount(home: string, account: string): Promise<string> {
  const house = await openHouseKey(home);
  const key = Buffer.from(hkdfSync("sha256", house, Buffer.alloc(0), "olive employer-account", KEY_BYTES));
  return createHmac("sha256", key).update(account.replaceAll(NOT_DIGITS, "")).digest("base64url");
}
