import { recordLeaf } from "@olive/access";
import type { Queryable } from "@olive/db";

export interface DeliveryAct {
  readonly county: string;
  readonly at: Date;
  readonly act: string;
  readonly message: string;
  readonly application: string;
  readonly bank: string;
  readonly consent: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The machine's leaf about a delivery: identifiers and codes, nothing of what was delivered. */
export async function recordDelivery(tx: Queryable, given: DeliveryAct): Promise<void> {
  const { county, at, act, message, application, bank, consent, detail = {} } = given;
  await recordLeaf(tx, {
    ...{ county, at, act, account: null, accountName: null, assignment: null, role: null, area: null },
    ...{ purpose: null, reason: null, traceId: null },
    subjects: [`consent:${consent}`, `application:${application}`, `message:${message}`],
    detail: { bank, ...detail },
  });
}

/** Something that a person has to look at: kept until somebody says that they did. */
export async function raiseAlarm(
  tx: Queryable,
  alarm: {
    readonly county: string;
    readonly at: Date;
    readonly bank: string;
    readonly code: string;
    readonly message: string | null;
  },
): Promise<void> {
  await tx.query(
    "insert into finance.delivery_alarm (county, at, bank, code, message) values ($1, $2, $3, $4, $5)",
    [alarm.county, alarm.at, alarm.bank, alarm.code, alarm.message],
  );
}
