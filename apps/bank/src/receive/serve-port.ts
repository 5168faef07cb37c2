import { setTimeout as delay } from "node:timers/promises";
import {
  faultOf,
  type Headers,
  MOST_BODY,
  ProtocolFault,
  signResponse,
  type VerifiedRequest,
  verifyRequest,
} from "@olive/finance/protocol";
import { isRefusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type BankContext, suiteCodeOf } from "../bank-context.ts";
import { publicKeys } from "../keys/own-keys.ts";
import { distort } from "../sandbox/distort.ts";
import { takeMessage } from "./take-message.ts";
import { usedNonces } from "./used-nonces.ts";

const PATH = "/olive/v1/messages";
/** Room beside the largest body, so that one byte too many is refused by us, with our code. */
const ROOM = 1_000;

/** The door of a bank: one address for everything that the platform sends, and the bank's public keys. */
export function servePort(app: FastifyInstance, context: BankContext): void {
  const prefix = `/b/${context.settings.code}`;
  app.get(`${prefix}/olive/v1/keys`, async (_request, reply) =>
    reply.send({ bank: context.settings.code, keys: publicKeys(context.keys) }),
  );
  app.post(`${prefix}${PATH}`, { bodyLimit: MOST_BODY + ROOM }, (request, reply) =>
    answerMessage(context, request, reply),
  );
}

async function answerMessage(context: BankContext, request: FastifyRequest, reply: FastifyReply) {
  if (context.knobs.get("down") !== undefined) {
    request.raw.socket.destroy();
    return reply.hijack();
  }
  const body = request.body as Buffer;
  const carried = {
    ...{ method: "POST", targetUri: `${context.endpoint}${PATH}`, headers: headersOf(request) },
  };
  const answer = await handle(context, { ...carried, body });
  const slow = context.knobs.get("slow");
  if (slow !== undefined) await delay(slow);
  const headers = await signAnswer(context, carried, answer);
  if (answer.retryAfter !== undefined) reply.header("retry-after", answer.retryAfter);
  return reply.code(answer.status).headers(headers).send(answer.body);
}

interface Carried {
  readonly method: string;
  readonly targetUri: string;
  readonly headers: Headers;
}
interface PortAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfter?: number;
}

async function handle(
  context: BankContext,
  request: Carried & { readonly body: Buffer },
): Promise<PortAnswer> {
  try {
    const hop = await checkRequest(context, request);
    const { status, message } = await takeMessage(context, request.body.toString("utf8"), hop);
    return { status, body: JSON.stringify({ message: await distort(context, message) }) };
  } catch (error) {
    const fault = faultOf(error);
    if (fault === undefined || !isRefusal(error)) throw error;
    const note = error.details.note;
    const body = JSON.stringify({ fault, ...(typeof note === "string" ? { note } : {}) });
    return { status: error.status, body, ...(fault === "REPLAY_STORE_DOWN" ? { retryAfter: 5 } : {}) };
  }
}

async function checkRequest(
  context: BankContext,
  request: Carried & { readonly body: Buffer },
): Promise<Pick<VerifiedRequest, "deliveryId" | "consentId">> {
  if (context.knobs.get("trusting") !== undefined) {
    const { headers } = request;
    return { deliveryId: headers["olive-delivery-id"] ?? "", consentId: headers["olive-consent-id"] ?? "" };
  }
  if (request.body.byteLength > MOST_BODY) throw new ProtocolFault("BODY_TOO_LARGE");
  const keys = await context.platformKeys.list(keyIdIn(request.headers));
  const rules = { suite: suiteCodeOf(context), keys, now: context.now(), replays: usedNonces(context) };
  return verifyRequest(request, rules);
}

/** The key that the signature names, so that a new one is asked for; nothing about it is believed. */
function keyIdIn(headers: Headers): string | undefined {
  return /;keyid="([^"]{1,100})"/.exec(headers["signature-input"] ?? "")?.[1];
}

/** Bound to the request; a request that has no signature gets an answer without one. */
async function signAnswer(
  context: BankContext,
  request: Carried,
  { status, body }: PortAnswer,
): Promise<Record<string, string>> {
  const plain = { "content-type": "application/json" };
  const key = context.keys.sign;
  const moment = { suite: suiteCodeOf(context), key, now: context.now() };
  return signResponse({ ...moment, status, body, request }).catch(() => plain);
}

/** As received; a header that came twice is one value (RFC 9110 §5.3). */
function headersOf(request: FastifyRequest): Headers {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]),
  );
}
