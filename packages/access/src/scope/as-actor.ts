import { type Database, type Transaction, transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { enterScope, type Guest } from "./enter-scope.ts";

/**
 * Runs `work` in one transaction that sees what the actor may see. Requests come here by way of `mountScoped`; a job
 * that goes on with what somebody began (a bulk answer) comes here with that person's recorded assignment.
 */
export function asActor<T>(
  db: Database,
  actor: Actor,
  work: (tx: Transaction) => Promise<T>,
  guest?: Guest,
): Promise<T> {
  return transaction(db, async (tx) => {
    await enterScope(tx, actor, guest);
    return work(tx);
  });
}
