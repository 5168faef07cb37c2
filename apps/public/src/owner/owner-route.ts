import { type Speech, sendPage, speechIn } from "@olive/http/page";
import { isRefusal, type Refusal } from "@olive/kernel";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { PublicSite, ShellPage } from "../public-site.ts";
import { readForm } from "../read-form.ts";

/** Every page of an owner asks for the same act; whose business it is, `asOwner` says. */
export const OWN = { config: { access: { act: "business.own" } } };

const ofId = z.object({ id: z.uuid() });

export const idOf = (request: FastifyRequest): string => readForm(ofId, request.params, "params").id;
export const speech = (request: FastifyRequest): Speech => speechIn(request.language);

/** Sends a page in the house's frame, with the refusal's status where one is on it. */
export function show(
  site: PublicSite,
  request: FastifyRequest,
  reply: FastifyReply,
  page: ShellPage,
  refusal?: Refusal,
): Promise<FastifyReply> {
  return sendPage(
    request,
    refusal === undefined ? reply : reply.code(refusal.status),
    site.frame(request, page),
  );
}

/** Where an act is refused, its page comes again and says so. */
export async function orRefusal<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}
