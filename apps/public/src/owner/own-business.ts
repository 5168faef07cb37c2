import type { Transaction } from "@olive/db";
import { type Business, loadOwnBusiness } from "@olive/finance";
import type { Actor } from "@olive/http";
import { fromDateNumber, today } from "@olive/kernel";
import type { FastifyRequest } from "fastify";
import { ownTransaction } from "../own-transaction.ts";
import type { PublicSite } from "../public-site.ts";

/** Every page of an owner asks for the same act; whose business it is, `asOwner` says. */
export const OWN = { config: { access: { act: "business.own" } } };

export interface OwnBusiness {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly business: Business;
  readonly now: Date;
}

/** Works for the business whose owner (or clerk with a live mandate) is signed in. Throws Refusal where there is none. */
export function asOwner<T>(
  { db }: PublicSite,
  request: FastifyRequest,
  act: string,
  work: (own: OwnBusiness) => Promise<T>,
): Promise<T> {
  return ownTransaction(db, request, act, async (tx, actor, touch) => {
    const now = new Date();
    const business = await loadOwnBusiness(tx, actor.county, actor.account, fromDateNumber(today(now)));
    touch(`business:${business.creditCode}`);
    return work({ tx, actor, business, now });
  });
}
