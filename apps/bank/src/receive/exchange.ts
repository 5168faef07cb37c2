import type { Transaction } from "@olive/db";
import { contentDigestOf, ProtocolFault, type ToBank } from "@olive/finance/protocol";
import { type BankContext, codeOf, suiteCodeOf } from "../bank-context.ts";

export interface Answer {
  readonly status: number;
  /** The signed answer. */
  readonly message: string;
  /** False where another try with other content may succeed: the answer is then not kept. */
  readonly final: boolean;
}

/**
 * Does a thing once: a repeat gets the answer of the first time, byte for byte; the same thing with other content is
 * refused (IDEMPOTENCY_CONFLICT). Two at the same moment take turns on the row.
 */
export async function once(
  tx: Transaction,
  context: BankContext,
  message: ToBank,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (context.knobs.get("forgetful") !== undefined) return work();
  const subject = subjectOf(message);
  const fingerprint = contentDigestOf(suiteCodeOf(context), message);
  const values = [codeOf(context), subject];
  const mine = await tx.query(
    `insert into bank.exchange (bank, subject, fingerprint, at) values ($1, $2, $3, $4)
     on conflict do nothing returning subject`,
    [...values, fingerprint, context.now()],
    "bank-exchange",
  );
  if (mine.length === 0) return recall(tx, values, fingerprint);
  const answer = await work();
  if (answer.final) {
    await tx.query(
      "update bank.exchange set status = $3, answer = $4 where bank = $1 and subject = $2",
      [...values, answer.status, answer.message],
      "bank-exchange-answered",
    );
  } else await tx.query("delete from bank.exchange where bank = $1 and subject = $2", values);
  return answer;
}

async function recall(tx: Transaction, values: readonly string[], fingerprint: string): Promise<Answer> {
  const [kept] = await tx.query<{ fingerprint: string; status: number; answer: string }>(
    "select fingerprint, status, answer from bank.exchange where bank = $1 and subject = $2",
    values,
    "bank-exchange-recall",
  );
  if (kept?.fingerprint !== fingerprint) throw new ProtocolFault("IDEMPOTENCY_CONFLICT");
  return { status: kept.status, message: kept.answer, final: true };
}

/** What a message is about, once and for all. */
function subjectOf(message: ToBank): string {
  switch (message.kind) {
    case "delivery":
    case "keyRelease":
      return `${message.kind} ${message.deliveryId}`;
    case "tombstone":
      return `tombstone ${message.consent} ${message.application}`;
    case "acceptance":
    case "withdrawal":
      return `${message.kind} ${message.offer}`;
    case "draw":
      return `draw ${message.offer} ${message.draw}`;
  }
}
