import { randomBytes } from "node:crypto";
import { Refusal } from "@olive/kernel";
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { type Access, type Actor, type Language, mayCall, type Route } from "./contract.ts";
import { GENERAL_PROBLEMS } from "./general-problems.ts";
import { chooseLanguage, LANGUAGE_COOKIE, readCookie } from "./language.ts";
import { type Problem, problemOf } from "./problem.ts";
import { refuseForeignOrigin, SECURITY_HEADERS } from "./security.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Who may call this route. Every route has it: `listUndeclared` finds those that don't. */
    access?: Access;
  }
  interface FastifyRequest {
    /** Who is signed in; null for nobody. Set before the handler, on routes that aren't for assets. */
    actor: Actor | null;
    language: Language;
  }
  interface FastifyInstance {
    /** The contracts mounted so far, for the documentation. */
    contracts: Route[];
    /** Every route with its access, for the check that none is undeclared. */
    declared: { method: string; path: string; access: Access | undefined }[];
  }
}

export interface ShellOptions {
  readonly logger?: FastifyBaseLogger;
  /** Finds who is signed in from the request's cookie. */
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | null>;
  /** HTML of a problem, for a browser's request of a page; without it every problem is JSON. */
  readonly renderProblem?: (problem: Problem, request: FastifyRequest) => string;
}

/** 64 KB: our forms and questions are small; extracts come by the command line, not through here. */
const BODY_LIMIT = 64 * 1024;
/** Ten characters of 32 are 50 bits: no two requests of a year share a number, and it can be read out by phone. */
const TRACE_CHARACTERS = 10;
const TRACE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GIVEN_REQUEST_ID = /^[\w-]{8,64}$/;

/** The HTTP shell: request numbers, security headers, language, access, problems. Routes are mounted on it. */
export function createShell(options: ShellOptions): FastifyInstance {
  const app = fastify({
    ...(options.logger === undefined ? {} : { loggerInstance: options.logger }),
    bodyLimit: BODY_LIMIT,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => givenOrNewId(request.headers["x-request-id"]),
  });
  app.decorate("contracts", []);
  app.decorate("declared", []);
  app.decorateRequest("actor", null);
  app.decorateRequest("language", "zh");
  app.addHook("onRoute", (route) => {
    for (const method of [route.method].flat()) {
      app.declared.push({ method, path: route.url, access: route.config?.access });
    }
  });
  addRequestHooks(app, options);
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, options));
  app.setNotFoundHandler((request, reply) => sendProblem(notFound(), request, reply, options));
  return app;
}

/** Routes whose access nobody declared: must be empty. HEAD is what Fastify adds to every GET. */
export function listUndeclared(app: FastifyInstance): string[] {
  return app.declared
    .filter(({ access }) => access === undefined)
    .map(({ method, path }) => `${method} ${path}`);
}

function addRequestHooks(app: FastifyInstance, { authenticate }: ShellOptions): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(SECURITY_HEADERS).header("x-request-id", request.id);
    request.language = chooseLanguage(
      request.headers["accept-language"],
      readCookie(request.headers.cookie, LANGUAGE_COOKIE),
    );
    refuseForeignOrigin(request);
    if (request.headers.cookie !== undefined) request.actor = await authenticate(request);
    const access = request.routeOptions.config.access;
    if (access !== undefined && !mayCall(access, request.actor)) throw refuseAccess(request.actor);
  });
  app.addHook("onResponse", async (request, reply) => {
    // The route's pattern, not its address: an address may hold what somebody searched for.
    const path = request.routeOptions.url ?? "(none)";
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method: request.method, path, status: reply.statusCode, ms }, "request");
  });
}

async function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { renderProblem }: ShellOptions,
): Promise<FastifyReply> {
  const path = request.url.split("?")[0] ?? "/";
  const { language } = request;
  const problem = problemOf(error, { language, path, traceId: request.id });
  if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, "fault");
  reply
    .code(problem.status)
    .header("content-language", languageTag(language))
    .header("vary", "accept-language");
  if (renderProblem !== undefined && wantsPage(request)) {
    return reply.type("text/html; charset=utf-8").send(renderProblem(problem, request));
  }
  return reply.type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
}

/** A browser that opens a page lists text/html; a program that fetches data doesn't. */
function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith("/api/") && (request.headers.accept ?? "").includes("text/html");
}

export function languageTag(language: Language): string {
  return language === "zh" ? "zh-CN" : "en";
}

function refuseAccess(actor: Actor | null): Refusal {
  const code = actor === null ? "sign-in-required" : "role-not-allowed";
  const { status, title, remedy } = GENERAL_PROBLEMS[code];
  return new Refusal({ code, status, message: title, remedy });
}

function notFound(): Refusal {
  const { status, title, remedy } = GENERAL_PROBLEMS["not-found"];
  return new Refusal({ code: "not-found", status, message: title, remedy });
}

function givenOrNewId(given: string | string[] | undefined): string {
  if (typeof given === "string" && GIVEN_REQUEST_ID.test(given)) return given;
  const bytes = randomBytes(TRACE_CHARACTERS);
  return Array.from(bytes, (byte) => TRACE_ALPHABET[byte % TRACE_ALPHABET.length]).join("");
}
