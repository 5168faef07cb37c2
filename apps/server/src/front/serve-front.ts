import { Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type FrontFile, readFrontFiles } from "./front-files.ts";
import type { Front } from "./fronts.ts";

const PUBLIC = { config: { access: "public" as const } };
/** A file's name holds the hash of its content: another content is another name. */
const FOR_GOOD = "public, max-age=31536000, immutable";

/**
 * An app's files, and its one page for every address below its base: which page it is, the script sees in the address.
 * The files are the same for everybody and hold nothing of anybody; who isn't signed in is sent to sign in first, and
 * comes back. `folder` is a build's; without one (tests of the API) the app says that it isn't built.
 */
export function serveFront(app: FastifyInstance, front: Front, folder: string | undefined): void {
  const { base } = front;
  const files = folder === undefined ? undefined : readFrontFiles(folder);
  app.get(base, PUBLIC, async (_request, reply) => reply.redirect(`${base}/`, 308));
  app.get(`${base}/assets/:file`, PUBLIC, async (request, reply) => {
    const { file } = request.params as { file: string };
    const found = files?.get(`assets/${file}`);
    if (found === undefined) throw updated(front);
    return send(request, reply.header("cache-control", FOR_GOOD), found);
  });
  app.get(`${base}/*`, PUBLIC, async (request, reply) => {
    if (request.actor === null) {
      return reply.redirect(`/sign-in?back=${encodeURIComponent(request.url)}`, 303);
    }
    const page = files?.get("index.html");
    if (page === undefined) throw notBuilt(front);
    return send(request, reply.header("cache-control", "no-store"), page);
  });
}

function send(request: FastifyRequest, reply: FastifyReply, file: FrontFile): FastifyReply {
  const accepted = request.headers["accept-encoding"] ?? "";
  reply.type(file.type).header("vary", "accept-encoding");
  if (accepted.includes("br") && file.br) return reply.header("content-encoding", "br").send(file.br);
  if (accepted.includes("gzip") && file.gzip) return reply.header("content-encoding", "gzip").send(file.gzip);
  return reply.send(file.text);
}

function updated({ name }: Front): Refusal {
  return new Refusal({
    code: "not-found",
    status: 404,
    message: { zh: `${name.zh}的这个文件不存在`, en: `${name.en} has no such file` },
    remedy: {
      zh: "系统可能刚更新过，请重新载入页面",
      en: "The system may just have been updated: load the page again",
    },
  });
}

function notBuilt({ name }: Front): Refusal {
  return new Refusal({
    code: "front-not-built",
    status: 503,
    message: { zh: `${name.zh}还没有构建`, en: `${name.en} hasn't been built` },
    remedy: { zh: "请用 ./olive up 启动", en: "Start with ./olive up" },
  });
}
