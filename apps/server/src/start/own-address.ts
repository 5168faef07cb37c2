import type { ProviderSettings } from "@olive/access";

/** What people's browsers know the house by: `OLIVE_URL` where a proxy with TLS stands in front. */
export function ownAddress(port: number): string {
  const given = process.env.OLIVE_URL;
  return given ? new URL(given).origin : `http://127.0.0.1:${port}`;
}

/** The county's own OpenID provider, where the environment names one. */
export function providerFrom(env: NodeJS.ProcessEnv): { provider?: ProviderSettings } {
  const {
    OLIVE_OIDC_ISSUER: issuer,
    OLIVE_OIDC_CLIENT_ID: clientId,
    OLIVE_OIDC_CLIENT_SECRET: clientSecret,
  } = env;
  if (!issuer || !clientId || !clientSecret) return {};
  return { provider: { issuer, clientId, clientSecret } };
}
