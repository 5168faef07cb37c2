/** The key that a signed message names in its header, so that it can be looked for; nothing about it is believed yet. */
export function kidOf(message: string): string | undefined {
  const header = readJson(Buffer.from(message.split(".")[0] ?? "", "base64url"));
  return typeof header === "object" && header !== null && "kid" in header ? String(header.kid) : undefined;
}

/** A JSON value; undefined where the bytes are none. */
export function readJson(bytes: Uint8Array | string): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return undefined;
  }
}
