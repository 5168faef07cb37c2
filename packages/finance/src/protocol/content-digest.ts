import type { SuiteCode } from "./messages.ts";
import { suiteOf } from "./suite.ts";

/** `Content-Digest` of a body (RFC 9530 §2): `sha-256=:…:`, or `sm3=:…:` under the sm suite. */
export function contentDigest(suite: SuiteCode, body: Uint8Array | string): string {
  const { names, digest } = suiteOf(suite);
  return `${names.digest}=:${Buffer.from(digest(body)).toString("base64")}:`;
}

/** True where the header says exactly the suite's digest of the body; other digests beside it are not read. */
export function isDigestOf(header: string, suite: SuiteCode, body: Uint8Array | string): boolean {
  return header
    .split(",")
    .map((member) => member.trim())
    .includes(contentDigest(suite, body));
}
