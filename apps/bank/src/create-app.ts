import { SECURITY_HEADERS } from "@olive/http";
import fastify, { type FastifyInstance } from "fastify";
import type { BankContext } from "./bank-context.ts";
import { servePort } from "./receive/serve-port.ts";

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
    const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
    if (status >= 500) onFault(`${request.method} ${request.routeOptions.url ?? "(none)"}`, error);
    const fault = status === 413 ? "BODY_TOO_LARGE" : status >= 500 ? "INTERNAL" : "MESSAGE_INVALID";
    return reply.code(status).send({ fault });
  });
  app.get("/healthz", async (_request, reply) =>
    reply.send({ banks: banks.map(({ settings }) => settings.code) }),
  );
  for (const bank of banks) servePort(app, bank);
  return app;
}
