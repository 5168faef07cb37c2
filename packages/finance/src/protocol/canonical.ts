import canonicalize from "canonicalize";

/** The one spelling of a JSON value (RFC 8785, JCS). Throws TypeError for what JSON can't say. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return text;
}

/**
 * The JSON value of canonical bytes, or undefined unless they are exactly its canonical spelling: no doubled member,
 * no broken UTF-8, no second way to write the same thing.
 */
export function readCanonical(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
