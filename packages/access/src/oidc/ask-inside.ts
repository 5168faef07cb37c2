import type { FastifyInstance } from "fastify";
import type { CustomFetch } from "openid-client";

/**
 * Asks the house's own provider without the network: behind a proxy with TLS the house may not be able to reach its
 * public address, and needs no certificate of itself.
 */
export function askInside(app: FastifyInstance): CustomFetch {
  return async (address, { method, headers, body }) => {
    const { pathname, search } = new URL(address);
    const answer = await app.inject({
      method: method as "GET" | "POST",
      url: pathname + search,
      headers,
      ...(body == null ? {} : { payload: String(body) }),
    });
    const sent = Object.entries(answer.headers).map(
      ([name, value]) => [name, String(value)] as [string, string],
    );
    return new Response(answer.body, { status: answer.statusCode, headers: sent });
  };
}
