import { randomUUID } from "node:crypto";
import { type FromBank, fromBankSchema, PROTOCOL, suiteOf } from "@olive/finance/protocol";
import { type BankContext, codeOf, suiteCodeOf } from "../bank-context.ts";

type Head = "protocol" | "id" | "at" | "bank";
type Saying<M> = M extends FromBank ? Omit<M, Head> : never;
/** A message of the bank's, without what every message has. */
export type BankSays = Saying<FromBank>;

export interface SignedOut {
  readonly id: string;
  readonly message: string;
}

/** Heads, checks and signs a message. */
export async function signMessage(context: BankContext, says: BankSays): Promise<SignedOut> {
  const id = randomUUID();
  const head = { protocol: PROTOCOL, id, at: context.now().toISOString(), bank: codeOf(context) };
  const payload = fromBankSchema.parse({ ...head, ...says });
  const suite = suiteOf(suiteCodeOf(context));
  return { id, message: await suite.sign(payload, context.keys.sign) };
}
