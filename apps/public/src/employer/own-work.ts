import type { Transaction } from "@olive/db";
import { type Employer, loadOwnEmployer } from "@olive/employment";
import type { Actor } from "@olive/http";
import type { FastifyRequest } from "fastify";
import { ownTransaction } from "../own-transaction.ts";
import type { PublicSite } from "../public-site.ts";

export interface OwnWork {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly employer: Employer;
  /** A person whose data this page shows or whose standing it changes. */
  touch(subject: string): void;
}

/** Works for the employer whose account is signed in. Throws Refusal for an account without one. */
export function asEmployer<T>(
  { db }: PublicSite,
  request: FastifyRequest,
  act: string,
  work: (own: OwnWork) => Promise<T>,
): Promise<T> {
  return ownTransaction(db, request, act, async (tx, actor, touch) => {
    const employer = await loadOwnEmployer(tx, actor.county, actor.account);
    touch(`business:${employer.creditCode}`);
    return work({ tx, actor, employer, touch });
  });
}
