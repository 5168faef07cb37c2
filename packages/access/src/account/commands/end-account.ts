import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { endAssignments, refuseWithoutAdministrator } from "../../assignment/end-assignment.ts";
import type { CountyAccess } from "../../county/county-access.ts";
import { endSessionsOf } from "../../session/commands/end-session.ts";
import { holdWholeAccount } from "../own-area.ts";

/** Ends an account, its assignments and its sessions, with a reason. It stays, for whoever has to answer for it. */
export async function endAccount(
  tx: Queryable,
  actor: Actor,
  access: CountyAccess,
  { account, reason }: { readonly account: number; readonly reason: string },
): Promise<void> {
  const standing = (await holdWholeAccount(tx, actor, account)).map(({ id }) => id);
  await refuseWithoutAdministrator(tx, actor, access, standing);
  await endAssignments(tx, actor, standing, reason);
  await endSessionsOf(tx, actor, account);
  await tx.query(
    "update access.account set ended_at = now(), ended_by = $2, ended_reason = $3 where id = $1",
    [account, actor.account, reason],
  );
}
