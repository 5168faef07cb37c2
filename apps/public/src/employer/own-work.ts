import { recordLeaf } from "@olive/access";
import { type Transaction, transaction } from "@olive/db";
import { type Employer, loadOwnEmployer } from "@olive/employment";
import type { Actor } from "@olive/http";
import { Refusal } from "@olive/kernel";
import type { FastifyRequest } from "fastify";
import type { PublicSite } from "../public-site.ts";

export interface OwnWork {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly employer: Employer;
  /** A person whose data this page shows or whose standing it changes. */
  touch(subject: string): void;
}

/**
 * Works for the employer whose account is signed in, in one transaction with the audit's leaf. An employer has no area:
 * it reads as the system does, and every statement is bound to its credit code. Throws Refusal for an account without one.
 */
export function asEmployer<T>(
  { db }: PublicSite,
  request: FastifyRequest,
  act: string,
  work: (own: OwnWork) => Promise<T>,
): Promise<T> {
  const { actor } = request;
  if (actor === null) throw signedOut();
  return transaction(db, async (tx) => {
    const employer = await loadOwnEmployer(tx, actor.county, actor.account);
    const subjects = new Set([`business:${employer.creditCode}`]);
    const answer = await work({ tx, actor, employer, touch: (subject) => void subjects.add(subject) });
    const { county, account, name, assignment, role, area } = actor;
    await recordLeaf(tx, {
      ...{ county, at: new Date(), account, accountName: name, assignment, role, area, act },
      ...{ purpose: null, reason: null, subjects: [...subjects], detail: {}, traceId: request.id },
    });
    return answer;
  });
}

const signedOut = () =>
  new Refusal({
    code: "signed-out",
    status: 401,
    message: { zh: "请先登录", en: "Sign in first" },
    remedy: { zh: "登录后再打开", en: "Sign in, then open it" },
  });
