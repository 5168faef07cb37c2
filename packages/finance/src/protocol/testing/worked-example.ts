import { toBase64url } from "../base64url.ts";
import { canonical } from "../canonical.ts";
import { signRequest, signResponse } from "../http-signature.ts";
import type { GeneratedKey } from "../keys.ts";
import type { SuiteCode } from "../messages.ts";
import { suiteOf } from "../suite.ts";
import { sampleCase } from "./sample-evidence.ts";

/** One delivery and its receipt in bytes, with the keys that open and check them: what docs/finance-protocol.md shows. */
export interface WorkedExample {
  readonly keys: Readonly<Record<"platform" | "bankSign" | "bankSeal", GeneratedKey>>;
  readonly plaintext: string;
  readonly wrappedKey: string;
  readonly request: {
    readonly method: string;
    readonly targetUri: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly evidence: unknown;
}

/** The moment of the example's request. */
export const EXAMPLE_MOMENT = new Date("2026-11-02T02:02:00.000Z");

/** Makes an example anew: other keys, salts and signatures each time, so it is made once and kept in vectors/. */
export async function makeExample(code: SuiteCode): Promise<WorkedExample> {
  const sample = await sampleCase(code);
  const [delivery, receipt] = sample.pack.messages;
  const request = {
    method: "POST",
    targetUri: "https://bank.example/olive/v1/messages",
    body: JSON.stringify({ message: delivery?.message }),
  };
  const moment = { suite: code, now: EXAMPLE_MOMENT };
  const headers = await signRequest({
    ...{ ...request, ...moment, key: sample.platform, idempotencyKey: sample.binding.deliveryId },
    ...{ deliveryId: sample.binding.deliveryId, consentId: sample.binding.consent },
    nonce: toBase64url(suiteOf(code).digest(sample.binding.deliveryId).subarray(0, 16)),
  });
  const answer = { status: 202, body: JSON.stringify({ message: receipt?.message }) };
  return {
    keys: { platform: sample.platform, bankSign: sample.bank, bankSeal: sample.sealing },
    plaintext: canonical(sample.disclosure),
    wrappedKey: sample.content.wrappedKey,
    request: { ...request, headers },
    answer: {
      ...answer,
      headers: await signResponse({
        ...answer,
        ...moment,
        key: sample.bank,
        request: { ...request, headers },
      }),
    },
    evidence: sample.pack,
  };
}
