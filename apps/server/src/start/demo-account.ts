import { EMBEDDED_ISSUER } from "@olive/access";
import type { Transaction } from "@olive/db";

/** A demo account by its code; undefined where this county's demo has none of that name. */
export async function findDemoAccount(
  tx: Transaction,
  county: string,
  code: string,
): Promise<{ readonly account: number; readonly name: string } | undefined> {
  const [found] = await tx.query<{ account: number; name: string }>(
    "select id as account, name from access.account where county = $1 and issuer = $2 and subject = $3",
    [county, EMBEDDED_ISSUER, code],
  );
  return found;
}
