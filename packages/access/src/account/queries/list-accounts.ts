import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { codeRange, parsePlaceCode } from "@olive/kernel";
import { type AccessSite, areaName, roleName } from "../../access-site.ts";
import { isInArea } from "../../scope/reach.ts";
import { IDLE_MINUTES } from "../../session/session.ts";

export interface AccountFilter {
  readonly text?: string | undefined;
  readonly area?: string | undefined;
  readonly ended: "hidden" | "shown";
}

/** A few hundred colleagues at most: the surnames that ICU reads wrongly stand a little off their place. */
const BY_NAME = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

interface AccountRow {
  readonly account: number;
  readonly name: string;
  readonly login: string | null;
  readonly department: string | null;
  readonly state: "active" | "invited" | "locked" | "ended";
  readonly secondFactor: boolean;
  readonly lastSeenAt: Date | null;
  readonly openSessions: number;
}

interface HeldRow {
  readonly account: number;
  readonly id: number;
  readonly role: string;
  readonly area: string;
  readonly department: string | null;
  readonly purposes: string[];
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly endedAt: Date | null;
  readonly endedReason: string | null;
}

/** Accounts with an assignment inside the area (or the place asked for), by name; of each, what lies inside. */
export async function listAccounts(tx: Queryable, actor: Actor, site: AccessSite, filter: AccountFilter) {
  const { first, last } = narrowed(actor, filter.area);
  const held = await tx.query<HeldRow>(
    `select account, id, role, area, department, purposes, from_on::text as "fromOn", until_on::text as "untilOn",
       ended_at as "endedAt", ended_reason as "endedReason"
     from access.assignment where county = $1 and area between $2 and $3 order by ended_at desc nulls first, id`,
    [actor.county, first, last],
  );
  const accounts = await tx.query<AccountRow>(ACCOUNTS, [
    [...new Set(held.map(({ account }) => account))],
    filter.text ?? "",
    filter.ended === "shown",
    IDLE_MINUTES,
  ]);
  const byAccount = Map.groupBy(held, ({ account }) => account);
  accounts.sort((one, other) => BY_NAME.compare(one.name, other.name));
  return accounts.map(({ lastSeenAt, ...account }) => ({
    ...account,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    own: account.account === actor.account,
    assignments: (byAccount.get(account.account) ?? []).map((one) => inWords(site, one)),
  }));
}

/** Never wider than the actor's area, whatever place was asked for. */
function narrowed(actor: Actor, asked: string | undefined): { first: string; last: string } {
  const place = asked === undefined || !isInArea(actor, asked) ? undefined : parsePlaceCode(asked);
  return codeRange(place ?? parsePlaceCode(actor.area)!);
}

const ACCOUNTS = `select a.id as account, a.name, c.login, a.department,
    case when a.ended_at is not null then 'ended'
         when c.locked_until > now() or f.locked_until > now() then 'locked'
         when (a.issuer = 'invited') or (c.account is not null and c.set_at is null) then 'invited'
         else 'active' end as state,
    f.confirmed_at is not null as "secondFactor", s.last as "lastSeenAt", coalesce(s.open, 0) as "openSessions"
  from access.account a left join access.credential c on c.account = a.id
  left join access.second_factor f on f.account = a.id
  left join lateral (
    select max(last_seen_at) as last, count(*) filter (where ended_at is null and expires_at > now()
      and last_seen_at > now() - make_interval(mins => $4)) as open
    from access.session where account = a.id) s on true
  where a.id = any($1) and (a.ended_at is null or $3)
    and ($2 = '' or position(lower($2) in lower(concat_ws(' ', a.name, c.login, a.department))) > 0)
  order by a.id`;

function inWords(site: AccessSite, { account: _, endedAt, ...held }: HeldRow) {
  return {
    ...held,
    endedAt: endedAt?.toISOString() ?? null,
    roleName: roleName(site, held.role),
    areaName: areaName(site, held.area),
  };
}
