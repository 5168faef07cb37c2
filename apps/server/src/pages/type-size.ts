import { readCookie } from "@olive/http";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { ownPath } from "./serve-language.ts";

/** `elder`: type a quarter larger and targets of 60 pixels (长辈版, the ministry's guide to pages for older people). */
export type TypeSize = "ordinary" | "elder";

const COOKIE = "olive_type";
const SECONDS_A_YEAR = 365 * 24 * 3600;
const query = z.object({ to: z.enum(["ordinary", "elder"]).catch("ordinary"), back: z.string().optional() });

export function typeSizeOf(cookies: string | undefined): TypeSize {
  return readCookie(cookies, COOKIE) === "elder" ? "elder" : "ordinary";
}

/** The switch: a link that keeps the choice in a cookie and comes back. */
export function serveTypeSize(app: FastifyInstance): void {
  app.get("/type-size", { config: { access: "public" } }, async (request, reply) => {
    const { to, back } = query.parse(request.query);
    return reply
      .header("set-cookie", `${COOKIE}=${to}; Path=/; SameSite=Lax; Max-Age=${SECONDS_A_YEAR}`)
      .redirect(ownPath(back), 303);
  });
}
