import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Actor, Language, Route, RouteInput } from "./contract.ts";
import { InvalidInput } from "./problem.ts";

export interface RequestContext {
  readonly actor: Actor | null;
  readonly language: Language;
  /** The request itself, for the few routes that look at more than their input. */
  readonly request: FastifyRequest;
  /** For the few routes that set a cookie; the answer is the handler's value all the same. */
  readonly reply: FastifyReply;
}

/** Answers one route: gets validated input, gives the body, refuses by throwing a Refusal. */
export type Handler<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
> = (input: RouteInput<P, Q, B>, context: RequestContext) => Promise<z.input<R>>;

/**
 * Serves a contract. Input that doesn't fit is refused with 422 and pointers; an answer that doesn't fit is a fault
 * of ours (500), and what its schema doesn't name never leaves the house.
 */
export function mount<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType>(
  app: FastifyInstance,
  contract: Route<P, Q, B, R>,
  handler: Handler<P, Q, B, R>,
): void {
  app.contracts.push(contract as unknown as Route);
  app.route({
    method: contract.method,
    url: contract.path,
    config: { access: contract.access },
    handler: async (request, reply) => {
      const input = readInput(contract, request);
      const { actor, language } = request;
      const answer = await handler(input, { actor, language, request, reply });
      reply.header("vary", "accept-language").type("application/json; charset=utf-8");
      return JSON.stringify(contract.responses.ok.body.parse(answer));
    },
  });
}

function readInput<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType>(
  contract: Route<P, Q, B, R>,
  request: FastifyRequest,
): RouteInput<P, Q, B> {
  return {
    params: readPart("params", contract.params, request.params) as z.output<P>,
    query: readPart("query", contract.query, request.query) as z.output<Q>,
    body: readPart("body", contract.body, request.body) as z.output<B>,
  };
}

function readPart(part: "params" | "query" | "body", schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return part === "body" ? undefined : {};
  const read = schema.safeParse(value);
  if (!read.success) throw new InvalidInput(part, read.error.issues);
  return read.data;
}
