import { Refusal } from "@olive/kernel";
import type { FastifyRequest } from "fastify";

/**
 * Nothing from elsewhere, nothing inline (threat 16, stored script in a name): styles and scripts are files of ours.
 * `data:` images are the documentation page's icons.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Sent with every answer. Strict-Transport-Security is the TLS proxy's to send: we listen on plain loopback. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
};

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
/** `none`: typed into the address bar; a program that is no browser sends nothing at all. */
const OWN_SITES = new Set(["same-origin", "none", undefined]);

/**
 * Refuses a changing request that another site's page made a browser send (CSRF). SameSite cookies are the first
 * guard; Fetch Metadata and Origin are the second, for browsers that lack one of them.
 */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers["sec-fetch-site"];
  const origin = request.headers.origin;
  const foreignOrigin = origin !== undefined && hostOf(origin) !== request.headers.host;
  if (!foreignOrigin && OWN_SITES.has(typeof site === "string" ? site : undefined)) return;
  throw new Refusal({
    code: "origin-foreign",
    status: 403,
    message: {
      zh: "请求来自其他网站，未予处理",
      en: "The request came from another site and was not carried out",
    },
    remedy: { zh: "请从本系统的页面重新操作", en: "Start again from a page of this system" },
  });
}

function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host;
}
