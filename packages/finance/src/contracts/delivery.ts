/** Delivery as the finance office keeps it: banks and their keys, the platform's keys, dead letters, alarms, evidence. */
import { route } from "@olive/http/contract";
import { numberInput } from "@olive/http/contract/inputs";
import { z } from "zod";

export const deliveryTag = { zh: "报告投递", en: "Delivery of reports" };
const KEEPING = { act: "bank.keep" } as const;
export const BANK_STATES = ["open", "suspended", "left"] as const;

const instant = z.iso.datetime();
const wording = z.object({ zh: z.string(), en: z.string() });
const reasonText = z.string().trim().min(2).max(500);
const bankCode = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);
const kidText = z.string().regex(/^[A-Za-z0-9_-]{4,80}$/);
const suite = z.enum(["intl", "sm"]);
const number32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const publicKey = z.strictObject({
  ...{ kty: z.literal("EC"), crv: z.enum(["P-256", "SM2"]), x: number32, y: number32 },
});

const bank = z.object({
  ...{ code: z.string(), name: wording, contact: z.string(), endpoint: z.string(), suite },
  twoPhase: z.boolean().describe("Ciphertext first, the key against the receipt"),
  ratePerSecond: z.int(),
  state: z.enum(BANK_STATES),
  stateReason: z.string().nullable(),
  waiting: z.int().describe("Messages of the reader's area that wait"),
  dead: z.int(),
  waitingSince: instant.nullable(),
  pausedUntil: instant.nullable().describe("As the bank asked (Retry-After)"),
});
const key = z.object({
  ...{ kid: z.string(), suite, fromAt: instant, untilAt: instant.nullable(), revokedAt: instant.nullable() },
});
const bankKey = key.extend({ use: z.enum(["sign", "seal"]) });
const platformKey = key.extend({
  madeAt: instant,
  standing: z.enum(["coming", "signing", "published", "over", "revoked"]),
  reason: z.string().nullable(),
  revokedBy: z.string().nullable(),
});

const AT = "2026-03-02T01:20:00.000Z";
const bankExample: z.input<typeof bank> = {
  ...{ code: "olive-creek", name: { zh: "榄溪银行（虚构）", en: "Olive Creek Bank (invented)" } },
  ...{ contact: "0579-00000000", endpoint: "https://bank.example", suite: "intl", twoPhase: true },
  ...{ ratePerSecond: 50, state: "open", stateReason: null, waiting: 2, dead: 1, waitingSince: AT },
  pausedUntil: null,
};
const bankKeyExample: z.input<typeof bankKey> = {
  ...{ kid: "sign-3yq0hEDXzyXwvC8C5nVhpA", use: "sign", suite: "intl", fromAt: AT, untilAt: null },
  revokedAt: null,
};
const platformKeyExample: z.input<typeof platformKey> = {
  ...{ kid: "sign-3yq0hEDXzyXwvC8C5nVhpA", suite: "intl", madeAt: AT, fromAt: AT, untilAt: null },
  ...{ revokedAt: null, standing: "signing", reason: null, revokedBy: null },
};
const problems = [401, 403, 404, 409, 422] as const;
const keeping = { access: KEEPING, scope: "area", tag: deliveryTag } as const;
const ofBank = z.object({ bank: bankCode });
const bankWithKeys = bank.extend({ keys: z.array(bankKey) });
const okBank = { body: bankWithKeys, description: { zh: "银行", en: "The bank" } } as const;
const bankWithKeysExample = { ...bankExample, keys: [bankKeyExample] };

export const listBanksRoute = route({
  ...keeping,
  name: "listFinanceBanks",
  method: "GET",
  path: "/api/finance/banks",
  summary: { zh: "接入的银行", en: "Banks that take part" },
  responses: {
    ok: { body: z.object({ banks: z.array(bank) }), description: { zh: "按名称", en: "By code" } },
    problems: [401, 403],
  },
  example: { banks: [bankExample] },
});

