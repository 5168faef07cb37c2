import { z } from "zod";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonical, readCanonical } from "./canonical.ts";
import { ProtocolFault } from "./protocol-fault.ts";

/** `typ` of every signed message, so that no other token of the same key passes for one. */
export const MESSAGE_TYPE = "olive-finance+jws";

/** Exactly these: no crit, no jku, no embedded key. */
const headerSchema = z.strictObject({ alg: z.string(), kid: z.string(), typ: z.string() });

export interface CompactMessage {
  readonly alg: string;
  readonly kid: string;
  readonly payload: unknown;
  /** What is signed: header.payload. */
  readonly input: Uint8Array;
  readonly signature: Uint8Array;
}

/** header.payload in base64url, both canonical: what gets signed. */
export function signingInput(alg: string, kid: string, payload: unknown): string {
  const header = canonical({ alg, kid, typ: MESSAGE_TYPE });
  return `${toBase64url(header)}.${toBase64url(canonical(payload))}`;
}

/** Takes a compact message apart, before anything in it is believed. Throws MESSAGE_INVALID. */
export function readCompact(message: string): CompactMessage {
  const parts = message.split(".").map(fromBase64url);
  const [head, body, signature] = parts;
  if (parts.length !== 3 || !head || !body || !signature?.length) throw new ProtocolFault("MESSAGE_INVALID");
  const header = headerSchema.safeParse(readCanonical(head));
  if (!header.success || header.data.typ !== MESSAGE_TYPE) throw new ProtocolFault("MESSAGE_INVALID");
  const payload = readCanonical(body);
  if (payload === undefined) throw new ProtocolFault("MESSAGE_INVALID");
  const input = new TextEncoder().encode(message.slice(0, message.lastIndexOf(".")));
  return { alg: header.data.alg, kid: header.data.kid, payload, input, signature };
}
