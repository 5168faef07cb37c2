import { randomUUID } from "node:crypto";
import type { Transaction } from "@olive/db";
import type { FromBank } from "../protocol/index.ts";
import { ProtocolFault } from "../protocol/protocol-fault.ts";
import { APPLICATION_LIFE, type ApplicationEvent } from "./application-life-cycle.ts";
import { type Application, recordEvent } from "./applications.ts";
import * as refusals from "./refusals.ts";

/** A bank's message whose signatures hold. */
export interface GivenMessage {
  readonly county: string;
  readonly bank: string;
  readonly message: FromBank;
  readonly receivedAt: Date;
}

/** What came of a message: it counted, or the application was past it and it is only kept. */
export type Effect = "applied" | "late";

/**
 * Moves an application by a fact of money; what can't have happened is refused.
 * @returns whether it changed something, or came after the end.
 */
export async function moveByFact(
  tx: Transaction,
  county: string,
  application: Application,
  event: Exclude<ApplicationEvent, "accepted" | "notSelected" | "withdrawn" | "consentEnded">,
  message: FromBank,
  now: Date,
): Promise<Effect> {
  const next = APPLICATION_LIFE[application.state][event];
  if (next === "refused") throw new ProtocolFault("APPLICATION_CLOSED");
  const late = next === "late";
  await recordEvent(tx, county, application, {
    ...{ message: message.id, event, to: late ? application.state : next },
    ...{ effect: late ? "late" : "applied", signedAt: new Date(message.at), now, body: message },
  });
  return late ? "late" : "applied";
}

/** Moves an application by an act of ours, which is its own record. */
export async function moveOwn(
  tx: Transaction,
  county: string,
  application: Application,
  event: "accepted" | "notSelected" | "withdrawn" | "consentEnded",
  now: Date,
  body: unknown,
): Promise<void> {
  const next = APPLICATION_LIFE[application.state][event];
  if (next === "refused") throw refusals.offerNotOpen();
  const late = next === "late";
  await recordEvent(tx, county, application, {
    ...{ message: randomUUID(), event, to: late ? application.state : next },
    ...{ effect: late ? "late" : "applied", signedAt: now, now, body },
  });
}
