import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { createInvitation, INVITED_ISSUER } from "../../invitation/invitation.ts";
import { endSessionsOf } from "../../session/commands/end-session.ts";
import { holdWholeAccount } from "../own-area.ts";
import { providedElsewhere } from "../refusals.ts";

/**
 * A new one-time link, for a lost password or a link that ran out. The former password ends at once, so do the
 * sessions. Only where every assignment lies inside the area: a reset is a way in.
 */
export async function inviteAgain(tx: Queryable, actor: Actor, account: number): Promise<string> {
  await holdWholeAccount(tx, actor, account);
  const [found] = await tx.query<{ waiting: boolean; known: boolean }>(
    `select a.issuer = $2 as waiting, c.account is not null as known from access.account a
     left join access.credential c on c.account = a.id where a.id = $1`,
    [account, INVITED_ISSUER],
  );
  if (!found?.waiting && !found?.known) throw providedElsewhere();
  await tx.query(
    `update access.credential set salt = null, hash = null, set_at = null, failures = 0, locked_until = null
     where account = $1`,
    [account],
  );
  await endSessionsOf(tx, actor, account);
  return createInvitation(tx, { county: actor.county, account, madeBy: actor.account }, new Date());
}
