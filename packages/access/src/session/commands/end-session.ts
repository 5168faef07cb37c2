import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { Refusal } from "@olive/kernel";
import { isInArea } from "../../scope/reach.ts";
import type { Session } from "../session.ts";

/** Ends somebody's session inside the area: the next request with it is nobody's. */
export async function endSession(
  tx: Queryable,
  actor: Actor,
  session: number,
): Promise<{ readonly account: number }> {
  const [found] = await tx.query<{ account: number; area: string }>(
    `select s.account, g.area from access.session s join access.assignment g on g.id = s.assignment
     where s.id = $1 and s.county = $2 and s.ended_at is null`,
    [session, actor.county],
  );
  if (found === undefined || !isInArea(actor, found.area)) throw noSuchSession();
  await end(tx, actor, "id = $1", session);
  return { account: found.account };
}

/** Ends one of one's own. */
export async function endOwnSession(tx: Queryable, actor: Actor, session: number): Promise<void> {
  const own = await tx.query(
    "select from access.session where id = $1 and account = $2 and ended_at is null",
    [session, actor.account],
  );
  if (own.length === 0) throw noSuchSession();
  await end(tx, actor, "id = $1", session);
}

/** Ends all of one's own but the one that asks. */
export async function endOtherSessions(tx: Queryable, actor: Actor): Promise<void> {
  await tx.query(
    `update access.session set ended_at = now(), ended_by = $1
     where account = $1 and id <> $2 and ended_at is null`,
    [actor.account, (actor as Session).session],
  );
}

export async function endSessionsOf(tx: Queryable, actor: Actor, account: number): Promise<void> {
  await end(tx, actor, "account = $1", account);
}

async function end(tx: Queryable, actor: Actor, which: "id = $1" | "account = $1", id: number) {
  await tx.query(
    `update access.session set ended_at = now(), ended_by = $2 where ${which} and ended_at is null`,
    [id, actor.account],
  );
}

function noSuchSession(): Refusal {
  return new Refusal({
    code: "not-found",
    status: 404,
    message: { zh: "没有这个会话，或已结束", en: "There is no such session, or it has ended" },
    remedy: { zh: "请刷新会话列表", en: "Load the list again" },
  });
}
