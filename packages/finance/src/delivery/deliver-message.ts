import { beginAttempt } from "./begin-attempt.ts";
import { claimMessage } from "./claim-message.ts";
import { type DeliverySite, pass } from "./delivery-site.ts";
import { postMessage } from "./post-message.ts";
import { readAnswer } from "./read-answer.ts";
import { settleAttempt } from "./settle-attempt.ts";

/** `delivered`: a message was tried. Else how long until the bank takes more (undefined: nothing is due). */
export type Delivered =
  | { readonly tried: true }
  | { readonly tried: false; readonly waitMs: number | undefined };

/**
 * Tries one due message of a bank: claim, last look at the consent, send, judge the answer, write what it came to. No
 * transaction is open while the bank answers.
 */
export async function deliverNext(site: DeliverySite, bank: string): Promise<Delivered> {
  const claim = await claimMessage(site, bank);
  if (!("message" in claim)) return { tried: false, waitMs: claim.waitMs };
  const begun = await beginAttempt(site, claim.message);
  if (begun === undefined) return { tried: true };
  const posted = await postMessage(site, begun);
  await pass(site, answeredStep(begun.message.kind), begun.claimed.id);
  const outcome = await readAnswer(site, begun, posted);
  if (begun.message.kind === "delivery") await pass(site, "push:verified", begun.claimed.id);
  await settleAttempt(site, begun, outcome);
  return { tried: true };
}

function answeredStep(kind: string) {
  if (kind === "keyRelease") return "key:answered";
  return kind === "tombstone" ? "tombstone:answered" : "push:answered";
}
