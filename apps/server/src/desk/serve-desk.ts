import { Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type DeskFile, readDeskFiles } from "./desk-files.ts";

const PUBLIC = { config: { access: "public" as const } };
/** A file's name holds the hash of its content: another content is another name. */
const FOR_GOOD = "public, max-age=31536000, immutable";

/**
 * The desk's files, and its one page for every address below /desk: which page it is, the script sees in the address.
 * The files are the same for everybody and hold nothing of anybody; who isn't signed in is sent to sign in first, and
 * comes back. `folder` is a build's; without one (tests of the API) the desk says that it isn't built.
 */
export function serveDesk(app: FastifyInstance, folder: string | undefined): void {
  const files = folder === undefined ? undefined : readDeskFiles(folder);
  app.get("/desk", PUBLIC, async (_request, reply) => reply.redirect("/desk/", 308));
  app.get("/desk/assets/:file", PUBLIC, async (request, reply) => {
    const { file } = request.params as { file: string };
    const found = files?.get(`assets/${file}`);
    if (found === undefined) throw updated();
    return send(request, reply.header("cache-control", FOR_GOOD), found);
  });
  app.get("/desk/*", PUBLIC, async (request, reply) => {
    if (request.actor === null) {
      return reply.redirect(`/sign-in?back=${encodeURIComponent(request.url)}`, 303);
    }
    const page = files?.get("index.html");
    if (page === undefined) throw notBuilt();
    return send(request, reply.header("cache-control", "no-store"), page);
  });
}

function send(request: FastifyRequest, reply: FastifyReply, file: DeskFile): FastifyReply {
  const accepted = request.headers["accept-encoding"] ?? "";
  reply.type(file.type).header("vary", "accept-encoding");
  if (accepted.includes("br") && file.br) return reply.header("content-encoding", "br").send(file.br);
  if (accepted.includes("gzip") && file.gzip) return reply.header("content-encoding", "gzip").send(file.gzip);
  return reply.send(file.text);
}

function updated(): Refusal {
  return new Refusal({
    code: "not-found",
    status: 404,
    message: { zh: "工作台的这个文件不存在", en: "There is no such file of the desk" },
    remedy: {
      zh: "系统可能刚更新过，请重新载入页面",
      en: "The system may just have been updated: load the page again",
    },
  });
}

function notBuilt(): Refusal {
  return new Refusal({
    code: "desk-not-built",
    status: 503,
    message: { zh: "工作台还没有构建", en: "The desk hasn't been built" },
    remedy: { zh: "请用 ./olive up 启动", en: "Start with ./olive up" },
  });
}
