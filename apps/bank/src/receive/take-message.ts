import { type Transaction, transaction, wakeJob } from "@olive/db";
import {
  carriedSchema,
  ProtocolFault,
  suiteOf,
  type ToBank,
  toBankSchema,
  type VerifiedRequest,
} from "@olive/finance/protocol";
import { type BankContext, type BankStep, codeOf, suiteCodeOf } from "../bank-context.ts";
import { kidOf, readJson } from "../keys/kid-of.ts";
import { JUDGING, PAYING, sendingOf } from "../work/job-names.ts";
import { type Answer, once } from "./exchange.ts";
import { takeAcceptance, takeDraw, takeWithdrawal } from "./take-acceptance.ts";
import { takeDelivery } from "./take-delivery.ts";
import { openAtOnce, takeKey } from "./take-key.ts";
import { takeTombstone } from "./take-tombstone.ts";

type Hop = Pick<VerifiedRequest, "deliveryId" | "consentId">;

const COMMITTED: Partial<Record<ToBank["kind"], BankStep>> = {
  delivery: "delivery:committed",
  keyRelease: "key:committed",
  acceptance: "acceptance:committed",
};

/**
 * Reads the message in a request whose signature holds, and does what it says, once. Throws MESSAGE_INVALID,
 * MESSAGE_SIGNATURE_INVALID, KEY_*, SCHEMA, WRONG_RECIPIENT and what the message's kind refuses.
 */
export async function takeMessage(context: BankContext, body: string, hop: Hop): Promise<Answer> {
  const message = await readMessage(context, body, hop);
  const answer = await transaction(context.db, (tx) =>
    once(tx, context, message, () => take(tx, context, message, hop)),
  );
  const step = COMMITTED[message.kind];
  if (step !== undefined) context.at(step);
  for (const job of [JUDGING, PAYING, sendingOf(codeOf(context))]) wakeJob(job);
  return answer;
}

async function readMessage(context: BankContext, body: string, hop: Hop): Promise<ToBank> {
  const carried = carriedSchema.safeParse(readJson(body));
  if (!carried.success) throw new ProtocolFault("MESSAGE_INVALID", "body");
  const keys = await context.platformKeys.list(kidOf(carried.data.message));
  const suite = suiteOf(suiteCodeOf(context));
  const { payload } = await suite.verify(carried.data.message, keys, context.now());
  const parsed = toBankSchema.safeParse(payload);
  if (!parsed.success) throw new ProtocolFault("SCHEMA", parsed.error.issues[0]?.path.join("."));
  const { data: message } = parsed;
  if (message.bank !== codeOf(context)) throw new ProtocolFault("WRONG_RECIPIENT", message.bank);
  // The request and the message in it are signed apart: neither may be put with another's.
  const isOther = message.kind === "delivery" && hop.deliveryId !== message.deliveryId;
  const hasOtherConsent = "consent" in message && hop.consentId !== message.consent;
  if (isOther || hasOtherConsent) throw new ProtocolFault("MESSAGE_INVALID", "headers of another message");
  return message;
}

async function take(tx: Transaction, context: BankContext, message: ToBank, hop: Hop): Promise<Answer> {
  switch (message.kind) {
    case "delivery": {
      const answer = await takeDelivery(tx, context, message);
      await openAtOnce(tx, context, message);
      return answer;
    }
    case "keyRelease":
      return takeKey(tx, context, message);
    case "tombstone":
      return takeTombstone(tx, context, message);
    case "acceptance":
      return takeAcceptance(tx, context, message, hop.deliveryId);
    case "withdrawal":
      return takeWithdrawal(tx, context, message, hop.deliveryId);
    case "draw":
      return takeDraw(tx, context, message, hop.deliveryId);
  }
}
