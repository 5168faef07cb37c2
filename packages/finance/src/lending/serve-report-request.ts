import type { Transaction } from "@olive/db";
import { lockConsent } from "../consent/consent.ts";
import { requireLive } from "../consent/use-consent.ts";
import type { FromBank } from "../protocol/index.ts";
import { ProtocolFault } from "../protocol/protocol-fault.ts";
import { type Application, recordEvent } from "./applications.ts";
import type { LendingOffice } from "./lending-site.ts";
import type { Effect, GivenMessage } from "./move-application.ts";

/**
 * Locks the consent under an application, for messages that may let a report go: consent before application, as
 * everywhere, so that a revocation at the same moment never waits crosswise. Without such an application nothing.
 */
export async function holdConsentOf(tx: Transaction, county: string, application: string): Promise<void> {
  const [row] = await tx.query<{ consent: string }>(
    `select w.consent from finance.application a
     join finance.authorisation w on w.county = a.county and w.id = a.authorisation
     where a.county = $1 and a.id = $2`,
    [county, application],
  );
  if (row !== undefined) await lockConsent(tx, county, row.consent);
}

/**
 * A bank asks for the report again under the consent that it has: assembled anew, counted as one more use. Throws
 * CONSENT_PAUSED, CONSENT_REVOKED, CONSENT_EXPIRED, CONSENT_USED_UP, SCOPE_MISMATCH (another consent's number).
 */
export async function serveReportRequest(
  tx: Transaction,
  site: LendingOffice,
  application: Application,
  message: Extract<FromBank, { kind: "reportRequest" }>,
  { county, receivedAt: now }: GivenMessage,
): Promise<Effect> {
  const [authorised] = await tx.query<{ consent: string; amountFen: number | null }>(
    `select consent, amount_fen::float8 as "amountFen" from finance.authorisation
     where county = $1 and id = $2`,
    [county, application.authorisation],
  );
  if (authorised === undefined || authorised.consent !== message.consent)
    throw new ProtocolFault("SCOPE_MISMATCH");
  const { consent, amountFen } = authorised;
  const { bank, product, id, creditCode, place } = application;
  requireLive(await lockConsent(tx, county, consent), bank, now);
  const business = { creditCode, place };
  const report = await site.doors.assembleReport(tx, { consent, business, now });
  await site.doors.release(tx, {
    bank,
    product,
    application: id,
    consent,
    report: report.id,
    amountFen,
    now,
  });
  await recordEvent(tx, county, application, {
    ...{ message: message.id, event: "reportRequest", to: application.state, effect: "applied" },
    ...{ signedAt: new Date(message.at), now, body: message },
  });
  return "applied";
}
