import { SECURITY_HEADERS } from "@olive/http";
import { isRefusal } from "@olive/kernel";
import fastify, { type FastifyInstance } from "fastify";
import { ZodError } from "zod";
import type { BankContext } from "./bank-context.ts";
import { serveConsole, serveFront } from "./console/serve-console.ts";
import { servePort } from "./receive/serve-port.ts";
import { serveControl } from "./sandbox/serve-control.ts";

/** The banks' server: each bank below `/b/<code>`. Bodies are taken as bytes: a signature is over those. */
export function createApp(
  banks: readonly BankContext[],
  onFault: (where: string, error: unknown) => void,
): FastifyInstance {
  const app = fastify();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
  });
  app.setErrorHandler((error, request, reply) => {
    if (isRefusal(error)) return reply.code(error.status).send({ code: error.code, message: error.wording });
    if (error instanceof ZodError) return reply.code(422).send({ code: "input-invalid" });
    const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
    if (status >= 500) onFault(`${request.method} ${request.routeOptions.url ?? "(none)"}`, error);
    const fault = status === 413 ? "BODY_TOO_LARGE" : status >= 500 ? "INTERNAL" : "MESSAGE_INVALID";
    return reply.code(status).send({ fault });
  });
  app.get("/healthz", async (_request, reply) =>
    reply.send({ banks: banks.map(({ settings }) => settings.code) }),
  );
  serveFront(app, banks);
  for (const bank of banks) {
    servePort(app, bank);
    serveConsole(app, bank);
    if (bank.sandbox) serveControl(app, bank);
  }
  return app;
}
