import type { Queryable } from "@olive/db";
import { type Actor, readCookie } from "@olive/http";
import type { CountyAccess } from "../county/county-access.ts";
import { drawToken, hashToken } from "../secret.ts";

export const SESSION_COOKIE = "olive_session";
/** A working day with its breaks; after it one signs in again. */
export const SESSION_HOURS = 12;
/** Nobody at the desk for so long, and the session is over (等保 2.0 三级 8.1.4.1: idle sessions end). */
export const IDLE_MINUTES = 30;
/** The time of the last request is written this often at most: not with every click. */
const SEEN_EVERY_SECONDS = 60;
const SECONDS_AN_HOUR = 3600;
/** Thirty-two bytes in base64url. */
const TOKEN = /^[\w-]{43}$/;

/** Somebody who is signed in, and the session in which. */
export interface Session extends Actor {
  readonly session: number;
  readonly purposes: readonly string[];
}

interface SessionRow {
  readonly session: number;
  readonly county: string;
  readonly account: number;
  readonly name: string;
  readonly assignment: number;
  readonly role: string;
  readonly area: string;
  readonly department: string | null;
  readonly purposes: readonly string[];
  readonly secondFactor: boolean;
  readonly stale: boolean;
}

/**
 * Who is signed in by this Cookie header: null for nobody, for a session that was ended, idle or too old, for an
 * account that was ended and an assignment that is over. What the role gives is read from the county's roles each
 * time, so that a changed role counts at once.
 */
export async function findSession(
  db: Queryable,
  { roles }: CountyAccess,
  cookies: string | undefined,
): Promise<Session | null> {
  const token = readCookie(cookies, SESSION_COOKIE);
  if (token === undefined || !TOKEN.test(token)) return null;
  const [row] = await db.query<SessionRow>(
    `select s.id as session, s.county, s.account, a.name, s.assignment, g.role, g.area, g.department, g.purposes,
       s.second_factor_at is not null as "secondFactor",
       s.last_seen_at < now() - make_interval(secs => $3) as stale
     from access.session s
     join access.account a on a.id = s.account and a.ended_at is null
     join access.assignment g on g.id = s.assignment and g.ended_at is null
       and (now() at time zone 'Asia/Shanghai')::date between g.from_on and coalesce(g.until_on, 'infinity')
     where s.token_hash = $1 and s.ended_at is null and s.expires_at > now()
       and s.last_seen_at > now() - make_interval(mins => $2)`,
    [hashToken(token), IDLE_MINUTES, SEEN_EVERY_SECONDS],
  );
  const role = row && roles.get(row.role);
  if (row === undefined || role === undefined) return null;
  const { stale, ...session } = row;
  if (stale) await db.query("update access.session set last_seen_at = now() where id = $1", [row.session]);
  return { ...session, acts: role.acts };
}

export interface NewSession {
  readonly county: string;
  readonly account: number;
  readonly assignment: number;
  /** Whether the way of signing in was itself a second factor, or the former session of a switch had one. */
  readonly secondFactor?: boolean;
}

/** Begins a session. @returns the token for the cookie; the database keeps its hash alone. */
export async function beginSession(db: Queryable, session: NewSession): Promise<string> {
  const token = drawToken();
  await db.query(
    `insert into access.session (token_hash, county, account, assignment, expires_at, second_factor_at)
     values ($1, $2, $3, $4, now() + make_interval(hours => $5), case when $6 then now() end)`,
    [
      hashToken(token),
      session.county,
      session.account,
      session.assignment,
      SESSION_HOURS,
      session.secondFactor === true,
    ],
  );
  return token;
}

/** Ends the session of this Cookie header at once, for every browser that holds the token. */
export async function signOut(db: Queryable, cookies: string | undefined): Promise<void> {
  const token = readCookie(cookies, SESSION_COOKIE);
  if (token === undefined) return;
  await db.query("update access.session set ended_at = now() where token_hash = $1 and ended_at is null", [
    hashToken(token),
  ]);
}

/** Set-Cookie for a token: scripts can't read it, other sites' pages can't send it. `secure` behind TLS. */
export function sessionCookie(token: string, secure: boolean): string {
  const attributes = ["Path=/", "HttpOnly", "SameSite=Lax", `Max-Age=${SESSION_HOURS * SECONDS_AN_HOUR}`];
  return [`${SESSION_COOKIE}=${token}`, ...attributes, ...(secure ? ["Secure"] : [])].join("; ");
}

export function endedSessionCookie(): string {
  return `${SESSION_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
}
