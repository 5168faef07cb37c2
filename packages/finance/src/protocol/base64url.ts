/** Only the alphabet of RFC 4648 §5; no padding, no spaces, no line ends. */
const ALPHABET = /^[A-Za-z0-9_-]*$/;

/** Bytes as base64url without padding (RFC 7515 §2). Text is taken as UTF-8. */
export function toBase64url(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString("base64url");
}

/**
 * The bytes of a base64url text, or undefined unless it is the one spelling of those bytes. Decoders that skip
 * characters or leave unused bits open let one signature be written in many ways.
 */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (!ALPHABET.test(text)) return undefined;
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? new Uint8Array(bytes) : undefined;
}
