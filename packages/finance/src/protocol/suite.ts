import { intlSuite } from "./intl-suite.ts";
import type { SuiteCode } from "./messages.ts";
import { smSuite } from "./sm-suite.ts";
import type { Suite } from "./suite-shape.ts";

const SUITES: Readonly<Record<SuiteCode, Suite>> = { intl: intlSuite, sm: smSuite };

/** The suite of that code. */
export function suiteOf(code: SuiteCode): Suite {
  return SUITES[code];
}

/** Digest as lower-case hex: how messages carry it. */
export function digestHex(suite: SuiteCode, bytes: Uint8Array | string): string {
  return Buffer.from(suiteOf(suite).digest(bytes)).toString("hex");
}
