import { z } from "zod";
import { verifyResponse } from "../protocol/http-signature.ts";
import { carriedSchema, type FromBank, fromBankSchema } from "../protocol/messages.ts";
import { faultOf } from "../protocol/protocol-fault.ts";
import { suiteOf } from "../protocol/suite.ts";
import type { BegunMessage } from "./begin-attempt.ts";
import { type DeliverySite, nowOf } from "./delivery-site.ts";
import { deliveryOf, type Posted, type RawAnswer } from "./post-message.ts";
import type { Failure } from "./settle-message.ts";

export type BankAnswer = Extract<FromBank, { kind: "receipt" | "contentAnswer" | "deletion" }>;

/** What an attempt came to. */
export type Outcome =
  /** The bank signed for it. */
  | { readonly to: "done"; readonly answer: BankAnswer; readonly signed: string }
  /** Once more at its time. */
  | { readonly to: "again"; readonly failure: Failure }
  /** Sending it again would change nothing: a person's. */
  | { readonly to: "dead"; readonly failure: Failure }
  /** 410: nothing more goes to this endpoint. */
  | { readonly to: "gone"; readonly failure: Failure };

/** Statuses with which a server says "not now". */
const NOT_NOW = new Set([408, 425, 429]);
/** Refusals that pass by themselves: a key that the bank hasn't fetched yet, a clock, a nonce store. */
const PASSING = new Set([
  "KEY_UNKNOWN",
  "KEY_EXPIRED",
  "KEY_REVOKED",
  "SIGNATURE_STALE",
  "SIGNATURE_EARLY",
  "NONCE_REPLAYED",
  "REPLAY_STORE_DOWN",
  "RATE_LIMITED",
]);
const refusedSchema = z.object({ fault: z.string().regex(/^[A-Z_]{2,40}$/) });

/** Judges an answer: only what the bank signed, for this very message and its digest, counts. */
export async function readAnswer(site: DeliverySite, begun: BegunMessage, posted: Posted): Promise<Outcome> {
  if (!("answer" in posted)) return { to: "again", failure: { fault: posted.fault } };
  const { answer } = posted;
  const { status, retryAfter } = answer;
  if (status >= 300 && status < 400) return { to: "again", failure: { fault: "REDIRECTED", status } };
  if (status === 410) return { to: "gone", failure: { fault: "ENDPOINT_GONE", status, alarm: true } };
  if (status >= 200 && status < 300) return readSigned(site, begun, answer);
  const fault = readFault(answer.text) ?? `HTTP_${status}`;
  if (status >= 500 || NOT_NOW.has(status) || PASSING.has(fault)) {
    return { to: "again", failure: { fault, status, retryAfter } };
  }
  return { to: "dead", failure: { fault, status, alarm: true } };
}

function readFault(text: string): string | undefined {
  try {
    return refusedSchema.parse(JSON.parse(text)).fault;
  } catch {
    return undefined;
  }
}

async function readSigned(site: DeliverySite, begun: BegunMessage, raw: RawAnswer): Promise<Outcome> {
  const foreign: Outcome = {
    to: "again",
    failure: { fault: "RECEIPT_FOREIGN", status: raw.status, alarm: true },
  };
  let carried: string;
  let payload: unknown;
  try {
    carried = carriedSchema.parse(JSON.parse(raw.text)).message;
  } catch {
    const fault = readFault(raw.text);
    if (fault !== undefined) return { to: "dead", failure: { fault, status: raw.status, alarm: true } };
    return { to: "again", failure: { fault: "ANSWER_INVALID", status: raw.status } };
  }
  try {
    payload = await verifySigned(site, begun, raw, carried);
  } catch (error) {
    if (faultOf(error) === undefined) throw error;
    return foreign;
  }
  const answer = fromBankSchema.safeParse(payload);
  if (!answer.success) return { to: "again", failure: { fault: "ANSWER_INVALID", status: raw.status } };
  return judge(begun, answer.data, carried, raw.status);
}

async function verifySigned(
  site: DeliverySite,
  { bank, bankKeys: keys }: BegunMessage,
  { status, headers, text, request }: RawAnswer,
  carried: string,
): Promise<unknown> {
  const now = nowOf(site);
  await verifyResponse({ status, headers, body: text }, request, { suite: bank.suite, keys, now });
  return (await suiteOf(bank.suite).verify(carried, keys, now)).payload;
}

/** Whether what the bank signed is the answer to this message. */
function judge(begun: BegunMessage, answer: FromBank, signed: string, status: number): Outcome {
  const { claimed, message, digest } = begun;
  const wrong = (fault: string): Outcome => ({ to: "again", failure: { fault, status, alarm: true } });
  if (answer.bank !== claimed.bank || answer.application !== claimed.application)
    return wrong("RECEIPT_OTHER");
  switch (answer.kind) {
    case "receipt":
      if (answer.deliveryId !== deliveryOf(begun)) return wrong("RECEIPT_OTHER");
      if (answer.digest !== digest) return wrong("RECEIPT_WRONG_DIGEST");
      return { to: "done", answer, signed };
    case "contentAnswer":
      if (message.kind !== "keyRelease" || answer.deliveryId !== message.deliveryId)
        return wrong("RECEIPT_OTHER");
      return { to: "done", answer, signed };
    case "deletion":
      if (message.kind !== "tombstone" || answer.consent !== message.consent) return wrong("RECEIPT_OTHER");
      return { to: "done", answer, signed };
    default:
      return wrong("RECEIPT_OTHER");
  }
}