export const getBankRoute = route({
  ...keeping,
  name: "getFinanceBank",
  method: "GET",
  path: "/api/finance/banks/:bank",
  summary: { zh: "一家银行和它的公钥", en: "A bank and its public keys" },
  params: ofBank,
  responses: { ok: okBank, problems },
  example: bankWithKeysExample,
});

/** A bank is reached by TLS; only one on this very machine may do without. */
const endpoint = z.url().regex(/^https:\/\/|^http:\/\/(127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/);

export const keepBankRoute = route({
  ...keeping,
  name: "keepFinanceBank",
  method: "PUT",
  path: "/api/finance/banks/:bank",
  summary: { zh: "登记或更改银行", en: "Enter or change a bank" },
  description: {
    zh: "银行通过认证后登记；名称、联系方式、端口、投递方式和速率可以再改，算法套件不能。公钥另行登记。",
    en: "Entered once it has passed its certification; all but the suite can be changed later. Its keys are registered apart.",
  },
  params: ofBank,
  body: z.object({
    name: wording.extend({ zh: z.string().trim().min(2).max(60), en: z.string().trim().min(2).max(120) }),
    contact: z.string().trim().min(2).max(200).describe("Told to owners before they consent (PIPL §23)"),
    ...{ endpoint, suite, twoPhase: z.boolean(), ratePerSecond: z.int().min(1).max(1000) },
  }),
  responses: { ok: okBank, problems },
  example: { ...bankWithKeysExample, keys: [] },
});

export const changeBankStateRoute = route({
  ...keeping,
  name: "changeFinanceBankState",
  method: "POST",
  path: "/api/finance/banks/:bank/state",
  summary: { zh: "开通、暂停、退出", en: "Open, suspend, leave" },
  description: {
    zh: "暂停的银行不再收新的，排队的等到重新开通；它发来的还款等消息照收。",
    en: "A suspended bank gets nothing; what waits goes when it is open again. What it sends is still taken.",
  },
  params: ofBank,
  body: z.object({ state: z.enum(BANK_STATES), reason: reasonText }),
  responses: { ok: okBank, problems },
  example: { ...bankWithKeysExample, state: "suspended", stateReason: "银行升级系统" },
});

export const addBankKeyRoute = route({
  ...keeping,
  name: "addFinanceBankKey",
  method: "POST",
  path: "/api/finance/banks/:bank/keys",
  summary: { zh: "登记公钥", en: "Register a public key" },
  description: {
    zh: "新旧可以重叠：旧的不停用就仍然有效。公钥须在所用曲线上。",
    en: "Old and new may overlap: the old stays valid until it is ended. The key has to lie on its curve.",
  },
  params: ofBank,
  body: z.object({ kid: kidText, use: z.enum(["sign", "seal"]), publicKey, fromAt: instant.optional() }),
  responses: { ok: okBank, problems },
  example: bankWithKeysExample,
});

export const revokeBankKeyRoute = route({
  ...keeping,
  name: "revokeFinanceBankKey",
  method: "POST",
  path: "/api/finance/banks/:bank/keys/:kid/revocation",
  summary: { zh: "紧急停用银行公钥", en: "Revoke a bank's key" },
  description: {
    zh: "立即生效：用它签的不再收，用它封的不再发；还没离开的报告改用新公钥重封。",
    en: "At once: what it signed is refused, what was sealed to it stays; reports that have not left are sealed anew.",
  },
  params: z.object({ bank: bankCode, kid: kidText }),
  body: z.object({ reason: reasonText }),
  responses: { ok: okBank, problems },
  example: bankWithKeysExample,
});

const okKeys = {
  body: z.object({ keys: z.array(platformKey) }),
  description: { zh: "新的在前", en: "Newest first" },
} as const;

export const listPlatformKeysRoute = route({
  ...keeping,
  name: "listPlatformKeys",
  method: "GET",
  path: "/api/finance/platform-keys",
  summary: { zh: "平台签名密钥", en: "The platform's signing keys" },
  responses: { ok: okKeys, problems: [401, 403] },
  example: { keys: [platformKeyExample] },
});

export const rotatePlatformKeyRoute = route({
  ...keeping,
  name: "rotatePlatformKey",
  method: "POST",
  path: "/api/finance/platform-keys",
  summary: { zh: "更换签名密钥", en: "Replace the signing key" },
  description: {
    zh: "新的立即公布，两分钟后启用；旧的再公布一百小时，在路上的不受影响。",
    en: "The new one is published at once and signs two minutes later; the old stays published for a hundred hours.",
  },
  body: z.object({ suite }),
  responses: { ok: okKeys, problems },
  example: { keys: [platformKeyExample] },
});

export const revokePlatformKeyRoute = route({
  ...keeping,
  name: "revokePlatformKey",
  method: "POST",
  path: "/api/finance/platform-keys/:kid/revocation",
  summary: { zh: "紧急停用签名密钥", en: "Revoke a signing key" },
  description: {
    zh: "立即不再公布，同时换上新的；银行最迟一分钟后不再认它，排队的重新签名。",
    en: "No longer published from now on, and replaced at once; banks stop trusting it within a minute, what waits is signed anew.",
  },
  params: z.object({ kid: kidText }),
  body: z.object({ reason: reasonText }),
  responses: { ok: okKeys, problems },
  example: { keys: [{ ...platformKeyExample, standing: "revoked", reason: "密钥外泄", revokedBy: "金盏" }] },
});

const history = z.object({
  ...{ at: instant, act: z.enum(["redrive", "close", "take"]), by: z.string(), reason: z.string() },
  ...{ attempts: z.int().describe("Tries before it"), fault: z.string().nullable() },
});
const deadLetter = z.object({
  id: z
    .uuid()
    .describe("Number of the message; of a report its delivery id. It stays the same when sent again"),
  kind: z.enum(["delivery", "keyRelease", "tombstone", "acceptance", "withdrawal", "draw"]),
  ...{ bank: z.string(), bankName: wording, application: z.uuid(), creditCode: z.string() },
  businessName: z.string().nullable(),
  ...{ fault: z.string(), words: wording, status: z.int().nullable(), attempts: z.int() },
  ...{ queuedAt: instant, diedAt: instant, ownerDepartment: z.string(), owner: z.string().nullable() },
  followers: z.int().describe("Messages of the same application that wait for it"),
  history: z.array(history),
});
const deadExample: z.input<typeof deadLetter> = {
  ...{ id: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e", kind: "delivery", bank: "olive-creek" },
  ...{ bankName: bankExample.name, application: "9d5e2f1f-3c4b-4a6c-8a52-0b9a1c5e7a52" },
  ...{ creditCode: "92330799MA00000017", businessName: "榄乙小吃店（虚构）", fault: "TRIES_USED_UP" },
  ...{ words: { zh: "十次都没有送达", en: "Ten tries failed" }, status: 503, attempts: 10, queuedAt: AT },
  ...{ diedAt: "2026-03-05T04:55:00.000Z", ownerDepartment: "金融办", owner: "金盏", followers: 1 },
  history: [{ at: AT, act: "take", by: "金盏", reason: "联系银行", attempts: 10, fault: "HTTP_503" }],
};
const ofLetter = z.object({ id: z.uuid() });
const okLetter = { body: deadLetter, description: { zh: "这一件", en: "The message" } } as const;
const acting = { ...keeping, method: "POST", params: ofLetter } as const;
const withReason = z.object({ reason: reasonText });

export const listDeadLettersRoute = route({
  ...keeping,
  name: "listDeadLetters",
  method: "GET",
  path: "/api/finance/dead-letters",
  summary: { zh: "没有送达的", en: "What could not be delivered" },
  query: z.object({
    bank: bankCode.optional(),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({ letters: z.array(deadLetter), total: z.int(), next: z.uuid().nullable() }),
      description: { zh: "久的在前", en: "Oldest first" },
    },
    problems: [401, 403, 422],
  },
  example: { letters: [deadExample], total: 1, next: null },
});

export const takeDeadLetterRoute = route({
  ...acting,
  name: "takeDeadLetter",
  path: "/api/finance/dead-letters/:id/owner",
  summary: { zh: "认领", en: "Take" },
  body: withReason,
  responses: { ok: okLetter, problems },
  example: deadExample,
});

export const redriveDeadLetterRoute = route({
  ...acting,
  name: "redriveDeadLetter",
  path: "/api/finance/dead-letters/:id/redrive",
  summary: { zh: "重新投递", en: "Send again" },
  description: {
    zh: "投递号不变，重新按时间表投递；谁、为什么，都留下。授权已失效的不会再发出。",
    en: "Under the same number and a fresh schedule; who and why is kept. Nothing leaves whose consent is over.",
  },
  body: withReason,
  responses: {
    ok: { body: z.object({ id: z.uuid() }), description: { zh: "已排上", en: "Queued" } },
    problems,
  },
  example: { id: deadExample.id },
});

export const closeDeadLetterRoute = route({
  ...acting,
  name: "closeDeadLetter",
  path: "/api/finance/dead-letters/:id/close",
  summary: { zh: "不再投递", en: "Close" },
  description: {
    zh: "写明理由，由本人署名；同一申请后面的可以继续。",
    en: "With a reason, under one's name; what waited behind it may go on.",
  },
  body: withReason,
  responses: {
    ok: { body: z.object({ id: z.uuid() }), description: { zh: "已了结", en: "Closed" } },
    problems,
  },
  example: { id: deadExample.id },
});

const alarm = z.object({
  ...{ id: z.int(), at: instant, bank: z.string(), code: z.string(), words: wording },
  message: z.uuid().nullable(),
  seenBy: z.string().nullable(),
  note: z.string().nullable(),
});
const alarmExample: z.input<typeof alarm> = {
  ...{ id: 3, at: AT, bank: "olive-creek", code: "RECEIPT_FOREIGN", message: deadExample.id },
  words: { zh: "回执不是这家银行签的", en: "The receipt is not signed by this bank" },
  ...{ seenBy: null, note: null },
};

export const listDeliveryAlarmsRoute = route({
  ...keeping,
  name: "listDeliveryAlarms",
  method: "GET",
  path: "/api/finance/delivery-alarms",
  summary: { zh: "投递告警", en: "Alarms of the delivery" },
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  responses: {
    ok: {
      body: z.object({ alarms: z.array(alarm), open: z.int() }),
      description: { zh: "没看过的在前", en: "Those that nobody looked at first" },
    },
    problems: [401, 403, 422],
  },
  example: { alarms: [alarmExample], open: 1 },
});

export const seeDeliveryAlarmRoute = route({
  ...keeping,
  name: "seeDeliveryAlarm",
  method: "POST",
  path: "/api/finance/delivery-alarms/:id/seen",
  summary: { zh: "已查看告警", en: "Say that an alarm was looked at" },
  params: z.object({ id: numberInput }),
  body: z.object({ note: reasonText }),
  responses: { ok: { body: alarm, description: { zh: "告警", en: "The alarm" } }, problems },
  example: { ...alarmExample, seenBy: "金盏", note: "已与银行核对" },
});

export const getEvidencePackRoute = route({
  ...keeping,
  name: "getEvidencePack",
  method: "GET",
  path: "/api/finance/applications/:application/evidence",
  summary: { zh: "一笔申请的证据包", en: "Evidence of an application" },
  description: {
    zh: "授权书、报告根、密文、回执、报价、接受、放款，一个文件；./olive evidence verify 离线核验。没有报告原文。",
    en: "Consent, report root, ciphertext, receipts, offers, acceptance, payments in one file, checked offline by ./olive evidence verify. No plaintext of the report.",
  },
  params: z.object({ application: z.uuid() }),
  query: z.object({ purpose: z.string().regex(/^[a-z][A-Za-z]*$/) }),
  responses: {
    ok: {
      body: z.looseObject({ format: z.string(), application: z.uuid(), bank: z.string(), head: z.string() }),
      description: { zh: "证据包", en: "The pack" },
    },
    problems,
  },
  example: {
    ...{ format: "olive-evidence/1", application: deadExample.application, bank: "olive-creek" },
    head: "eyJhbGciOiJFUzI1NiJ9.eyJraW5kIjoiZXZpZGVuY2VIZWFkIn0.c2lnbmF0dXJl",
  },
});
