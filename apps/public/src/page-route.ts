import { InvalidInput } from "@olive/http";
import { type Speech, sendPage, speechIn } from "@olive/http/page";
import { isRefusal, type Refusal } from "@olive/kernel";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { PublicSite, ShellPage } from "./public-site.ts";

const ofId = z.object({ id: z.uuid() });

export const idOf = (request: FastifyRequest): string => readInput(ofId, request.params, "params").id;
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

/** What a form or an address says, by its schema. Throws InvalidInput. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: "params" | "body" = "body",
): z.output<Schema> {
  const found = schema.safeParse(value ?? {});
  if (!found.success) throw new InvalidInput(part, found.error.issues);
  return found.data;
}
