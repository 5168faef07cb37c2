import { canonical } from "./canonical.ts";
import type { SuiteCode, ToBank } from "./messages.ts";
import { digestHex } from "./suite.ts";

/**
 * What a receipt's `digest` is over: a delivery's ciphertext (the canonical `sealed`), else the message without `id`
 * and `at`. A message that is signed anew because a key was changed has the same digest.
 */
export function receiptDigest(suite: SuiteCode, message: ToBank): string {
  return digestHex(suite, canonical(message.kind === "delivery" ? message.sealed : contentOf(message)));
}

/** What a message says, whenever and under whichever number it is sent: by this a bank tells a repeat from a conflict. */
export function contentDigestOf(suite: SuiteCode, message: ToBank): string {
  return digestHex(suite, canonical(contentOf(message)));
}

function contentOf({ id: _, at: __, ...content }: ToBank): object {
  return content;
}
