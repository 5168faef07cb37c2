/** Bytes of a UUID, and where its version and variant stand (RFC 9562, 5.4). */
const BYTES = 16;
const VERSION_AT = 6;
const VARIANT_AT = 8;

/** A random UUID. `crypto.randomUUID` isn't there on plain http in a house's own network. */
export function drawId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  bytes[VERSION_AT] = ((bytes[VERSION_AT] ?? 0) & 0x0f) | 0x40;
  bytes[VARIANT_AT] = ((bytes[VARIANT_AT] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
