import type { Queryable } from "@olive/db";
import type { Wording } from "@olive/kernel";
import { type ConsentState, stateAt } from "./consent.ts";

export interface ConsentLine {
  readonly id: string;
  readonly creditCode: string;
  readonly purpose: string;
  readonly state: ConsentState;
  readonly version: number;
  readonly times: number;
  readonly grantedAt: Date;
  readonly expiresAt: Date;
  readonly banks: readonly { code: string; name: Wording; used: number; lastUsedAt: string | null }[];
}

export interface ConsentFilter {
  readonly creditCode?: string | undefined;
  readonly state?: ConsentState | undefined;
  readonly now: Date;
}

/** Consents in the reader's scope, newest first, by what officials may see of them: never their text or a report. */
export async function listAreaConsents(
  db: Queryable,
  county: string,
  { creditCode, state, now }: ConsentFilter,
): Promise<ConsentLine[]> {
  const rows = await db.query<ConsentLine>(
    `select c.id, c.credit_code as "creditCode", c.purpose, c.state, c.version, c.times, c.granted_at as "grantedAt",
       c.expires_at as "expiresAt", (
         select json_agg(json_build_object('code', u.bank, 'name', b.name, 'used', u.used, 'lastUsedAt', u.last_used_at)
           order by u.bank)
         from finance.consent_bank u join finance.bank b on b.county = u.county and b.code = u.bank
         where u.consent = c.id) as banks
     from finance.consent c
     where c.county = $1 and ($2::text is null or c.credit_code = $2)
       and ($3::text is null or $3 = case when c.state <> 'revoked' and c.expires_at <= $4 then 'expired' else c.state end)
     order by c.granted_at desc, c.id limit 200`,
    [county, creditCode ?? null, state ?? null, now],
  );
  return rows.map((row) => ({ ...row, state: stateAt(row, now) }));
}
