import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { codeRange, parsePlaceCode } from "@olive/kernel";
import { type AccessSite, areaName, roleName } from "../../access-site.ts";
import { IDLE_MINUTES, type Session } from "../session.ts";

interface OpenSessionRow {
  readonly session: number;
  readonly account: number;
  readonly name: string;
  readonly role: string;
  readonly area: string;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly secondFactor: boolean;
}

const OPEN = `select s.id as session, s.account, a.name, g.role, g.area, s.started_at as "startedAt",
    s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", s.second_factor_at is not null as "secondFactor"
  from access.session s join access.account a on a.id = s.account
  join access.assignment g on g.id = s.assignment and g.ended_at is null
  where s.county = $1 and s.ended_at is null and s.expires_at > now()
    and s.last_seen_at > now() - make_interval(mins => ${IDLE_MINUTES})`;

/** Sessions under an assignment inside the area, the latest first. */
export async function listOpenSessions(tx: Queryable, actor: Actor, site: AccessSite) {
  const { first, last } = codeRange(parsePlaceCode(actor.area)!);
  const rows = await tx.query<OpenSessionRow>(
    `${OPEN} and g.area between $2 and $3 order by s.last_seen_at desc limit 500`,
    [actor.county, first, last],
  );
  return rows.map((row) => inWords(site, actor, row));
}

export async function listOwnSessions(tx: Queryable, actor: Actor, site: AccessSite) {
  const rows = await tx.query<OpenSessionRow>(`${OPEN} and s.account = $2 order by s.last_seen_at desc`, [
    actor.county,
    actor.account,
  ]);
  return rows.map((row) => inWords(site, actor, row));
}

function inWords(site: AccessSite, actor: Actor, { role, area, ...row }: OpenSessionRow) {
  return {
    ...row,
    roleName: roleName(site, role),
    areaName: areaName(site, area),
    startedAt: row.startedAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    current: row.session === (actor as Session).session,
  };
}
