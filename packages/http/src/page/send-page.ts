import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

const compress = promisify(gzip);
/** A packet's worth: below it compression saves no round trip. */
const WORTH_COMPRESSING = 1400;

/** Sends text, compressed where the reader takes it: county lines are slow, and tables of places shrink to a fifth. */
export async function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  text: string,
): Promise<FastifyReply> {
  reply.type(type).header("vary", "accept-encoding, cookie, accept-language");
  const takesGzip = (request.headers["accept-encoding"] ?? "").includes("gzip");
  if (!takesGzip || text.length < WORTH_COMPRESSING) return reply.send(text);
  return reply.header("content-encoding", "gzip").send(await compress(text));
}

/** A page is made anew for each reader: language, role and figures change. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: string,
): Promise<FastifyReply> {
  reply.header("cache-control", "private, no-cache");
  return sendText(request, reply, "text/html; charset=utf-8", page);
}
