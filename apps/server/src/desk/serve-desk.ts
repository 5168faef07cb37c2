import { existsSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { DESK_DIST } from "./build-desk.ts";

const PUBLIC = { config: { access: "public" as const } };
/** A file's name holds the hash of its content: another content is another name. */
const FOR_GOOD = "public, max-age=31536000, immutable";
const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
};
/** Compressed at the build; brotli first, where the browser takes it. */
const ENCODINGS = [
  ["br", "br"],
  ["gzip", "gz"],
] as const;

/**
 * The desk's files, and its one page for every address below /desk: which page it is, the script sees in the address.
 * Who isn't signed in is sent to sign in first, and comes back.
 */
export function serveDesk(app: FastifyInstance): void {
  app.get("/desk", PUBLIC, async (_request, reply) => reply.redirect("/desk/", 308));
  app.get("/desk/assets/:file", PUBLIC, async (request, reply) => {
    const { file } = request.params as { file: string };
    return send(request, reply.header("cache-control", FOR_GOOD), join("assets", file));
  });
  app.get("/desk/*", PUBLIC, async (request, reply) => {
    if (request.actor === null)
      return reply.redirect(`/sign-in?back=${encodeURIComponent(request.url)}`, 303);
    return send(request, reply.header("cache-control", "no-store"), "index.html");
  });
}

function send(request: FastifyRequest, reply: FastifyReply, file: string): FastifyReply {
  const path = normalize(join(DESK_DIST, file));
  const type = TYPES[file.split(".").at(-1) ?? ""];
  if (type === undefined || !path.startsWith(DESK_DIST) || !existsSync(path)) throw missing(file);
  const accepted = request.headers["accept-encoding"] ?? "";
  const [encoding, ending] =
    ENCODINGS.find(([name, suffix]) => accepted.includes(name) && existsSync(`${path}.${suffix}`)) ?? [];
  reply.type(type).header("vary", "accept-encoding");
  if (encoding !== undefined) reply.header("content-encoding", encoding);
  return reply.send(readFileSync(ending === undefined ? path : `${path}.${ending}`));
}

function missing(file: string): Refusal {
  return new Refusal({
    code: file === "index.html" ? "desk-not-built" : "not-found",
    status: file === "index.html" ? 503 : 404,
    message: { zh: "工作台的这个文件不存在", en: "There is no such file of the desk" },
    remedy: {
      zh: "系统可能刚更新过，请重新载入；如仍不行，请重启 ./olive up",
      en: "The system may have been updated: load the page again, or restart ./olive up",
    },
  });
}
