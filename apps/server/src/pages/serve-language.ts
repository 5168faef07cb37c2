import { LANGUAGE_COOKIE } from "@olive/http";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

const query = z.object({ to: z.enum(["zh", "en"]).catch("zh"), back: z.string().optional() });
const SECONDS_A_YEAR = 365 * 24 * 3600;

/** The language switch: a link that keeps the choice in a cookie, so that the server renders it, and comes back. */
export function serveLanguage(app: FastifyInstance): void {
  app.get("/language", { config: { access: "public" } }, async (request, reply) => {
    const { to, back } = query.parse(request.query);
    return reply
      .header("set-cookie", `${LANGUAGE_COOKIE}=${to}; Path=/; SameSite=Lax; Max-Age=${SECONDS_A_YEAR}`)
      .redirect(ownPath(back), 303);
  });
}

/** Only a path of ours: `//elsewhere` and `/\elsewhere` are addresses of other sites to a browser. */
export function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : "/";
}
