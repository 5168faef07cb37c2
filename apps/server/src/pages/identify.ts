import { refuseRemote } from "@olive/access";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Site } from "../http/site.ts";
import { wrongCredentials } from "./sign-in-refusals.ts";

const chosen = z.object({ account: z.string() });

/** Who it is that posted the sign-in form: in the demo the account of a card, on this machine alone. */
export async function identify(site: Site, request: FastifyRequest): Promise<string> {
  const card = chosen.safeParse(request.body);
  if (!card.success || site.mode !== "demo") throw wrongCredentials();
  refuseRemote(request.socket.remoteAddress);
  const account = site.access.demoAccounts.find(({ code }) => code === card.data.account);
  if (account === undefined) throw wrongCredentials();
  return account.code;
}
