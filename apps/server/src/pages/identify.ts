import { checkPassword, createAttemptLimit, isLoopback, refuseRemote } from "@olive/access";
import { GENERAL_PROBLEMS } from "@olive/http";
import { Refusal } from "@olive/kernel";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Site } from "../http/site.ts";
import { wrongCredentials } from "./sign-in-refusals.ts";

const chosen = z.object({ account: z.string() });
const typed = z.object({ login: z.string().min(1).max(64), password: z.string().min(1).max(128) });

/** Attempts of one address in ten minutes; an account's own lock is stricter. A proxy's address is loopback: no limit. */
const ATTEMPTS = 60;
const WINDOW_MS = 10 * 60_000;

/** Who it is that posted the sign-in form: whose login and password, in the demo also whose card. @returns the subject. */
export function createIdentify(site: Site): (request: FastifyRequest) => Promise<string> {
  const limit = createAttemptLimit(ATTEMPTS, WINDOW_MS);
  return async (request) => {
    const card = chosen.safeParse(request.body);
    if (card.success) return identifyCard(site, request, card.data.account);
    const address = request.socket.remoteAddress ?? "";
    if (!isLoopback(address) && !limit.take(address, new Date())) throw tooMany();
    const credential = typed.safeParse(request.body);
    if (!credential.success) throw wrongCredentials();
    const subject = await checkPassword(site.db, site.county.code, credential.data, new Date());
    if (subject === "busy") throw tooMany();
    if (subject === undefined) throw wrongCredentials();
    return subject.subject;
  };
}

/** In the demo one click is enough, on this machine alone. */
function identifyCard(site: Site, request: FastifyRequest, code: string): string {
  if (site.mode !== "demo") throw wrongCredentials();
  refuseRemote(request.socket.remoteAddress);
  const account = site.access.demoAccounts.find((one) => one.code === code);
  if (account === undefined) throw wrongCredentials();
  return account.code;
}

function tooMany(): Refusal {
  const { status, title, remedy } = GENERAL_PROBLEMS["too-many-requests"];
  return new Refusal({ code: "too-many-requests", status, message: title, remedy });
}
