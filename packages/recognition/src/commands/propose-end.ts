import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { findGroup } from "../policy.ts";
import type { Reasoner } from "../reasons/reasoner.ts";
import { standingUnknown } from "../refusals.ts";
import type { RecognitionOffice } from "../site.ts";
import { openByHand } from "./open-by-hand.ts";

export interface ProposeEndInput {
  readonly standing: string;
  readonly reason: string;
  readonly reasoner: Reasoner | undefined;
  readonly now: Date;
}

/** Somebody finds that a recognition should end: another person decides, after the person was told and heard. */
export async function proposeEnd(
  tx: Transaction,
  site: RecognitionOffice,
  actor: Actor,
  { standing, ...input }: ProposeEndInput,
): Promise<string> {
  const [found] = await tx.query<{ reference: string; policy: string }>(
    "select reference, policy from recognition.standing where county = $1 and id = $2 and ended_on is null",
    [actor.county, standing],
  );
  if (found === undefined) throw standingUnknown();
  return openByHand(tx, site, actor, {
    ...{ kind: "end", reference: found.reference, policy: findGroup(site.policies, found.policy) },
    ...{ standingId: standing, ...input },
  });
}
