import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { PairDecision, PairState } from "../../contracts/identity.ts";
import { loadPair, type StoredPair } from "../load-pair.ts";
import { alreadyDecided } from "../refusals.ts";

/** From where each decision is open: what is decided is withdrawn first, so that nobody overrules without saying so. */
const FROM: Readonly<Record<PairDecision, readonly PairState[]>> = {
  same: ["open", "needsData"],
  different: ["open", "needsData"],
  needsData: ["open"],
};

/** A person's decision on a pair. Of two numbers that are one person a link is kept; no register row changes. */
export async function decidePair(
  tx: Transaction,
  actor: Actor,
  id: number,
  decision: PairDecision,
  reason: string,
): Promise<void> {
  const pair = await loadPair(tx, actor.county, id, true);
  if (!FROM[decision].includes(pair.state)) throw alreadyDecided();
  await recordDecision(tx, actor, pair, decision, reason);
  await tx.query("update registry.identity_pair set state = $2 where id = $1", [pair.id, decision]);
  if (decision !== "same" || pair.kind !== "twoNumbers") return;
  await tx.query(
    `insert into registry.identity_link (pair, county, place_code, left_reference, right_reference, decided_by,
       decided_name, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[pair.id, pair.county, pair.place_code, pair.left_key, pair.right_key],
      ...[actor.account, actor.name, reason],
    ],
  );
}

export async function recordDecision(
  tx: Transaction,
  actor: Actor,
  pair: StoredPair,
  decision: PairDecision | "withdrawn",
  reason: string,
): Promise<void> {
  await tx.query(
    `insert into registry.identity_decision (pair, county, place_code, decision, former, reason, account, account_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [pair.id, pair.county, pair.place_code, decision, pair.state, reason, actor.account, actor.name],
  );
}
