import type { Transaction } from "@olive/db";
import type { FromBank } from "../protocol/index.ts";
import { ProtocolFault } from "../protocol/protocol-fault.ts";
import { type Application, lockApplication, recordEvent } from "./applications.ts";
import { applyDecision } from "./apply-decision.ts";
import { applyDisbursement, applyRepayment } from "./apply-money.ts";
import type { LendingOffice } from "./lending-site.ts";
import { type Effect, type GivenMessage, moveByFact } from "./move-application.ts";
import { holdConsentOf, serveReportRequest } from "./serve-report-request.ts";

/** Kinds upon which a report may go to the bank once more. */
const MAY_RELEASE: ReadonlySet<string> = new Set(["decision", "reportRequest"]);

/**
 * What a bank's message does to its application, in the transaction that keeps the message. The same message again does
 * nothing more; whatever order messages come in, the application ends in the same place; what comes too late is kept.
 * Throws ProtocolFault: UNKNOWN_APPLICATION (also for another bank's), SCHEMA (a decline without its reason),
 * CONSENT_* (asked for the report again), LIMIT_EXCEEDED (more paid out than was agreed), APPLICATION_CLOSED (money on what nobody accepted), OFFER_EXPIRED.
 */
export async function applyBankMessage(
  tx: Transaction,
  site: LendingOffice,
  given: GivenMessage,
): Promise<Effect> {
  const { county, bank, message } = given;
  if (MAY_RELEASE.has(message.kind)) await holdConsentOf(tx, county, message.application);
  // The application's lock is enough for all of it: whoever decides between banks takes it too, after the authorisation's.
  const found = await lockApplication(tx, county, message.application);
  if (found === undefined || found.bank !== bank) throw new ProtocolFault("UNKNOWN_APPLICATION");
  const before = await tx.query<{ effect: string }>(
    "select effect from finance.application_event where county = $1 and application = $2 and message = $3",
    [county, found.id, message.id],
  );
  if (before.length > 0) return before[0]?.effect === "applied" ? "applied" : "late";
  switch (message.kind) {
    case "decision":
      return applyDecision(tx, site, found, message, given.receivedAt);
    case "disbursement":
      return applyDisbursement(tx, site, found, message, given.receivedAt);
    case "repayment":
      return applyRepayment(tx, found, message, given);
    case "lineEnd":
      return endLine(tx, found, message, given);
    case "contact":
      return note(
        tx,
        found,
        "contact",
        given,
        "contacted_at = least(coalesce(contacted_at, $3), $3)",
        message.contactedAt,
      );
    case "deletion":
      return note(
        tx,
        found,
        "deletion",
        given,
        "deleted_at = least(coalesce(deleted_at, $3), $3)",
        message.deletedAt,
      );
    case "reportRequest":
      return serveReportRequest(tx, site, found, message, given);
    default:
      // Receipts and answers to a content belong to delivery.
      return "applied";
  }
}

/** A fact beside the application's state. */
async function note(
  tx: Transaction,
  application: Application,
  event: string,
  { county, message, receivedAt }: GivenMessage,
  assignment: string,
  at: string,
): Promise<Effect> {
  const to = application.state;
  await recordEvent(tx, county, application, {
    ...{ message: message.id, event, to, effect: "applied", signedAt: new Date(message.at) },
    ...{ now: receivedAt, body: message },
  });
  await tx.query(`update finance.application set ${assignment} where county = $1 and id = $2`, [
    ...[county, application.id, new Date(at)],
  ]);
  return "applied";
}

/** The bank ends a line or takes an offer back, always with its reason. */
async function endLine(
  tx: Transaction,
  application: Application,
  message: Extract<FromBank, { kind: "lineEnd" }>,
  { county, receivedAt }: GivenMessage,
): Promise<Effect> {
  const [offer] = await tx.query<{ state: string }>(
    "select state from finance.offer where county = $1 and id = $2 and application = $3",
    [county, message.offer, application.id],
  );
  if (offer === undefined) throw new ProtocolFault("UNKNOWN_APPLICATION", "no such offer");
  await tx.query(
    `update finance.offer set state = 'withdrawnByBank', state_reason = $3
     where county = $1 and id = $2 and state = 'open'`,
    [county, message.offer, message.reason],
  );
  const others = await tx.query(
    "select from finance.offer where county = $1 and application = $2 and state = 'open'",
    [county, application.id],
  );
  const accepted = offer.state === "accepted";
  if (accepted || (others.length === 0 && application.state === "offered")) {
    await tx.query(
      `update finance.application set line_ended_at = least(coalesce(line_ended_at, $3), $3),
         reason = $4 where county = $1 and id = $2`,
      [county, application.id, new Date(message.at), JSON.stringify(lineEndReason(message.reason))],
    );
    return moveByFact(tx, county, application, "lineEnded", message, receivedAt);
  }
  await recordEvent(tx, county, application, {
    ...{ message: message.id, event: "lineEnded", to: application.state, signedAt: new Date(message.at) },
    ...{ effect: offer.state === "open" ? "applied" : "late", now: receivedAt, body: message },
  });
  return offer.state === "open" ? "applied" : "late";
}

const lineEndReason = (text: string) => ({ code: "LINE_ENDED", text, change: null });
