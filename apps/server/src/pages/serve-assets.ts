import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sendText } from "@olive/http/page";
import type { FastifyInstance } from "fastify";

/** Long enough for one sitting; a new version is seen the same day. */
const CACHE = "public, max-age=3600";
const FOLDER = import.meta.dirname;

/** The house's style sheet, one file made of the parts in `style/` in their order, and its mark. */
export function serveAssets(app: FastifyInstance): void {
  const parts = readdirSync(join(FOLDER, "style")).sort();
  const style = parts.map((part) => readFileSync(join(FOLDER, "style", part), "utf8")).join("");
  const mark = readFileSync(join(FOLDER, "olive.svg"), "utf8");
  serveText(app, "/assets/style.css", "text/css; charset=utf-8", style);
  serveText(app, "/assets/olive.svg", "image/svg+xml", mark);
}

function serveText(app: FastifyInstance, path: string, type: string, text: string): void {
  app.get(path, { config: { access: "public" } }, async (request, reply) =>
    sendText(request, reply.header("cache-control", CACHE), type, text),
  );
}
