import type { Transaction } from "@olive/db";
import type { DeliveryEvent } from "../delivery/delivery-site.ts";
import { APPLICATION_LIFE } from "./application-life-cycle.ts";
import { lockApplication } from "./applications.ts";
import { moveOwn } from "./move-application.ts";

const ENDING = ["CONSENT_REVOKED", "CONSENT_EXPIRED"];

/**
 * What delivery tells of an application: the bank's receipt, the end of the consent under it, the deletion. A contract
 * that stands is not ended by the end of a consent.
 */
export async function applyDelivery(tx: Transaction, given: DeliveryEvent): Promise<void> {
  const { county, event, reason, at } = given;
  const application = await lockApplication(tx, county, given.application);
  if (application === undefined || application.bank !== given.bank) return;
  if (event === "received") await mark(tx, county, application.id, "received_at", at);
  if (event === "deleted") await mark(tx, county, application.id, "deleted_at", at);
  if (!ENDING.includes(reason ?? "")) return;
  if (APPLICATION_LIFE[application.state].consentEnded !== "ended") return;
  await moveOwn(tx, county, application, "consentEnded", at, { reason });
  await tx.query(
    "update finance.offer set state = 'ended' where county = $1 and application = $2 and state = 'open'",
    [county, application.id],
  );
}

async function mark(
  tx: Transaction,
  county: string,
  id: string,
  column: "received_at" | "deleted_at",
  at: Date,
): Promise<void> {
  await tx.query(
    `update finance.application set ${column} = least(coalesce(${column}, $3), $3) where county = $1 and id = $2`,
    [county, id, at],
  );
}
