import { Refusal } from "@olive/kernel";
import * as client from "openid-client";
import { isLoopback } from "../loopback.ts";

/** Which provider signs people in, and as what we are known to it. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the browser keeps between leaving for the provider and coming back, in a cookie that no script reads. */
export interface SignInState {
  readonly state: string;
  readonly verifier: string;
  /** Path of ours to come back to. */
  readonly back: string;
  /** Token of the one-time link that the identity is to be bound to. */
  readonly invitation?: string | undefined;
}

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Whether the provider says that more than one factor was shown (`amr`, RFC 8176). */
  readonly secondFactor: boolean;
}

/** Ways of signing in that are a second factor, or that comprise one (RFC 8176 2). */
const SECOND_FACTORS = new Set(["mfa", "otp", "hwk", "swk", "sc", "face", "fpt", "iris", "vbm"]);

/** The house as a client of an OpenID provider: code flow with PKCE (RFC 7636, RFC 9700 2.1). */
export interface RelyingParty {
  /** Where to send the browser, and what it has to bring back. */
  begin(back: string, invitation?: string): Promise<{ readonly address: string; readonly kept: SignInState }>;
  /** Who came back. Refuses (`sign-in-failed`) a state that isn't ours, a code used twice, a forged token. */
  finish(address: URL, kept: SignInState | undefined): Promise<Identity>;
}

/**
 * The provider's own description is asked for at the first sign-in, not at the start: it may be the house itself.
 * `ask` is how to reach it; over the network by default.
 */
export function createRelyingParty(
  settings: ProviderSettings,
  callback: string,
  ask?: client.CustomFetch,
): RelyingParty {
  let described: Promise<client.Configuration> | undefined;
  const describe = () => {
    described ??= discover(settings, ask).catch((error: unknown) => {
      described = undefined;
      throw unreachable(error);
    });
    return described;
  };
  return {
    begin: async (back, invitation) => {
      const configuration = await describe();
      const verifier = client.randomPKCECodeVerifier();
      const state = client.randomState();
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: "openid",
        // Whoever signed out means it: the provider asks again who it is.
        prompt: "login",
        state,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
      return { address: address.href, kept: { state, verifier, back, invitation } };
    },
    finish: async (address, kept) => {
      if (kept === undefined) throw failed(undefined);
      const configuration = await describe();
      const came = new URL(callback);
      came.search = address.search;
      const tokens = await client
        .authorizationCodeGrant(configuration, came, {
          pkceCodeVerifier: kept.verifier,
          expectedState: kept.state,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          throw failed(error);
        });
      const claims = tokens.claims();
      if (claims === undefined) throw failed(undefined);
      const ways = Array.isArray(claims.amr) ? claims.amr : [];
      const secondFactor = ways.some((way) => SECOND_FACTORS.has(String(way)));
      return { issuer: settings.issuer, subject: claims.sub, secondFactor };
    },
  };
}

async function discover(
  { issuer, clientId, clientSecret }: ProviderSettings,
  ask: client.CustomFetch | undefined,
): Promise<client.Configuration> {
  const address = new URL(issuer);
  // Plain HTTP never leaves the machine: the embedded provider is the house itself.
  const execute = isLoopback(address.hostname) ? [client.allowInsecureRequests] : [];
  return client.discovery(address, clientId, clientSecret, undefined, {
    execute,
    ...(ask === undefined ? {} : { [client.customFetch]: ask }),
  });
}

function failed(cause: unknown): Refusal {
  return new Refusal({
    code: "sign-in-failed",
    status: 401,
    message: { zh: "登录没有完成", en: "Signing in wasn't completed" },
    remedy: {
      zh: "可能隔得太久，或这一步已经用过。请从登录页重新开始",
      en: "It took too long, or this step was used already. Start again from the sign-in page",
    },
    cause,
  });
}

function unreachable(cause: unknown): Refusal {
  return new Refusal({
    code: "provider-unreachable",
    status: 503,
    message: { zh: "统一身份认证暂时连不上", en: "The identity provider can't be reached" },
    remedy: {
      zh: "请稍后再试；如仍不行，请联系管理员核对认证地址",
      en: "Try again later; if it goes on, ask the administrator to check the provider's address",
    },
    cause,
  });
}
