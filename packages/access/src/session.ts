import type { Queryable } from "@olive/db";
import { type Actor, readCookie } from "@olive/http";
import { hashToken } from "./secret.ts";
import { SESSION_HOURS } from "./sign-in.ts";

export interface Session extends Actor {
  readonly county: string;
}

export const SESSION_COOKIE = "olive_session";
const SECONDS_AN_HOUR = 3600;
/** Thirty-two bytes in base64url. */
const TOKEN = /^[\w-]{43}$/;

/** Who is signed in by this Cookie header; null for nobody, an ended session or one that is too old. */
export async function findSession(db: Queryable, cookies: string | undefined): Promise<Session | null> {
  const token = readCookie(cookies, SESSION_COOKIE);
  if (token === undefined || !TOKEN.test(token)) return null;
  const [session] = await db.query<Session>(
    `select county, role, area from access.session
     where token_hash = $1 and ended_at is null and expires_at > now()`,
    [hashToken(token)],
  );
  return session ?? null;
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
