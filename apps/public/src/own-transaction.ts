import { recordLeaf } from "@olive/access";
import { type Database, type Transaction, transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { Refusal } from "@olive/kernel";
import type { FastifyRequest } from "fastify";

/**
 * Works for whoever is signed in to do their own business, in one transaction with the audit's leaf. They have no area:
 * the transaction reads as the system does, and every statement in it is bound to what `work` knows to be theirs; the
 * leaf names the subjects that `work` touched. Throws Refusal `signed-out`.
 */
export function ownTransaction<T>(
  db: Database,
  request: FastifyRequest,
  act: string,
  work: (tx: Transaction, actor: Actor, touch: (subject: string) => void) => Promise<T>,
): Promise<T> {
  const { actor } = request;
  if (actor === null) throw signedOut();
  return transaction(db, async (tx) => {
    const subjects = new Set<string>();
    const answer = await work(tx, actor, (subject) => void subjects.add(subject));
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
