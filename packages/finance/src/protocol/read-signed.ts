import { z } from "zod";
import { readCompact } from "./compact-message.ts";
import type { KnownKey } from "./keys.ts";
import type { SuiteCode } from "./messages.ts";
import { ProtocolFault } from "./protocol-fault.ts";
import { suiteOf } from "./suite.ts";

const SUITE_OF_ALG: Readonly<Record<string, SuiteCode>> = { ES256: "intl", "SM2-SM3": "sm" };
const dated = z.looseObject({ at: z.iso.datetime({ offset: true }) });

/**
 * Payload of a signed message of either suite, its key judged at the message's own time (`at`, else `sealedAt`) unless
 * another is given: for what was signed long ago, when the key may have ended since. Throws as `Suite.verify`; SCHEMA where the payload isn't of the schema.
 */
export async function readSigned<T>(
  message: string,
  keys: readonly KnownKey[],
  schema: z.ZodType<T>,
  at?: Date,
): Promise<T> {
  const { alg, payload } = readCompact(message);
  const suite = SUITE_OF_ALG[alg];
  if (suite === undefined) throw new ProtocolFault("ALGORITHM_REFUSED", alg);
  const verified = await suiteOf(suite).verify(message, keys, at ?? timeOf(payload));
  const parsed = schema.safeParse(verified.payload);
  if (!parsed.success) throw new ProtocolFault("SCHEMA", parsed.error.issues[0]?.path.join("."));
  return parsed.data;
}

function timeOf(payload: unknown): Date {
  const own = dated.safeParse(payload);
  if (own.success) return new Date(own.data.at);
  const sealed = z.looseObject({ sealedAt: z.iso.datetime({ offset: true }) }).safeParse(payload);
  if (sealed.success) return new Date(sealed.data.sealedAt);
  throw new ProtocolFault("SCHEMA", "at");
}
