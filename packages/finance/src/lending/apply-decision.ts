import type { Transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { comparePlan } from "../cost/plan.ts";
import type { FromBank, Offer } from "../protocol/index.ts";
import { ProtocolFault } from "../protocol/protocol-fault.ts";
import {
  APPLICATION_LIFE,
  type DecisionEvent,
  isNewer,
  type SignedDecision,
} from "./application-life-cycle.ts";
import { type Application, recordEvent } from "./applications.ts";
import type { LendingOffice } from "./lending-site.ts";
import type { Effect } from "./move-application.ts";
import { serveNeed } from "./serve-need.ts";

type Decision = Extract<FromBank, { kind: "decision" }>;

/** A bank's decision: the newest signed one is where the application stands, in whatever order they arrive. */
export async function applyDecision(
  tx: Transaction,
  site: LendingOffice,
  application: Application,
  message: Decision,
  now: Date,
): Promise<Effect> {
  checkDecision(message);
  const county = site.county.code;
  const event: DecisionEvent = message.state;
  const next = APPLICATION_LIFE[application.state][event];
  const over = next === "late" || next === "refused";
  const newer = !over && isNewer({ event, at: new Date(message.at), id: message.id }, standing(application));
  const to = newer ? next : application.state;
  await recordEvent(tx, county, application, {
    ...{ message: message.id, event, to, signedAt: new Date(message.at), now, body: message },
    effect: over ? "late" : newer ? "applied" : "behind",
  });
  for (const offer of message.offers) await insertOffer(tx, county, application, offer, over, now);
  if (!over) await withdrawDeclined(tx, county, application.id);
  await tx.query(
    `update finance.application set
       received_at = least(coalesce(received_at, $3), $3),
       offered_at = case when $4 then least(coalesce(offered_at, $3), $3) else offered_at end
     where county = $1 and id = $2`,
    [county, application.id, new Date(message.at), event === "offered"],
  );
  if (!newer) return over ? "late" : "applied";
  await tx.query(
    `update finance.application set decided_at = $3, decision = $4, reason = $5, needs = $6
     where county = $1 and id = $2`,
    [
      ...[county, application.id, new Date(message.at), message.id],
      ...[event === "declined" ? JSON.stringify(message.reason) : null, needOf(message)],
    ],
  );
  if (event === "needMore") await serveNeed(tx, site, application, message, now);
  return "applied";
}

/** A decline always says why, in a code and a sentence; an offer is for somebody, and a need names what is needed. */
function checkDecision({ state, reason, needs, offers }: Decision): void {
  const said = reason !== undefined && reason.code.trim() !== "" && reason.text.trim() !== "";
  if (state === "declined" && !said) throw new ProtocolFault("SCHEMA", "a decline needs its reason");
  if (state === "needMore" && (needs ?? "").trim() === "") throw new ProtocolFault("SCHEMA", "needs: what?");
  if (state === "offered" && offers.length === 0) throw new ProtocolFault("SCHEMA", "offered: nothing");
  if (state !== "offered" && offers.length > 0) throw new ProtocolFault("SCHEMA", "offers beside a decision");
  if (offers.some(({ amountFen }) => amountFen === 0))
    throw new ProtocolFault("SCHEMA", "an offer of nothing");
}

const needOf = ({ state, needs }: Decision) => (state === "needMore" ? (needs ?? null) : null);

/** The decision that stands, as `isNewer` compares it. */
function standing({ decidedAt, decision, state }: Application) {
  if (decidedAt === null || decision === null) return undefined;
  return { at: decidedAt, id: decision, event: state as DecisionEvent };
}

interface OfferEvent extends SignedDecision {
  readonly event: "offered" | "declined";
  readonly offers: readonly string[];
  readonly why: string | null;
}

/**
 * A decline takes back what the same bank offered before it. Told anew from every decision that counts, by when each was
 * signed: what arrives late, or in another order, leaves the same offers open. An offer is of the first decision that
 * holds it; one that is sent again after a decline needs a number of its own.
 */
async function withdrawDeclined(tx: Transaction, county: string, application: string): Promise<void> {
  const events = await tx.query<OfferEvent>(
    `select event, signed_at as at, message as id, body -> 'reason' ->> 'text' as why,
       array(select jsonb_array_elements(body -> 'offers') ->> 'offer') as offers
     from finance.application_event
     where county = $1 and application = $2 and event in ('offered', 'declined') and effect <> 'late'`,
    [county, application],
  );
  const inOrder = events.toSorted((a, b) => (isNewer(a, b) ? 1 : -1));
  const lastDecline = inOrder.findLast(({ event }) => event === "declined");
  if (lastDecline === undefined) return;
  const before = inOrder.slice(0, inOrder.indexOf(lastDecline)).flatMap(({ offers }) => offers);
  await tx.query(
    `update finance.offer set state = 'withdrawnByBank', state_reason = $3
     where county = $1 and application = $2 and state = 'open' and id = any($4)`,
    [county, application, lastDecline.why ?? "", before],
  );
}

/** Offers are kept whatever became of the decision that brought them: after the application was over, as not chosen. */
async function insertOffer(
  tx: Transaction,
  county: string,
  application: Application,
  offer: Offer,
  over: boolean,
  now: Date,
): Promise<void> {
  const faults = comparePlan(
    { ...offer, firstDueOn: offer.firstDueOn as CalendarDate },
    offer.plan.map((one) => ({ ...one, dueOn: one.dueOn as CalendarDate })),
  );
  await tx.query(
    `insert into finance.offer (county, id, application, authorisation, credit_code, place_code, bank, kind, amount_fen,
       body, plan_faults, valid_till, state, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict do nothing`,
    [
      ...[county, offer.offer, application.id, application.authorisation, application.creditCode],
      ...[application.place, application.bank, offer.kind, offer.amountFen, JSON.stringify(offer)],
      ...[JSON.stringify(faults), new Date(offer.validTill), over ? "notSelected" : "open", now],
    ],
  );
}
