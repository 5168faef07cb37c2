import { randomUUID } from "node:crypto";
import { type Transaction, transaction } from "@olive/db";
import { canonical } from "../../protocol/canonical.ts";
import { type CarriedRequest, verifyRequest } from "../../protocol/http-signature.ts";
import type { KnownKey } from "../../protocol/keys.ts";
import { carriedSchema, type FromBank, fromBankSchema, PROTOCOL } from "../../protocol/messages.ts";
import { ProtocolFault } from "../../protocol/protocol-fault.ts";
import { digestHex, suiteOf } from "../../protocol/suite.ts";
import { type BankPort, findBank, listBankKeys } from "../bank.ts";
import { recordDelivery } from "../delivery-leaf.ts";
import { type DeliverySite, nowOf, pass } from "../delivery-site.ts";
import { houseSeal } from "../house-sealed.ts";
import { signingKey } from "../platform-keys.ts";
import { recordContent, recordDeletion } from "../record-answer.ts";
import { replayNonces } from "../replay-nonces.ts";
import { holdApplication } from "../settle-message.ts";

export interface Received {
  readonly outcome: "applied" | "late";
  /** Our signed receipt; the same for the same message, however often it comes. */
  readonly answer: string;
}

export interface Caller {
  readonly bank: BankPort;
  readonly keys: readonly KnownKey[];
}

/** The bank of an address, with the keys that it may sign with. Throws KEY_UNKNOWN for none, or one that has left. */
export async function findCaller(site: DeliverySite, code: string): Promise<Caller> {
  const bank = await findBank(site.db, site.county.code, code);
  if (bank === undefined || bank.state === "left") throw new ProtocolFault("KEY_UNKNOWN", code);
  return { bank, keys: await listBankKeys(site.db, site.county.code, code) };
}

/**
 * Takes a message that a bank sent. Size, signature, freshness and nonce come first, then the message's own signature
 * and form; then, in one transaction, it is kept and applied: once, however often it comes. Throws ProtocolFaults, and
 * keeps nothing of what it refuses.
 */
export async function receiveMessage(
  site: DeliverySite,
  { bank, keys }: Caller,
  request: CarriedRequest,
): Promise<Received> {
  const now = nowOf(site);
  const replays = replayNonces(site, bank.code);
  const hop = await verifyRequest(request, { suite: bank.suite, keys, now, replays });
  await pass(site, "door:nonce", hop.idempotencyKey);
  const signed = readCarried(request.body);
  const { payload } = await suiteOf(bank.suite).verify(signed, keys, now);
  const message = readMessage(payload, bank.code);
  if (hop.idempotencyKey !== message.id) throw new ProtocolFault("IDEMPOTENCY_CONFLICT", "key is not the id");
  await pass(site, "door:verified", message.id);
  const received = await keepOnce(site, bank, message, signed);
  await pass(site, "door:committed", message.id);
  return received;
}

function readCarried(body: Uint8Array | string): string {
  try {
    return carriedSchema.parse(JSON.parse(Buffer.from(body).toString("utf8"))).message;
  } catch {
    throw new ProtocolFault("MESSAGE_INVALID", "body");
  }
}

function readMessage(payload: unknown, bank: string): FromBank {
  const message = fromBankSchema.safeParse(payload);
  if (!message.success) throw new ProtocolFault("SCHEMA", message.error.issues[0]?.path.join("."));
  if (message.data.bank !== bank) throw new ProtocolFault("WRONG_RECIPIENT", "bank");
  return message.data;
}

async function keepOnce(
  site: DeliverySite,
  bank: BankPort,
  message: FromBank,
  signed: string,
): Promise<Received> {
  const { code: county } = site.county;
  const receivedAt = nowOf(site);
  // Signed anew it is the same message: what counts is what it says, not when it was signed.
  const { at: _signedAt, ...content } = message;
  const digest = digestHex(bank.suite, canonical(content));
  const answer = await receiptFor(site, bank, message, digest, receivedAt);
  const sealed = (await houseSeal(site)).close(signed);
  return transaction(site.db, async (tx) => {
    // Of two that bring the same message the second waits here until the first has committed, or failed.
    const fresh = await tx.query(
      `insert into finance.bank_message (county, bank, id, kind, application, payload_digest, signed, received_at, outcome,
         answer)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'applied', $9) on conflict do nothing returning id`,
      [
        ...[county, bank.code, message.id, message.kind, message.application, digest, sealed],
        ...[receivedAt, answer],
      ],
      "finance-keep-message",
    );
    if (fresh.length === 0) return recall(tx, county, bank.code, message.id, digest);
    const outcome = await apply(tx, site, message, receivedAt, sealed);
    if (outcome === "late") {
      await tx.query(
        "update finance.bank_message set outcome = 'late' where county = $1 and bank = $2 and id = $3",
        [county, bank.code, message.id],
      );
    }
    await recordDelivery(tx, {
      ...{ county, at: receivedAt, act: "receiveBankMessage", message: message.id, bank: bank.code },
      ...{ application: message.application, consent: "consent" in message ? message.consent : "" },
      detail: { kind: message.kind, outcome },
    });
    await pass(site, "door:applied", message.id);
    return { outcome, answer };
  });
}

async function recall(
  tx: Transaction,
  county: string,
  bank: string,
  id: string,
  digest: string,
): Promise<Received> {
  const [kept] = await tx.query<Received & { digest: string }>(
    `select outcome, answer, payload_digest as digest from finance.bank_message
     where county = $1 and bank = $2 and id = $3`,
    [county, bank, id],
  );
  if (kept?.digest !== digest) throw new ProtocolFault("IDEMPOTENCY_CONFLICT");
  return { outcome: kept.outcome, answer: kept.answer };
}

/** What delivery itself asked for is its own; all else is lending's. */
async function apply(
  tx: Transaction,
  site: DeliverySite,
  message: FromBank,
  receivedAt: Date,
  sealed: string,
): Promise<"applied" | "late"> {
  if (message.kind === "receipt") throw new ProtocolFault("SCHEMA", "a receipt is an answer");
  if (message.kind === "contentAnswer" || message.kind === "deletion") {
    await holdApplication(tx, site, message);
    const isKnown =
      message.kind === "contentAnswer"
        ? await recordContent(tx, site, message, sealed)
        : await recordDeletion(tx, site, message.bank, message, sealed);
    if (!isKnown) throw new ProtocolFault("UNKNOWN_APPLICATION");
    return "applied";
  }
  return site.hooks.applyBankMessage(tx, {
    ...{ county: site.county.code, bank: message.bank, message, receivedAt },
  });
}

/** What the bank may keep as proof that we have its message: of the shape of its own receipts, signed by us. */
async function receiptFor(
  site: DeliverySite,
  bank: BankPort,
  message: FromBank,
  digest: string,
  at: Date,
): Promise<string> {
  const receipt = {
    ...{ protocol: PROTOCOL, id: randomUUID(), at: at.toISOString(), bank: bank.code },
    ...{ application: message.application, kind: "receipt", deliveryId: message.id, digest },
    receivedAt: at.toISOString(),
  };
  return suiteOf(bank.suite).sign(receipt, await signingKey(site, bank.suite));
}
