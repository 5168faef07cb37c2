import { z } from "zod";
import { FAULT_WORDINGS } from "../fault-wordings.ts";
import { FAULTS, type Fault, fromBankSchema, toBankSchema } from "../messages.ts";
import { SECTION_FIELDS, SECTION_NAMES } from "../section-fields.ts";
import type { WorkedExample } from "./worked-example.ts";

/**
 * Parts of docs/finance-protocol.md that are made from code and from the worked example, by the name that stands in the
 * document before each: `<!-- made: NAME -->` … `<!-- end -->`.
 */
export function docBlocks(examples: Readonly<Record<"intl" | "sm", WorkedExample>>): Record<string, string> {
  return {
    faults: faultTable(),
    "to-bank": messageTables(toBankSchema),
    "from-bank": messageTables(fromBankSchema),
    sections: sectionTable(),
    ...exampleBlocks("intl", examples.intl),
    ...exampleBlocks("sm", examples.sm),
  };
}

function faultTable(): string {
  const rows = Object.entries(FAULTS).map(([code, status]) => {
    const { message, remedy } = FAULT_WORDINGS[code as Fault];
    return `| \`${code}\` | ${status} | ${message.en} · ${message.zh} | ${remedy.en} · ${remedy.zh} |`;
  });
  return ["| code | status | meaning | what to do |", "|---|---|---|---|", ...rows].join("\n");
}

function sectionTable(): string {
  const rows = Object.entries(SECTION_FIELDS).map(([code, fields]) => {
    const name = SECTION_NAMES[code as keyof typeof SECTION_NAMES];
    const parts = Object.entries(fields).map(
      ([field, { type }]) => `\`${field}\` ${typeof type === "string" ? type : type.join("/")}`,
    );
    return `| \`${code}\` | ${name.en} · ${name.zh} | ${parts.join(", ")} |`;
  });
  return ["| section | name | fields |", "|---|---|---|", ...rows].join("\n");
}

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** One table for each kind of message; the head, which all have, is described in the text. */
function messageTables(schema: z.ZodType): string {
  const { oneOf = [], anyOf = oneOf } = z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
  return anyOf.map(messageTable).join("\n\n");
}

const HEAD = new Set(["protocol", "id", "at", "bank", "application", "kind"]);

function messageTable({ properties = {}, required = [] }: JsonSchema): string {
  const rows = Object.entries(properties)
    .filter(([name]) => !HEAD.has(name))
    .map(
      ([name, given]) =>
        `| \`${name}\`${required.includes(name) ? "" : " (optional)"} | ${typeOf(given)} | ${given.description ?? ""} |`,
    );
  const title = `**${String(properties.kind?.const)}**`;
  return rows.length === 0
    ? `${title}: the head alone.`
    : [title, "", "| field | type | |", "|---|---|---|", ...rows].join("\n");
}

const PATTERNS: Readonly<Record<string, string>> = { "^[0-9a-f]{64}$": "hash (64 hex)" };

function typeOf(given: JsonSchema): string {
  const { anyOf, enum: values, const: only, format, pattern, type, items, properties, required = [] } = given;
  if (only !== undefined) return `\`${String(only)}\``;
  if (values !== undefined) return values.map((one) => `\`${String(one)}\``).join(", ");
  if (anyOf !== undefined) return anyOf.map(typeOf).join(" or ");
  if (type === "array") return `list of ${items === undefined ? "anything" : typeOf(items)}`;
  if (properties !== undefined) {
    const inner = Object.entries(properties).map(
      ([name, one]) => `\`${name}\`${required.includes(name) ? "" : "?"} ${typeOf(one)}`,
    );
    return `{ ${inner.join("; ")} }`;
  }
  if (format !== undefined) return format === "date-time" ? "instant" : format === "date" ? "day" : format;
  const kinds = Array.isArray(type) ? type.join(" or ") : String(type ?? "anything");
  return (pattern !== undefined && PATTERNS[pattern]) || kinds;
}

function exampleBlocks(suite: string, example: WorkedExample): Record<string, string> {
  const { keys, request, answer, plaintext, wrappedKey } = example;
  const { message } = JSON.parse(request.body) as { message: string };
  const [head = "", body = ""] = message.split(".").map((part) => Buffer.from(part, "base64url").toString());
  const delivery = JSON.parse(body) as { sealed: { protected: string; aad: string } };
  const receipt = (JSON.parse(answer.body) as { message: string }).message.split(".")[1] ?? "";
  const text = (...lines: string[]) => ["```text", ...lines, "```"].join("\n");
  const decode = (part: string) => Buffer.from(part, "base64url").toString();
  const headerLines = (headers: Readonly<Record<string, string>>) =>
    Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return {
    [`${suite}-keys`]: text(
      ...Object.entries(keys).map(
        ([name, { kid, privateKey }]) => `${name} ${kid} ${JSON.stringify(privateKey)}`,
      ),
    ),
    [`${suite}-request`]: text(
      `${request.method} ${request.targetUri}`,
      ...headerLines(request.headers),
      "",
      request.body,
    ),
    [`${suite}-base`]: text(...requestBase(request)),
    [`${suite}-message`]: text(head, body),
    [`${suite}-sealed`]: text(
      `protected  ${decode(delivery.sealed.protected)}`,
      `aad        ${decode(delivery.sealed.aad)}`,
      `wrappedKey ${wrappedKey}`,
    ),
    [`${suite}-plaintext`]: text(plaintext),
    [`${suite}-answer`]: text(String(answer.status), ...headerLines(answer.headers), "", answer.body),
    [`${suite}-receipt`]: text(decode(receipt)),
  };
}

/** The signature base of a request, written by hand from RFC 9421 2.5: no line of it is the engine's. */
export function requestBase({ method, targetUri, headers }: WorkedExample["request"]): string[] {
  const input = headers["signature-input"]?.slice("olive=".length) ?? "";
  return [
    `"@method": ${method}`,
    `"@target-uri": ${targetUri}`,
    ...["content-digest", "idempotency-key", "olive-delivery-id", "olive-consent-id"].map(
      (name) => `"${name}": ${headers[name]}`,
    ),
    `"@signature-params": ${input}`,
  ];
}

/** The signature base of an answer, bound to its request (RFC 9421 2.4). */
export function answerBase({ request, answer }: WorkedExample): string[] {
  const signature = request.headers.signature?.slice("olive=".length);
  return [
    `"@status": ${answer.status}`,
    `"content-digest": ${answer.headers["content-digest"]}`,
    `"@method";req: ${request.method}`,
    `"@target-uri";req: ${request.targetUri}`,
    `"content-digest";req: ${request.headers["content-digest"]}`,
    `"olive-delivery-id";req: ${request.headers["olive-delivery-id"]}`,
    `"signature";req;key="olive": ${signature}`,
    `"@signature-params": ${answer.headers["signature-input"]?.slice("olive=".length)}`,
  ];
}
