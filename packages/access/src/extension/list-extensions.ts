import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";

interface ExtensionRow {
  readonly id: number;
  readonly person: string;
  readonly reader: string;
  readonly own: boolean;
  readonly purpose: string;
  readonly reason: string;
  readonly openedAt: Date;
  readonly untilAt: Date;
  readonly live: boolean;
  readonly supervisor: string | null;
  readonly seenAt: Date | null;
}

const MOST = 100;

/** The actor's own readings outside the area and those reported to the actor, the latest first; or one by number. */
export async function listExtensions(tx: Queryable, actor: Actor, id: number | null = null) {
  const rows = await tx.query<ExtensionRow>(
    `select e.id, e.person, a.name as reader, e.account = $1 as own, e.purpose, e.reason,
       e.opened_at as "openedAt", e.until_at as "untilAt", e.until_at > now() as live, s.name as supervisor,
       e.seen_at as "seenAt"
     from access.extension e join access.account a on a.id = e.account
     left join access.account s on s.id = e.supervisor
     where (e.account = $1 or e.supervisor = $1) and ($2::integer is null or e.id = $2)
     order by e.opened_at desc, e.id desc limit ${MOST}`,
    [actor.account, id],
  );
  return rows.map(({ openedAt, untilAt, seenAt, ...row }) => ({
    ...row,
    openedAt: openedAt.toISOString(),
    untilAt: untilAt.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
  }));
}

/** How many are reported to the actor and not yet seen. */
export async function countToSee(tx: Queryable, actor: Actor): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    "select count(*) as count from access.extension where supervisor = $1 and seen_at is null",
    [actor.account],
  );
  return row?.count ?? 0;
}
