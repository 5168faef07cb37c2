import type { Database, Queryable, Transaction } from "@olive/db";
import type { Wording } from "@olive/kernel";
import type { FromBank } from "../protocol/messages.ts";

/** Boundaries between the steps of delivery: a server may be killed at each, and nothing is lost or done twice. */
export const DELIVERY_STEPS = [
  "release:locked",
  "release:written",
  "push:claimed",
  "push:signed",
  "push:begun",
  "push:answered",
  "push:verified",
  "push:settled",
  "key:queued",
  "key:claimed",
  "key:begun",
  "key:answered",
  "key:settled",
  "door:verified",
  "door:nonce",
  "door:applied",
  "door:committed",
  "tombstone:queued",
  "tombstone:answered",
] as const;
export type DeliveryStep = (typeof DELIVERY_STEPS)[number];

/** What happened to a message on its way to a bank, for the application that it belongs to. */
export interface DeliveryEvent {
  readonly county: string;
  readonly application: string;
  readonly bank: string;
  readonly message: string;
  readonly at: Date;
  readonly event:
    | "received"
    | "keyReleased"
    | "verified"
    | "contentRefused"
    | "expired"
    | "cancelled"
    | "dead"
    | "ended"
    | "deleted";
  /** Code of what went wrong, or of why it was cancelled. */
  readonly reason: string | null;
}

/** A message of a bank whose signatures hold and which was not seen before. */
export interface BankMessage {
  readonly county: string;
  readonly bank: string;
  readonly message: FromBank;
  readonly receivedAt: Date;
}

/**
 * What lending does with a bank's message, in the transaction that keeps the message. `late`: the application is over;
 * the message is kept and nothing changes. Throws a ProtocolFault (UNKNOWN_APPLICATION, SCHEMA …) to refuse it.
 */
export type ApplyBankMessage = (tx: Transaction, given: BankMessage) => Promise<"applied" | "late">;

/** A consent as it is while its row is locked. */
export interface HeldConsent {
  readonly state: "active" | "paused" | "revoked" | "expired" | "usedUp";
  readonly version: number;
  /** First moment at which it is over. */
  readonly expiresAt: Date;
  readonly purpose: string;
  /** The named banks, each with the sections that it may have. */
  readonly banks: Readonly<Record<string, readonly string[]>>;
}

/** What delivery asks of consents. Revocation takes the same lock: what came first is always certain. */
export interface ConsentGate {
  /** Locks the consent's row until the transaction ends. Undefined where there is none. */
  hold(
    tx: Queryable,
    asked: { county: string; consent: string; now: Date },
  ): Promise<HeldConsent | undefined>;
  /** The same without a lock, for whoever only asks. */
  look(
    db: Queryable,
    asked: { county: string; consent: string; now: Date },
  ): Promise<HeldConsent | undefined>;
  /** Counts one use of a held consent by a bank. Throws CONSENT_USED_UP. */
  use(tx: Transaction, asked: { county: string; consent: string; bank: string; now: Date }): Promise<void>;
}

/** What delivery asks of lending. */
export interface DeliveryHooks {
  readonly applyBankMessage: ApplyBankMessage;
  /**
   * Locks the application's row before anything of its delivery is changed, so that whoever locks it and then queues a
   * message never waits crosswise. Order everywhere: consent, application, outbox.
   */
  readonly holdApplication?: (
    tx: Transaction,
    asked: { readonly county: string; readonly application: string },
  ) => Promise<void>;
  /** In the transaction of the event. */
  readonly applyDelivery?: (tx: Transaction, event: DeliveryEvent) => Promise<void>;
}

/** What delivery stands on. */
export interface DeliverySite {
  readonly db: Database;
  readonly county: { readonly code: string };
  /** Address under which banks reach this house, `https://…`. */
  readonly origin: string;
  /** The key of the house (32 bytes, kept outside the database): contents and private keys are sealed with it. */
  readonly houseKey: () => Promise<Buffer>;
  readonly consents: ConsentGate;
  readonly hooks: DeliveryHooks;
  /** Department that answers for what could not be delivered. */
  readonly ownerDepartment: string;
  /** The time; tests bring their own. */
  readonly now?: () => Date;
  /** Told at each boundary of DELIVERY_STEPS; where tests kill the process. */
  readonly at?: (step: DeliveryStep, message: string) => void | Promise<void>;
  /** Milliseconds that a bank has for its answer. */
  readonly answerWithin?: number;
}

export const nowOf = (site: DeliverySite): Date => site.now?.() ?? new Date();

export async function pass(site: DeliverySite, step: DeliveryStep, message: string): Promise<void> {
  await site.at?.(step, message);
}

/** Texts for people about what stops a delivery; codes of the protocol have their own. */
export const DELIVERY_REASONS: Readonly<Record<string, Wording>> = {
  NETWORK: { zh: "连不上银行的端口", en: "The bank's port can't be reached" },
  TIMEOUT: { zh: "银行没有在时限内答复", en: "The bank didn't answer in time" },
  REDIRECTED: { zh: "银行的端口要求转到别处，不予跟随", en: "The port redirects; that is not followed" },
  ENDPOINT_GONE: { zh: "银行的端口已关停（410）", en: "The port is gone (410)" },
  ANSWER_INVALID: { zh: "答复不是规定的格式", en: "The answer is not of the protocol's form" },
  RECEIPT_FOREIGN: { zh: "回执不是这家银行签的", en: "The receipt is not signed by this bank" },
  RECEIPT_WRONG_DIGEST: {
    zh: "回执里的摘要与发出的不符",
    en: "The receipt's digest is not that of what was sent",
  },
  RECEIPT_OTHER: { zh: "回执说的是另一份投递", en: "The receipt is for another delivery" },
  TRIES_USED_UP: { zh: "十次都没有送达", en: "Ten tries failed" },
};
