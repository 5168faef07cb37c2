import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openApiOf } from "@olive/http";
import type { FastifyInstance } from "fastify";

/** What the stored copy in docs/ and the served document have in common. */
const INFO = {
  title: "橄榄 Olive",
  version: "0.1.0",
  description:
    "县域共同富裕平台的接口。错误按 RFC 9457 返回，中英文随 Accept-Language。\n\n" +
    "The interface of a county's common-prosperity platform. Problems follow RFC 9457, in Chinese or English by " +
    "Accept-Language. A count is null where fewer than five people are meant.",
};

/**
 * Files of Swagger UI that are served from our own address: a county's network may have no way outside. The package is
 * kept at 6.1.2: the Swagger UI of 6.1.3 (5.34, and 5.35 too) loses most operations of a document of more than about 120.
 */
const ASSETS: Readonly<Record<string, string>> = {
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
  "swagger-ui.css": "text/css; charset=utf-8",
};
const SWAGGER = import.meta.resolve("@fastify/swagger-ui/static/swagger-ui.css");
/** The files change only with the package, whose version the page's address of them doesn't carry. */
const ASSET_CACHE = "public, max-age=86400";

export function openApiDocument(app: FastifyInstance): Record<string, unknown> {
  return openApiOf(app.contracts, INFO);
}

/** `/openapi.json` and the parts of the page `/docs` that come from Swagger UI. */
export function serveDocumentation(app: FastifyInstance): void {
  app.get("/openapi.json", { config: { access: "public" } }, async (_request, reply) =>
    reply.type("application/json; charset=utf-8").send(openApiDocument(app)),
  );
  for (const [file, type] of Object.entries(ASSETS)) {
    app.get(`/docs/${file}`, { config: { access: "public" } }, async (_request, reply) =>
      reply
        .type(type)
        .header("cache-control", ASSET_CACHE)
        .send(await readFile(join(new URL(SWAGGER).pathname, "..", file))),
    );
  }
  app.get("/docs/start.js", { config: { access: "public" } }, async (_request, reply) =>
    reply.type("text/javascript; charset=utf-8").send(START),
  );
}

/** Trying out is left on: it runs against this server, with the reader's own session. */
const START = `SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#operations",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  presets: [SwaggerUIBundle.presets.apis],
});
`;
