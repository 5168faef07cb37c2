import { mount, type Route } from "@olive/http";
import { isRefusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { bankMessageRoute, consentStatusRoute, publishedKeysRoute } from "../../contracts/bank-door.ts";
import {
  type CarriedRequest,
  MOST_BODY,
  signResponse,
  verifyRequest,
} from "../../protocol/http-signature.ts";
import { FAULTS } from "../../protocol/messages.ts";
import { faultOf, ProtocolFault } from "../../protocol/protocol-fault.ts";
import { consentFault } from "../consent-check.ts";
import { type DeliverySite, nowOf } from "../delivery-site.ts";
import { listPublishedKeys, signingKey } from "../platform-keys.ts";
import { replayNonces } from "../replay-nonces.ts";
import { type Caller, findCaller, receiveMessage } from "./receive-message.ts";

/** Banks ask for the keys again after this, so that an emergency revocation reaches them within a minute. */
const KEYS_CACHE = "public, max-age=30";

/** The platform's side of the protocol: where banks send, where they fetch keys and the state of a consent. */
export function serveBankDoor(app: FastifyInstance, site: DeliverySite): void {
  mount(app, publishedKeysRoute, async (_input, { reply }) => {
    reply.header("cache-control", KEYS_CACHE);
    // A platform that has never signed has keys all the same: banks may ask before the first delivery.
    for (const suite of ["intl", "sm"] as const) await signingKey(site, suite);
    const keys = await listPublishedKeys(site.db, site.county.code, nowOf(site));
    return {
      keys: keys.map(({ fromAt, untilAt, ...key }) => ({
        ...{ kid: key.kid, use: key.use, suite: key.suite, publicKey: key.publicKey },
        ...{ fromAt: fromAt.toISOString(), untilAt: untilAt?.toISOString() ?? null, revokedAt: null },
      })),
    };
  });
  // The contracts are for the documentation: bodies are read as bytes, because signatures are over bytes.
  for (const contract of [bankMessageRoute, consentStatusRoute])
    app.contracts.push(contract as unknown as Route);
  app.register((door, _options, done) => {
    door.removeAllContentTypeParsers();
    const options = { parseAs: "buffer", bodyLimit: MOST_BODY } as const;
    door.addContentTypeParser("*", options, (_request, body, done) => done(null, body));
    door.setErrorHandler((error, request, reply) => answerError(site, error, request, reply));
    door.route({
      method: "POST",
      url: bankMessageRoute.path,
      bodyLimit: MOST_BODY,
      config: { access: "public" },
      handler: async (request, reply) => {
        const caller = await findCaller(site, (request.params as { bank: string }).bank);
        const { outcome, answer } = await receiveMessage(site, caller, carriedOf(site, request));
        if (outcome === "late") throw new ProtocolFault("APPLICATION_CLOSED");
        return answerSigned(site, caller, request, reply, 200, { message: answer });
      },
    });
    door.route({
      method: "GET",
      url: consentStatusRoute.path,
      config: { access: "public" },
      handler: async (request, reply) => {
        const { bank, consent } = request.params as { bank: string; consent: string };
        const caller = await findCaller(site, bank);
        const state = await readStatus(site, caller, request, consent);
        return answerSigned(site, caller, request, reply, 200, state);
      },
    });
    done();
  });
}

function carriedOf(site: DeliverySite, request: FastifyRequest): CarriedRequest {
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
  );
  return {
    method: request.method,
    targetUri: `${site.origin}${request.url}`,
    headers: Object.fromEntries(headers),
    body: Buffer.isBuffer(request.body) ? request.body : "",
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether the consent covers that bank now. A bank hears nothing of consents that don't name it. */
async function readStatus(
  site: DeliverySite,
  { bank, keys }: Caller,
  request: FastifyRequest,
  consent: string,
) {
  const now = nowOf(site);
  const replays = replayNonces(site, bank.code);
  await verifyRequest(carriedOf(site, request), { suite: bank.suite, keys, now, replays });
  if (!UUID.test(consent)) throw new ProtocolFault("UNKNOWN_APPLICATION");
  const found = await site.consents.look(site.db, { county: site.county.code, consent, now });
  if (found === undefined || found.banks[bank.code] === undefined)
    throw new ProtocolFault("UNKNOWN_APPLICATION");
  const fault = consentFault(found, { bank: bank.code, now });
  return {
    ...{ consent, version: found.version, expiresAt: found.expiresAt.toISOString() },
    ...{ mayUse: fault === undefined, fault: fault ?? null, at: now.toISOString() },
  };
}

async function answerSigned(
  site: DeliverySite,
  { bank }: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  value: object,
): Promise<FastifyReply> {
  const body = JSON.stringify(value);
  const { body: _, ...carried } = carriedOf(site, request);
  const headers = await signResponse({
    ...{ suite: bank.suite, key: await signingKey(site, bank.suite), now: nowOf(site) },
    ...{ status, body, request: carried },
  });
  return reply.code(status).headers(headers).send(body);
}

/** Refusals of the protocol in its own form; what is no refusal stays a fault of ours and says nothing. */
async function answerError(
  site: DeliverySite,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const fault = faultOf(error) ?? frameworkFault(error) ?? (isRefusal(error) ? "SCHEMA" : undefined);
  if (fault === undefined) {
    request.log.error({ err: error }, "fault at the banks' door");
    return reply.code(500).type("application/json").send('{"fault":"PLATFORM_FAULT"}');
  }
  const status = FAULTS[fault];
  if (!request.headers.signature) return reply.code(status).type("application/json").send({ fault });
  try {
    const caller = await findCaller(site, (request.params as { bank: string }).bank);
    return await answerSigned(site, caller, request, reply, status, { fault });
  } catch {
    return reply.code(status).type("application/json").send({ fault });
  }
}

function frameworkFault(error: unknown): "BODY_TOO_LARGE" | "MESSAGE_INVALID" | undefined {
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return "BODY_TOO_LARGE";
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? "MESSAGE_INVALID" : undefined;
}
