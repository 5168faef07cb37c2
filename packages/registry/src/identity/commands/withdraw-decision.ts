import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { loadPair } from "../load-pair.ts";
import { nothingDecided } from "../refusals.ts";
import { recordDecision } from "./decide-pair.ts";

/** Takes the standing decision back: the pair is in the state before it, and a link ends. Both decisions stay on record. */
export async function withdrawDecision(
  tx: Transaction,
  actor: Actor,
  id: number,
  reason: string,
): Promise<void> {
  const pair = await loadPair(tx, actor.county, id, true);
  if (pair.state === "open") throw nothingDecided();
  const [last] = await tx.query<{ former: string }>(
    `select former from registry.identity_decision where pair = $1 and decision = $2 order by id desc limit 1`,
    [pair.id, pair.state],
  );
  await recordDecision(tx, actor, pair, "withdrawn", reason);
  await tx.query("update registry.identity_pair set state = $2 where id = $1", [
    pair.id,
    last?.former ?? "open",
  ]);
  await tx.query(
    `update registry.identity_link set ended_by = $2, ended_name = $3, end_reason = $4, ended_at = now()
     where pair = $1 and ended_at is null`,
    [pair.id, actor.account, actor.name, reason],
  );
}
