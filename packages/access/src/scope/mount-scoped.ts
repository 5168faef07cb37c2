import type { Database, Transaction } from "@olive/db";
import { type Actor, type Language, mount, type Route, type RouteInput } from "@olive/http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { z } from "zod";
import { recordLeaf } from "../audit/leaf.ts";
import { findLiveExtension } from "../extension/find-guest.ts";
import { type About, collectAbout } from "./about.ts";
import { asActor } from "./as-actor.ts";

/** What a scoped handler works with: a transaction in the actor's scope, and never the database behind it. */
export interface ScopedWork {
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly language: Language;
  readonly about: About;
  /** The request itself, for the few routes that look at more than their input. */
  readonly request: FastifyRequest;
}

export type ScopedHandler<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
> = (work: ScopedWork, input: RouteInput<P, Q, B>) => Promise<z.input<R>>;

export interface ScopedOptions<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  /** The one person that this call reads, by reference: may be outside the area for whoever was given three hours. */
  guest?(input: RouteInput<P, Q, B>): string;
}

/**
 * Serves a contract to signed-in people: one transaction in the caller's scope, in which the handler works and the
 * audit's leaf is written. What fails leaves neither a change nor an answer.
 */
export function mountScoped<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
>(
  app: FastifyInstance,
  site: { readonly db: Database },
  contract: Route<P, Q, B, R>,
  handler: ScopedHandler<P, Q, B, R>,
  options: ScopedOptions<P, Q, B> = {},
): void {
  if (contract.access === "public") throw new RangeError(`${contract.name} is public: nobody's scope`);
  mount(app, contract, async (input, { actor, language, request }) => {
    if (actor === null) throw new RangeError(`${contract.name} was called by nobody`);
    const { about, touched } = collectAbout();
    const person = options.guest?.(input);
    const extension = person && (await findLiveExtension(site.db, actor, person));
    if (extension) about.detail({ extension });
    return asActor(
      site.db,
      actor,
      async (tx) => {
        const answer = await handler({ tx, actor, language, about, request }, input);
        await recordLeaf(tx, { ...leafOf(actor, contract.name, request.id), ...touched() });
        return answer;
      },
      person && extension ? { person } : undefined,
    );
  });
}

function leafOf(actor: Actor, act: string, traceId: string) {
  const { county, account, name, assignment, role, area } = actor;
  return { county, at: new Date(), account, accountName: name, assignment, role, area, act, traceId };
}
