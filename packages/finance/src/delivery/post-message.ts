import { signRequest } from "../protocol/http-signature.ts";
import type { BegunMessage } from "./begin-attempt.ts";
import { type DeliverySite, nowOf } from "./delivery-site.ts";
import { readRetryAfter } from "./retry-schedule.ts";

/** Milliseconds that a bank has for its answer. */
const ANSWER_WITHIN = 20_000;
/** Answers are receipts: a bank that sends more is not read to the end. */
const MOST_ANSWER = 64 * 1024;

/** What came back, before anything in it is believed. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly retryAfter: number;
  /** The request as it was sent: the answer's signature is bound to it. */
  readonly request: {
    readonly method: string;
    readonly targetUri: string;
    readonly headers: Record<string, string>;
  };
}

export type Posted =
  | { readonly answer: RawAnswer }
  | { readonly fault: "NETWORK" | "TIMEOUT" | "ANSWER_INVALID" };

/** Sends a message to its bank. Nothing that a bank does throws; redirections are not followed. */
export async function postMessage(site: DeliverySite, begun: BegunMessage): Promise<Posted> {
  const { bank, signed, claimed, key } = begun;
  const targetUri = `${bank.endpoint.replace(/\/$/, "")}/olive/v1/messages`;
  const body = JSON.stringify({ message: signed });
  const now = nowOf(site);
  const headers = await signRequest({
    ...{ method: "POST", targetUri, body, suite: bank.suite, key, now },
    ...{ idempotencyKey: claimed.id, deliveryId: deliveryOf(begun), consentId: claimed.consent },
  });
  const signal = AbortSignal.timeout(site.answerWithin ?? ANSWER_WITHIN);
  try {
    const response = await fetch(targetUri, { method: "POST", headers, body, signal, redirect: "manual" });
    const text = await readText(response);
    if (text === undefined) return { fault: "ANSWER_INVALID" };
    return {
      answer: {
        ...{ status: response.status, headers: Object.fromEntries(response.headers), text },
        retryAfter: readRetryAfter(response.headers.get("retry-after"), now),
        request: { method: "POST", targetUri, headers },
      },
    };
  } catch {
    return { fault: signal.aborted ? "TIMEOUT" : "NETWORK" };
  }
}

/** Number under which the bank's receipt speaks of it: of a report and its key the delivery's, else the message's own. */
export function deliveryOf({ claimed }: Pick<BegunMessage, "claimed">): string {
  return claimed.kind === "keyRelease" ? (claimed.delivery ?? claimed.id) : claimed.id;
}

/** The body, or undefined where it is longer than any answer. */
async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_ANSWER) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
