/** Where banks talk to the platform (docs/finance-protocol.md): signed by RFC 9421, answered in the protocol's form. */
import { route } from "@olive/http/contract";
import { z } from "zod";

export const bankDoorTag = { zh: "银行接口", en: "Banks' interface" };

const instant = z.iso.datetime();
const publicKey = z.object({
  kty: z.literal("EC"),
  crv: z.enum(["P-256", "SM2"]),
  x: z.string(),
  y: z.string(),
});

export const publishedKeysRoute = route({
  name: "listPlatformPublicKeys",
  method: "GET",
  path: "/finance/v1/keys",
  access: "public",
  scope: "open",
  tag: bankDoorTag,
  summary: { zh: "平台公钥", en: "The platform's public keys" },
  description: {
    zh: "每分钟至少取一次：紧急停用的公钥不再出现。旧钥匙在它签过的消息可能还在路上时仍在。",
    en: "Fetched at least once a minute: a revoked key is no longer there. An old key stays while what it signed may be on its way.",
  },
  responses: {
    ok: {
      body: z.object({
        keys: z.array(
          z.object({
            ...{ kid: z.string(), use: z.enum(["sign", "seal"]), suite: z.enum(["intl", "sm"]) },
            ...{ publicKey, fromAt: instant, untilAt: instant.nullable(), revokedAt: instant.nullable() },
          }),
        ),
      }),
      description: { zh: "在用的和将用的", en: "In use, and to come" },
    },
    problems: [],
  },
  example: {
    keys: [
      {
        ...{ kid: "sign-3yq0hEDXzyXwvC8C5nVhpA", use: "sign", suite: "intl" },
        publicKey: {
          ...{ kty: "EC", crv: "P-256", x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU" },
          y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        },
        ...{ fromAt: "2026-03-02T01:20:00.000Z", untilAt: null, revokedAt: null },
      },
    ],
  },
});

export const bankMessageRoute = route({
  name: "sendBankMessage",
  method: "POST",
  path: "/finance/v1/banks/:bank/messages",
  access: "public",
  scope: "open",
  tag: bankDoorTag,
  summary: { zh: "银行发来消息", en: "A bank's message" },
  description: {
    zh: 'RFC 9421 签名覆盖方法、地址、摘要、幂等键、投递号、授权号；幂等键等于消息编号。同一消息再来，回同样的签名回执；拒绝时正文是 {"fault": 代码}。',
    en: 'Signed by RFC 9421 over method, address, digest, idempotency key, delivery and consent; the idempotency key is the message\'s id. The same message again gets the same signed receipt; a refusal is {"fault": code}.',
  },
  params: z.object({ bank: z.string() }),
  body: z.object({ message: z.string().describe("Compact signed message") }),
  responses: {
    ok: {
      body: z.object({ message: z.string().describe("Our signed receipt") }),
      description: { zh: "已收下", en: "Taken" },
    },
    problems: [400, 401, 403, 404, 409, 413, 422, 429, 503],
  },
  example: { message: "eyJhbGciOiJFUzI1NiJ9.eyJraW5kIjoicmVjZWlwdCJ9.c2lnbmF0dXJl" },
});

export const consentStatusRoute = route({
  name: "getConsentStatus",
  method: "GET",
  path: "/finance/v1/banks/:bank/consents/:consent",
  access: "public",
  scope: "open",
  tag: bankDoorTag,
  summary: { zh: "授权现在是否有效", en: "Whether a consent is in force" },
  description: {
    zh: "使用报告之前可以查；同样签名，正文为空。没有点名这家银行的授权一律答不存在。",
    en: "May be asked before the report is used; signed alike, with an empty body. A consent that doesn't name the bank isn't there.",
  },
  params: z.object({ bank: z.string(), consent: z.string() }),
  responses: {
    ok: {
      body: z.object({
        ...{ consent: z.uuid(), version: z.int(), expiresAt: instant, mayUse: z.boolean() },
        ...{ fault: z.string().nullable(), at: instant },
      }),
      description: { zh: "此刻的状态", en: "As it is at this moment" },
    },
    problems: [401, 404, 409, 503],
  },
  example: {
    ...{ consent: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e", version: 1, mayUse: false },
    ...{ expiresAt: "2026-04-01T00:00:00.000Z", fault: "CONSENT_REVOKED", at: "2026-03-02T01:20:00.000Z" },
  },
});
