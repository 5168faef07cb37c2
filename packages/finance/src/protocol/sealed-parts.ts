import { z } from "zod";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonical } from "./canonical.ts";
import { ProtocolFault } from "./protocol-fault.ts";
import { type SealBinding, type Sealed, sealedSchema } from "./suite-shape.ts";

const headerSchema = z.looseObject({ alg: z.string(), enc: z.string(), kid: z.string() });

/** Names that the header of a ciphertext must have. */
export interface SealExpectation {
  readonly alg: string;
  readonly enc: string;
  readonly kid: string;
  readonly binding: SealBinding;
}

/** The binding as it stands in `aad`: canonical JSON in base64url. */
export function bindingText({ deliveryId, consent, consentVersion, bank, root }: SealBinding): string {
  return toBase64url(canonical({ deliveryId, consent, consentVersion, bank, root }));
}

/**
 * The ciphertext's members, once its form, algorithms, recipient and binding are as expected. Throws MESSAGE_INVALID,
 * ALGORITHM_REFUSED, WRONG_KEY, BAD_SIGNATURE (bound to something else).
 */
export function readSealed(given: unknown, wrappedKey: string, expected: SealExpectation): Sealed {
  const sealed = sealedSchema.safeParse(given);
  if (!sealed.success) throw new ProtocolFault("MESSAGE_INVALID", "sealed");
  for (const text of [...Object.values(sealed.data), wrappedKey]) {
    if (fromBase64url(text) === undefined) throw new ProtocolFault("MESSAGE_INVALID", "base64url");
  }
  const header = readHeader(sealed.data.protected);
  if (header.alg !== expected.alg || header.enc !== expected.enc) {
    throw new ProtocolFault("ALGORITHM_REFUSED", `${header.alg} ${header.enc}`);
  }
  if (header.kid !== expected.kid) throw new ProtocolFault("WRONG_KEY", header.kid);
  if (sealed.data.aad !== bindingText(expected.binding)) throw new ProtocolFault("BAD_SIGNATURE", "binding");
  return sealed.data;
}

function readHeader(text: string): z.output<typeof headerSchema> {
  try {
    return headerSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw new ProtocolFault("MESSAGE_INVALID", "protected header");
  }
}
