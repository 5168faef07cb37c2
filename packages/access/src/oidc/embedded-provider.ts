import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import Provider from "oidc-provider";
import { memoryAdapter } from "./memory-adapter.ts";
import type { ProviderSettings } from "./relying-party.ts";

/** Path below which the provider answers: its issuer is the house's own address and this. */
export const EMBEDDED_PATH = "/oidc";
const CLIENT = "olive";
const ALGORITHM = "ES256";
const SECONDS = { code: 60, interaction: 900, token: 300 };

/** The house's own OpenID provider, for whoever has none yet. */
export interface EmbeddedProvider {
  /** What the house itself signs in with. */
  readonly settings: ProviderSettings;
  /** Answers a request below `EMBEDDED_PATH`, whose body nobody has read. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Whether the interaction that this browser began is still open. */
  isOpen(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Says who it is (an account's subject) and sends the browser on. */
  finish(request: IncomingMessage, response: ServerResponse, subject: string): Promise<void>;
}

export interface EmbeddedOptions {
  /** Own address, as http://127.0.0.1:8080. */
  readonly origin: string;
  /** Where the browser comes back to. */
  readonly callback: string;
  /** Page on which one says who one is. */
  readonly pageOf: (interaction: string) => string;
}

/**
 * Keys and grants live in memory and end with the process: a grant is a minute's affair, and who is signed in is said
 * by the house's own sessions, which are in the database.
 */
export function createEmbeddedProvider({ origin, callback, pageOf }: EmbeddedOptions): EmbeddedProvider {
  const secret = randomBytes(32).toString("base64url");
  const provider = new Provider(`${origin}${EMBEDDED_PATH}`, {
    clients: [
      {
        client_id: CLIENT,
        client_secret: secret,
        redirect_uris: [callback],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        id_token_signed_response_alg: ALGORITHM,
      },
    ],
    adapter: memoryAdapter(),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => pageOf(uid) },
    findAccount: async (_context, subject) => ({
      accountId: subject,
      claims: async () => ({ sub: subject }),
    }),
    // Our own house is the one client: whoever signs in to it has agreed to be known to it.
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: CLIENT,
        accountId: context.oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    jwks: { keys: [signingKey()] },
    renderError: async (context, out) => {
      context.type = "text/plain; charset=utf-8";
      context.body = `登录没有完成 / signing in wasn't completed: ${out.error}. /sign-in`;
    },
    ttl: {
      AuthorizationCode: SECONDS.code,
      Interaction: SECONDS.interaction,
      Grant: SECONDS.token,
      IdToken: SECONDS.token,
      AccessToken: SECONDS.token,
      Session: SECONDS.interaction,
    },
  });
  // Addresses and cookies follow the house's own address, whatever a proxy in front makes of the request.
  provider.proxy = true;
  const { host, protocol } = new URL(origin);
  const settle = ({ headers }: IncomingMessage) =>
    Object.assign(headers, { host, "x-forwarded-host": host, "x-forwarded-proto": protocol.slice(0, -1) });
  const answer = provider.callback();
  return {
    settings: { issuer: `${origin}${EMBEDDED_PATH}`, clientId: CLIENT, clientSecret: secret },
    handle: async (request, response) => {
      // The library looks for the mount's path in `originalUrl`.
      const url = request.url ?? "/";
      settle(request);
      Object.assign(request, { originalUrl: url, url: url.slice(EMBEDDED_PATH.length) || "/" });
      await answer(request, response);
    },
    isOpen: (request, response) => {
      settle(request);
      return provider.interactionDetails(request, response).then(
        () => true,
        () => false,
      );
    },
    finish: (request, response, subject) => {
      settle(request);
      return provider.interactionFinished(request, response, {
        login: { accountId: subject, remember: false },
      });
    },
  };
}

function signingKey() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), alg: ALGORITHM, use: "sig" };
}
