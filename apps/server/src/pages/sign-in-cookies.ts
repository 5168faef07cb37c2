import type { SignInState } from "@olive/access";
import { readCookie } from "@olive/http";
import type { FastifyRequest } from "fastify";
import { z } from "zod";

/** Where one lands who didn't come from anywhere. */
export const DESK = "/desk/";

/** Kept between leaving for the provider and coming back. */
const STATE_COOKIE = "olive_sign_in";
const STATE_SECONDS = 900;

const stateSchema = z.object({
  state: z.string(),
  verifier: z.string(),
  back: z.string(),
  invitation: z.string().optional(),
});
const backQuery = z.object({ back: z.string().max(500).catch(DESK).default(DESK) });

/** A path of ours, or the desk: nobody is sent to another site by an address that somebody else wrote. */
export function ownBack(back: string): string {
  if (!/^\/(?![/\\])[^\s\\]*$/.test(back)) return DESK;
  // As a browser would write it: a header holds no Chinese.
  const { pathname, search, hash } = new URL(back, "http://own.invalid");
  return pathname + search + hash;
}

/** Where the query says to come back to. */
export function readBack(request: FastifyRequest): string {
  return ownBack(backQuery.parse(request.query).back);
}

/** Set-Cookie for what has to come back; for undefined, its end. */
export function stateCookie(kept: SignInState | undefined, secure: boolean): string {
  const value = kept === undefined ? "" : Buffer.from(JSON.stringify(kept)).toString("base64url");
  const age = kept === undefined ? 0 : STATE_SECONDS;
  return `${STATE_COOKIE}=${value}; Path=/sign-in; HttpOnly; SameSite=Lax; Max-Age=${age}${secure ? "; Secure" : ""}`;
}

export function readState(request: FastifyRequest): SignInState | undefined {
  const value = readCookie(request.headers.cookie, STATE_COOKIE);
  try {
    return stateSchema.parse(JSON.parse(Buffer.from(value ?? "", "base64url").toString()));
  } catch {
    return undefined;
  }
}
