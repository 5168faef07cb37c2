/** A contract is a route as data: it runs in the browser too, so nothing here may import the server. */
import type { Wording } from "@olive/kernel";
import type { z } from "zod";

export type Language = keyof Wording;

/**
 * Who may call: everybody; whoever is signed in; or whoever is signed in with a role that gives this act. Declared on
 * every route: a route without it doesn't start (see `listUndeclared`).
 */
export type Access = "public" | "signedIn" | { readonly act: string };

/**
 * What an answer may depend on. `open`: nothing about people, households, businesses or cases, so that it is the same
 * for everybody who may call. `own`: the caller's own things alone. `area`: rows inside the caller's area, held by
 * row-level security underneath; a generated test draws user × area × every such route.
 */
export type RouteScope = "open" | "own" | "area";

/** Who is signed in, under one assignment: what they may do (acts), where (area), for whom (department). */
export interface Actor {
  /** Six digits. */
  readonly county: string;
  /** Number of the account; names may be shared, numbers aren't. */
  readonly account: number;
  readonly name: string;
  /** Number of the assignment in use: a person may have several, and works under one at a time. */
  readonly assignment: number;
  readonly role: string;
  /** Place code of the area that the person works for: everything inside it is theirs to see. */
  readonly area: string;
  readonly department: string | null;
  readonly acts: readonly string[];
  /** Whether a second factor was shown in this session. */
  readonly secondFactor: boolean;
}

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** Statuses that a route may refuse with, beside 500, which every route may. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 412 | 413 | 422 | 429 | 503;

type NoFields = z.ZodObject<Record<never, never>>;

export interface Route<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  /** Operation id in OpenAPI: verb-noun in camel case, unique in the house. */
  readonly name: string;
  readonly method: Method;
  /** Fastify's form, `/api/places/:code`. */
  readonly path: string;
  readonly access: Access;
  readonly scope: RouteScope;
  readonly tag: Wording;
  readonly summary: Wording;
  readonly description?: Wording;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly responses: {
    readonly ok: { readonly body: R; readonly description: Wording };
    readonly problems: readonly ProblemStatus[];
  };
  /** One full, true-to-life answer, with invented people only. The documentation shows it; a test validates it. */
  readonly example: z.input<R>;
}

/** What a handler or a caller sees of a route's input. */
export interface RouteInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
}

/** Declares a route. It only gives the types: the value comes back as it is. */
export function route<
  R extends z.ZodType,
  P extends z.ZodObject = NoFields,
  Q extends z.ZodObject = NoFields,
  B extends z.ZodType = z.ZodUndefined,
>(contract: Route<P, Q, B, R>): Route<P, Q, B, R> {
  return contract;
}

/** Whether this actor (null: nobody signed in) may call a route with this access. */
export function mayCall(access: Access, actor: Actor | null): boolean {
  if (access === "public") return true;
  if (actor === null) return false;
  return access === "signedIn" || actor.acts.includes(access.act);
}
