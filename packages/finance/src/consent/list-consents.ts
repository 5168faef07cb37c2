import type { Queryable, Transaction } from "@olive/db";
import type { Wording } from "@olive/kernel";
import { type ConsentBody, consentBodySchema } from "../protocol/consent-artefact.ts";
import type { SectionCode } from "../protocol/report-sections.ts";
import { addEvent, type ConsentState, stateAt } from "./consent.ts";

export interface ShownConsent {
  readonly id: string;
  readonly version: number;
  readonly state: ConsentState;
  readonly purpose: Wording;
  readonly sections: readonly SectionCode[];
  readonly banks: readonly {
    readonly code: string;
    readonly name: Wording;
    readonly contact: string;
    readonly sections: readonly SectionCode[];
    readonly used: number;
    /** ISO instant; null where the bank has had nothing yet. */
    readonly lastUsedAt: string | null;
  }[];
  readonly mode: ConsentBody["mode"];
  readonly dataRange: ConsentBody["dataRange"];
  readonly dataLifeDays: number;
  readonly grantedAt: string;
  readonly expiresAt: string;
  readonly text: Wording;
}

interface Row {
  readonly id: string;
  readonly state: ConsentState;
  readonly expiresAt: Date;
  readonly body: string;
  readonly uses: readonly { bank: string; used: number; at: string | null }[];
}

/** Who has, had or may have a business' data: its consents, newest first, each bank with its sections and last use. */
export async function listOwnConsents(
  db: Queryable,
  county: string,
  creditCode: string,
  now: Date,
): Promise<ShownConsent[]> {
  const rows = await db.query<Row>(
    `select c.id, c.state, c.expires_at as "expiresAt", v.body,
       (select json_agg(json_build_object('bank', b.bank, 'used', b.used, 'at', b.last_used_at) order by b.bank)
        from finance.consent_bank b where b.consent = c.id) as uses
     from finance.consent c join finance.consent_version v on v.consent = c.id and v.version = c.version
     where c.county = $1 and c.credit_code = $2 order by c.granted_at desc, c.id limit 200`,
    [county, creditCode],
  );
  return rows.map((row) => show(row, now));
}

function show(row: Row, now: Date): ShownConsent {
  const body = consentBodySchema.parse(JSON.parse(row.body));
  const { id, version, purpose, sections, mode, dataRange, dataLifeDays, grantedAt, expiresAt, text } = body;
  const terms = { mode, dataRange, dataLifeDays, grantedAt, expiresAt, text };
  const banks = body.banks.map(({ code, name, contact, sections: own }) => {
    const use = row.uses.find(({ bank }) => bank === code);
    const lastUsedAt = use?.at == null ? null : new Date(use.at).toISOString();
    return { code, name, contact, sections: own, used: use?.used ?? 0, lastUsedAt };
  });
  return { id, version, state: stateAt(row, now), purpose: purpose.name, sections, banks, ...terms };
}

/** Consents of a business that ran out since it was last told; each is told once. */
export async function takeEndNotices(
  tx: Transaction,
  county: string,
  creditCode: string,
  now: Date,
): Promise<readonly { readonly id: string; readonly place: string; readonly endedAt: Date }[]> {
  const told = await tx.query<{ id: string; place: string; endedAt: Date; version: number }>(
    `update finance.consent set end_told_at = $3
     where county = $1 and credit_code = $2 and state = 'expired' and end_told_at is null
     returning id, place_code as place, ended_at as "endedAt", version`,
    [county, creditCode, now],
  );
  for (const one of told) {
    await addEvent(tx, { county, creditCode, ...one }, { event: "told", at: now, version: one.version });
  }
  return told.map(({ id, place, endedAt }) => ({ id, place, endedAt }));
}
