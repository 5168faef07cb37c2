import type { Transaction } from "@olive/db";
import { UNKNOWN, YES } from "@olive/feel";
import { readCopy } from "../snapshot/read-copy.ts";
import { residentIdOfKey, residentKeyAt } from "../snapshot/resident-key.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { literal } from "../snapshot/sql-text.ts";
import { textIndex } from "../snapshot/text-index.ts";
import type { Outcomes } from "./outcomes.ts";
import type { OutcomeChange } from "./store-run.ts";

/**
 * What differs between the outcomes that stand and new ones. People who are no longer in the snapshot, and policies
 * that are no longer in force, end.
 */
export async function differFromStanding(
  tx: Transaction,
  snapshot: Snapshot,
  outcomes: Outcomes,
): Promise<OutcomeChange[]> {
  const standing = outcomes.verdicts.map((verdicts) => new Uint8Array(verdicts.length));
  const changes = await readStanding(tx, snapshot, outcomes, standing);
  for (const [i, policy] of outcomes.codes.entries()) {
    const before = standing[i] as Uint8Array;
    const after = outcomes.verdicts[i] as Uint8Array;
    for (let row = 0; row < after.length; row += 1) {
      const [was, is] = [before[row] as number, shown(after[row] as number)];
      if (was === is) continue;
      const residentId = residentIdOfKey(snapshot.people.keys[row] as number);
      changes.push({ residentId, policy, before: was, after: is });
    }
  }
  return changes;
}

/** Fills the standing verdicts in; returns those that have no place any more, as changes to no. */
async function readStanding(
  tx: Transaction,
  snapshot: Snapshot,
  { codes }: Outcomes,
  standing: readonly Uint8Array[],
): Promise<OutcomeChange[]> {
  const gone: OutcomeChange[] = [];
  const policies = textIndex();
  for (const code of codes) policies.internText(code);
  let policy = -1;
  let key = 0;
  await readCopy(
    tx.client,
    `select policy, resident_id, verdict = 'yes' from rules.outcome
     where county = ${literal(snapshot.identity.county)} and until_run is null`,
    [
      (bytes, at, length) => {
        policy = policies.intern(bytes, at, length);
      },
      (bytes, at, length) => {
        key = residentKeyAt(bytes, at, length);
      },
      (bytes, at) => {
        const verdict = bytes[at] === 1 ? YES : UNKNOWN;
        const row = policy < codes.length ? snapshot.people.index.find(key) : -1;
        if (row >= 0) (standing[policy] as Uint8Array)[row] = verdict;
        else {
          const before = verdict;
          gone.push({ residentId: residentIdOfKey(key), policy: policies.textOf(policy), before, after: 0 });
        }
      },
    ],
    () => {},
  );
  return gone;
}

function shown(verdict: number): number {
  return verdict === YES || verdict === UNKNOWN ? verdict : 0;
}
