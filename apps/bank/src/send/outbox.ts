import { type Transaction, transaction } from "@olive/db";
import { carriedSchema, MOST_LIFETIME, signRequest } from "@olive/finance/protocol";
import { type BankContext, codeOf, suiteCodeOf } from "../bank-context.ts";
import { distort } from "../sandbox/distort.ts";
import { type BankSays, signMessage } from "./sign-message.ts";

/** Writes what is to be told to the platform into the transaction of its cause. @returns the message's id. */
export async function writeOut(tx: Transaction, context: BankContext, says: BankSays): Promise<string> {
  const times = context.knobs.get("duplicate") === undefined ? 1 : 2;
  const { id, message } = await signMessage(context, says);
  await tx.query(
    `insert into bank.outbox (bank, id, application, kind, message, next_at, copies)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [codeOf(context), id, says.application, says.kind, message, context.now(), times],
  );
  return id;
}

interface Waiting {
  readonly id: string;
  readonly kind: string;
  readonly message: string;
  readonly attempts: number;
  readonly consent: string;
  readonly copies: number;
}

/** Seconds until the next try; the last one goes on for ever, as a bank's operator is expected to look. */
const WAITS = [1, 5, 30, 300, 1800, 7200];
const ANSWER_WITHIN = 15_000;
/** Not now, says the platform; no answer and 5xx are tried again too, all else is refused for good. */
const NOT_NOW = new Set([408, 425, 429]);
/** Refusals that pass by themselves: a key that isn't known there yet, a clock, a nonce store. */
const PASSING = new Set([
  ...["KEY_UNKNOWN", "KEY_EXPIRED", "SIGNATURE_STALE", "SIGNATURE_EARLY", "NONCE_REPLAYED"],
  ...["REPLAY_STORE_DOWN", "RATE_LIMITED"],
]);

const NEXT = `select o.id, o.kind, o.message, o.attempts, o.copies, a.consent
  from bank.outbox o join bank.application a on a.bank = o.bank and a.id = o.application
  where o.bank = $1 and o.sent_at is null and o.given_up_at is null and o.next_at <= $2
    and ($3::uuid is null or o.id = $3)
    and not exists (select from bank.outbox e where e.bank = o.bank and e.application = o.application
      and e.number < o.number and e.sent_at is null and e.given_up_at is null)
  order by o.number limit 1 for update of o skip locked`;

/**
 * Sends the next message that is due (or the named one), in the order of its application. A process killed in the
 * middle sends it again with the same id, which the platform takes once.
 * @returns false where none was due.
 */
export function sendNext(context: BankContext, id: string | null = null): Promise<boolean> {
  return transaction(context.db, async (tx) => {
    const [waiting] = await tx.query<Waiting>(NEXT, [codeOf(context), context.now(), id]);
    if (waiting === undefined) return false;
    context.at("send:claimed");
    let outcome = await post(context, waiting);
    for (let copy = 1; copy < waiting.copies; copy++) outcome = await post(context, waiting);
    context.at("send:answered");
    await settle(tx, context, waiting, outcome);
    return true;
  });
}

interface Outcome {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: number | undefined;
}

async function post(context: BankContext, { id, message, consent }: Waiting): Promise<Outcome> {
  const targetUri = `${context.platform}/finance/v1/banks/${codeOf(context)}/messages`;
  const body = JSON.stringify({ message: await distort(context, message) });
  const suite = suiteCodeOf(context);
  const headers = await signRequest({
    ...{ method: "POST", targetUri, body, suite, key: context.keys.sign, now: context.now() },
    ...{ idempotencyKey: id, deliveryId: id, consentId: consent, lifetime: MOST_LIFETIME },
  });
  const signal = AbortSignal.timeout(ANSWER_WITHIN);
  const answer = await fetch(targetUri, { method: "POST", headers, body, signal, redirect: "manual" }).catch(
    () => undefined,
  );
  if (answer === undefined) return { status: 0, text: "", retryAfter: undefined };
  const text = await answer.text().catch(() => "");
  const seconds = Number(answer.headers.get("retry-after") ?? Number.NaN);
  return { status: answer.status, text, retryAfter: Number.isFinite(seconds) ? seconds : undefined };
}

async function settle(tx: Transaction, context: BankContext, waiting: Waiting, outcome: Outcome) {
  const { status, text, retryAfter } = outcome;
  const now = context.now();
  const isSent = status >= 200 && status < 300;
  const fault = faultIn(text);
  const isPassing = NOT_NOW.has(status) || (fault !== undefined && PASSING.has(fault));
  const isFinal = isSent || (status >= 400 && status < 500 && !isPassing);
  const wait = retryAfter ?? WAITS[Math.min(waiting.attempts, WAITS.length - 1)] ?? 1;
  await tx.query(
    `update bank.outbox set attempts = attempts + 1, next_at = $2, answer = $3,
       sent_at = case when $4 then $5::timestamptz end, given_up_at = case when $6 then $5::timestamptz end
     where id = $1`,
    [
      ...[waiting.id, new Date(now.getTime() + wait * 1000), fault ?? `HTTP ${status}`],
      ...[isSent, now, isFinal && !isSent],
    ],
  );
}

/** The code in a refusal, `{"fault": "CONSENT_REVOKED"}` or a problem's `code`; undefined in an answer that is none. */
function faultIn(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (carriedSchema.safeParse(body).success || typeof body !== "object" || body === null) return undefined;
    const named = "fault" in body ? body.fault : "code" in body ? body.code : undefined;
    return typeof named === "string" ? named : undefined;
  } catch {
    return undefined;
  }
}
