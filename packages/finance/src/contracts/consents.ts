/** Consents and disputes as officials see them; owners have pages of their own. */
import { route } from "@olive/http/contract";
import { z } from "zod";

const tag = { zh: "帮帮快服·授权与报告", en: "Quick Help: consents and reports" };
const wording = z.object({ zh: z.string(), en: z.string() });
const instant = z.iso.datetime();
const creditCode = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/);
const purpose = z
  .string()
  .regex(/^[a-z][A-Za-z]*$/)
  .default("assistance");
const reason = z.string().trim().min(2).max(500);
const business = z.object({ creditCode: z.string(), name: z.string().nullable() });

export const CONSENT_STATES = ["active", "paused", "revoked", "expired", "usedUp"] as const;
export const DISPUTE_STATES = ["open", "corrected", "stands", "withdrawn"] as const;

const consentLine = z.object({
  id: z.uuid(),
  business,
  purpose: z.object({ code: z.string(), name: wording }),
  state: z.enum(CONSENT_STATES),
  version: z.int(),
  times: z.int().describe("How often each bank may take the report"),
  ...{ grantedAt: instant, expiresAt: instant },
  banks: z.array(
    z.object({ code: z.string(), name: wording, used: z.int(), lastUsedAt: instant.nullable() }),
  ),
});

const consentExample: z.input<typeof consentLine> = {
  id: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e",
  business: { creditCode: "92330799MA00000017", name: "榄叶店（演示）" },
  purpose: { code: "loanApplication", name: { zh: "申请贷款", en: "Applying for a loan" } },
  ...{ state: "active", version: 1, times: 1 },
  ...{ grantedAt: "2026-03-02T01:20:00.000Z", expiresAt: "2026-04-01T01:20:00.000Z" },
  banks: [
    {
      ...{ code: "olive-bank", name: { zh: "橄榄银行（演示）", en: "Olive Bank (demo)" }, used: 1 },
      lastUsedAt: "2026-03-02T01:20:01.000Z",
    },
  ],
};

export const listConsentsRoute = route({
  name: "listConsents",
  method: "GET",
  path: "/api/finance/consents",
  access: { act: "bank.keep" },
  scope: "area",
  tag,
  summary: { zh: "经营者的授权", en: "Consents of businesses" },
  description: {
    zh: "本辖区经营主体给了哪些银行、为什么、用过几次；看不到报告内容，也不能替经营者授权或撤回。",
    en: "Which banks the area's businesses gave what for, and how often it was used. No report is shown, and nobody consents or revokes for an owner.",
  },
  query: z.object({
    purpose,
    business: creditCode.optional(),
    state: z.enum(CONSENT_STATES).optional(),
  }),
  responses: {
    ok: {
      body: z.object({ consents: z.array(consentLine) }),
      description: { zh: "新的在前，最多两百份", en: "Newest first, two hundred at most" },
    },
    problems: [401, 403],
  },
  example: { consents: [consentExample] },
});

const dispute = z.object({
  id: z.uuid(),
  business,
  section: z.object({ code: z.string(), name: wording }),
  record: z.string().describe("File and row of the register"),
  department: z.string(),
  reason: z.string(),
  openedAt: instant,
  state: z.enum(DISPUTE_STATES),
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
  mayAnswer: z.boolean().describe("Whether the reader's department keeps the register"),
});

const disputeExample: z.input<typeof dispute> = {
  id: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e",
  business: { creditCode: "92330799MA00000017", name: "榄叶店（演示）" },
  section: { code: "penalties", name: { zh: "行政处罚", en: "Penalties" } },
  ...{ record: "某部门_罚单_20260228.csv:12", department: "某部门", reason: "当天没有占道" },
  ...{ openedAt: "2026-03-02T01:20:00.000Z", state: "open", answer: null, answeredAt: null, mayAnswer: true },
};

export const listDisputesRoute = route({
  name: "listReportDisputes",
  method: "GET",
  path: "/api/finance/disputes",
  access: { act: "fact.correct" },
  scope: "area",
  tag,
  summary: { zh: "对报告的异议", en: "Disputed records of reports" },
  query: z.object({ purpose: purpose.default("correction"), state: z.enum(DISPUTE_STATES).optional() }),
  responses: {
    ok: {
      body: z.object({ disputes: z.array(dispute) }),
      description: { zh: "待答复的在前，最早的在前", en: "Open ones first, the oldest first" },
    },
    problems: [401, 403],
  },
  example: { disputes: [disputeExample] },
});

export const answerDisputeRoute = route({
  name: "answerReportDispute",
  method: "POST",
  path: "/api/finance/disputes/:id/answer",
  access: { act: "fact.correct" },
  scope: "area",
  tag,
  summary: { zh: "答复异议", en: "Answer a dispute" },
  description: {
    zh: "管这本登记册的部门答复：更正，或认为无误并写明理由。答复之后标记不再随报告走。",
    en: "The register's department answers: corrected, or right as it is and why. The mark goes with the answer.",
  },
  params: z.object({ id: z.uuid() }),
  body: z.object({ outcome: z.enum(["corrected", "stands"]), answer: reason }),
  responses: {
    ok: { body: dispute, description: { zh: "答复之后", en: "As answered" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: {
    ...disputeExample,
    ...{ state: "stands", answer: "现场有照片，占道属实", answeredAt: "2026-03-03T01:20:00.000Z" },
    mayAnswer: true,
  },
});
