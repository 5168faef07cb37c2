import { randomBytes } from "node:crypto";
import { contentDigest, type OwnKey, type SuiteCode, suiteOf, toBase64url } from "@olive/finance/protocol";

/** A request as the kit sends it: every part can be made wrong on its own. */
export interface HandSigned {
  readonly method: string;
  readonly targetUri: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface HandSigning {
  readonly suite: SuiteCode;
  readonly key: OwnKey;
  readonly targetUri: string;
  readonly body: string;
  readonly idempotencyKey: string;
  readonly deliveryId: string;
  readonly consentId: string;
  readonly now: Date;
  /** Wrong on purpose, each left out where the request is as it should be. */
  readonly wrong?: Wrong;
}

export interface Wrong {
  readonly method?: string;
  readonly signedTarget?: string;
  readonly components?: readonly string[];
  readonly parameters?: Readonly<Record<string, string | number | undefined>>;
  readonly created?: number;
  readonly lifetime?: number;
  /** Headers set after signing; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly flipSignature?: boolean;
}

const COMPONENTS = [
  "@method",
  "@target-uri",
  "content-digest",
  "idempotency-key",
  "olive-delivery-id",
  "olive-consent-id",
];
const LIFETIME = 300;

/**
 * Signs by RFC 9421 §2.5 with no library but the suite's signature: a bank that passes the kit agrees with the text of
 * the standard, not with our engine.
 */
export async function signByHand(given: HandSigning): Promise<HandSigned> {
  const { suite, key, targetUri, body, now, wrong = {} } = given;
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "content-digest": contentDigest(suite, body),
    "idempotency-key": given.idempotencyKey,
    "olive-delivery-id": given.deliveryId,
    "olive-consent-id": given.consentId,
  };
  const components = wrong.components ?? COMPONENTS;
  const created = Math.floor(now.getTime() / 1000) + (wrong.created ?? 0);
  const parameters = {
    ...{ created, expires: created + (wrong.lifetime ?? LIFETIME), nonce: toBase64url(randomBytes(16)) },
    ...{ keyid: key.kid, tag: "olive-finance-request" },
    ...wrong.parameters,
  };
  const values: Record<string, string> = {
    ...headers,
    "@method": wrong.method ?? "POST",
    "@target-uri": wrong.signedTarget ?? targetUri,
  };
  const input = inputOf(components, parameters);
  const lines = components.map((name) => `"${name}": ${values[name] ?? ""}`);
  const base = [...lines, `"@signature-params": ${input}`].join("\n");
  const signature = await suiteOf(suite).signBytes(new TextEncoder().encode(base), key);
  if (wrong.flipSignature) signature[10] = (signature[10] ?? 0) ^ 1;
  const signed: Record<string, string | undefined> = {
    ...headers,
    "signature-input": `olive=${input}`,
    signature: `olive=:${Buffer.from(signature).toString("base64")}:`,
    ...wrong.headers,
  };
  const sent = Object.entries(signed).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { method: "POST", targetUri, headers: Object.fromEntries(sent), body: wrong.body ?? body };
}

function inputOf(
  components: readonly string[],
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  const list = `(${components.map((name) => `"${name}"`).join(" ")})`;
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return (
    list +
    given.map(([name, value]) => `;${name}=${typeof value === "number" ? value : `"${value}"`}`).join("")
  );
}
