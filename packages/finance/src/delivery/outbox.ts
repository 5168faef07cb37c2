import type { Queryable } from "@olive/db";
import { canonical } from "../protocol/canonical.ts";
import { PROTOCOL, type SuiteCode, type ToBank, toBankSchema } from "../protocol/messages.ts";
import { receiptDigest } from "../protocol/receipt-digest.ts";
import { type DeliverySite, nowOf } from "./delivery-site.ts";
import { houseSeal } from "./house-sealed.ts";

export type OutboxKind = ToBank["kind"];

/** What a message is about: for its order, its row-level security, and the consent under whose lock it stands. */
export interface Addressed {
  readonly application: string;
  readonly bank: string;
  readonly consent: string;
  readonly creditCode: string;
  /** Seat of the business (place code). */
  readonly place: string;
}

type WithoutHead<M> = M extends ToBank ? Omit<M, "protocol" | "id" | "at" | "bank" | "application"> : never;
/** A message without what delivery adds to it. */
export type MessageBody = WithoutHead<ToBank>;

export interface NewMessage extends Addressed {
  /** Number of the message, drawn by the caller: the same number again adds nothing. */
  readonly id: string;
  readonly body: MessageBody;
  readonly suite: SuiteCode;
  /** Of a key release: the delivery that it belongs to. */
  readonly delivery?: string;
  /** Not sent after this: the consent is over. */
  readonly deadline?: Date;
}

/**
 * Adds a message to the outbox, behind those of the same application to the same bank. A message whose number is there
 * already is left as it is.
 * @returns whether it was added now.
 */
export async function addToOutbox(tx: Queryable, site: DeliverySite, given: NewMessage): Promise<boolean> {
  const at = nowOf(site);
  const message = messageOf(given, at);
  const sealed = (await houseSeal(site)).close(canonical(message));
  const { application, bank, consent, creditCode, place } = given;
  // Two that add for one application take turns: each gets a number of its own, in the order of their commits.
  await tx.query("select pg_advisory_xact_lock(hashtext('olive outbox'), hashtext($1))", [application]);
  const added = await tx.query(
    `insert into finance.outbox (county, id, kind, application, bank, consent, delivery, credit_code, place_code,
       sequence, content, content_digest, created_at, next_at, deadline_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce(max(sequence), 0) + 1, $10, $11, $12, $12, $13
     from finance.outbox where county = $1 and application = $4 and bank = $5
     on conflict (id) do nothing returning id`,
    [
      ...[site.county.code, given.id, given.body.kind, application, bank, consent],
      ...[given.delivery ?? null, creditCode, place, sealed],
      ...[receiptDigest(given.suite, message), at, given.deadline ?? null],
    ],
    "finance-add-to-outbox",
  );
  return added.length > 0;
}

function messageOf({ id, bank, application, body }: NewMessage, at: Date): ToBank {
  const head = { protocol: PROTOCOL, id, at: at.toISOString(), bank, application };
  return toBankSchema.parse({ ...head, ...body });
}

/** A row that was claimed: with its content still sealed. */
export interface ClaimedMessage {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly application: string;
  readonly bank: string;
  readonly consent: string;
  readonly delivery: string | null;
  readonly creditCode: string;
  readonly place: string;
  readonly content: string;
  readonly digest: string;
  readonly signed: string | null;
  readonly signedKid: string | null;
  readonly attempt: number;
  readonly begun: boolean;
  readonly deadline: Date | null;
  readonly fence: number;
}

export const CLAIMED_COLUMNS = `o.id, o.kind, o.application, o.bank, o.consent, o.delivery,
  o.credit_code as "creditCode", o.place_code as place, o.content, o.content_digest as digest, o.signed,
  o.signed_kid as "signedKid", o.attempt, o.begun_at is not null as begun, o.deadline_at as deadline, o.fence`;
