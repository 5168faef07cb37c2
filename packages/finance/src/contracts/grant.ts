/** 免申即享: dry run, prepared by one person, approved by another, paid, reconciled; nobody twice. */
import { route } from "@olive/http/contract";
import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import {
  APPROVING,
  AT,
  business,
  creditCode,
  fen,
  ID,
  ownId,
  POLICY,
  PREPARING,
  policyCode,
  policyTag,
  purpose,
  READING,
  reason,
  SHOP,
  wording,
} from "./business-help-shapes.ts";

export const GRANT_STATES = ["prepared", "returned", "approved", "sent", "settled"] as const;
export const GRANT_LINE_STATES = [
  ...(["proposed", "excluded", "returned", "approved", "sent", "paid", "failed"] as const),
] as const;

const named = z.object({ code: policyCode, name: wording });
const batch = z.object({
  id: z.uuid(),
  policy: named,
  period: z.string(),
  department: z.string(),
  onDay: z.iso.date(),
  state: z.enum(GRANT_STATES),
  budgetFen: fen.nullable(),
  lines: z.int().describe("That the reader sees"),
  totalFen: fen,
  paidFen: fen,
  preparedBy: z.string(),
  preparedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  returnReason: z.string().nullable(),
  fileDigest: z.string().nullable().describe("SHA-256 of the file that went to the treasury"),
  mayApprove: z.boolean().describe("Whether the reader is another person than whoever prepared it"),
});
const batchExample: z.input<typeof batch> = {
  ...{ id: ID, policy: POLICY, period: "2026", department: "甲局", onDay: "2026-11-24", state: "prepared" },
  ...{ budgetFen: 300_000_000, lines: 1, totalFen: 120_000, paidFen: 0, preparedBy: "林甲", preparedAt: AT },
  ...{ decidedBy: null, decidedAt: null, returnReason: null, fileDigest: null, mayApprove: true },
};

const candidate = z.object({
  business,
  amountFen: fen,
  basis: z.enum(["data", "declared"]),
  says: z.array(wording),
});
const excluded = z.object({
  id: z.uuid(),
  creditCode,
  name: z.string(),
  reason: z.string(),
  by: z.string(),
  objection: z.string().nullable(),
  answer: z.string().nullable(),
});

const LEFT_OUT = [
  {
    ...{ id: ID, creditCode: SHOP.creditCode, name: SHOP.name, reason: "经营地址已空置（现场核实）" },
    ...{ by: "林乙", objection: null, answer: null },
  },
];

export const dryRunGrantRoute = route({
  name: "dryRunGrant",
  method: "GET",
  path: "/api/finance/grants/dry-run",
  access: READING,
  scope: "area",
  tag: policyTag,
  summary: { zh: "试算：谁、为什么、多少", en: "Dry run: who, why, how much" },
  description: {
    zh: "只算不发。缺数据的单列，不算不符合；名单最多给二百户，合计是全部。",
    en: "Nothing is written. What lacks data stands apart; two hundred lines at most, totals of all.",
  },
  query: z.object({ purpose, policy: policyCode, on: dayInput.optional() }),
  responses: {
    ok: {
      body: z.object({
        policy: named,
        period: z.string(),
        on: z.iso.date(),
        lines: z.array(candidate),
        count: z.int(),
        totalFen: fen,
        budgetFen: fen.nullable(),
        usedFen: fen,
        overFen: fen.describe("What the budget lacks; 0: it suffices"),
        held: z.int().describe("Have a line of the period: nobody twice"),
        no: z.int(),
        unclaimed: z.int(),
        unknown: z.array(z.object({ business, lacks: z.array(z.string()) })),
        unknownCount: z.int(),
        excluded: z.array(excluded),
      }),
      description: { zh: "试算结果", en: "What it would be" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    ...{
      policy: POLICY,
      period: "2026",
      on: "2026-11-24",
      count: 1,
      totalFen: 120_000,
      budgetFen: 300_000_000,
    },
    lines: [
      {
        business: SHOP,
        amountFen: 120_000,
        basis: "data",
        says: [{ zh: "是个体工商户", en: "An individual business" }],
      },
    ],
    ...{
      usedFen: 0,
      overFen: 0,
      held: 0,
      no: 12,
      unclaimed: 0,
      unknown: [],
      unknownCount: 0,
      excluded: LEFT_OUT,
    },
  },
});

export const listGrantsRoute = route({
  name: "listGrants",
  method: "GET",
  path: "/api/finance/grants",
  access: READING,
  scope: "area",
  tag: policyTag,
  summary: { zh: "发放批次", en: "Batches of grants" },
  responses: {
    ok: { body: z.object({ grants: z.array(batch) }), description: { zh: "新的在前", en: "Newest first" } },
    problems: [401, 403],
  },
  example: { grants: [batchExample] },
});

const line = z.object({
  id: z.uuid(),
  business,
  amountFen: fen,
  basis: z.enum(["data", "declared"]),
  reasons: z.array(wording),
  state: z.enum(GRANT_LINE_STATES),
  paidOn: z.iso.date().nullable(),
  reference: z.string().nullable(),
  failure: z.string().nullable(),
});

export const getGrantRoute = route({
  name: "getGrant",
  method: "GET",
  path: "/api/finance/grants/:id",
  access: READING,
  scope: "area",
  tag: policyTag,
  summary: { zh: "一批的名单", en: "The lines of a batch" },
  params: z.object({ id: z.uuid() }),
  query: z.object({
    purpose,
    after: creditCode.optional().describe("`next` of the page before"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({ grant: batch, lines: z.array(line), next: z.string().nullable() }),
      description: { zh: "按信用代码", en: "By credit code" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    grant: batchExample,
    lines: [
      {
        ...{ id: ID, business: SHOP, amountFen: 120_000, basis: "data", state: "proposed" },
        ...{
          reasons: [{ zh: "是个体工商户", en: "An individual business" }],
          paidOn: null,
          reference: null,
          failure: null,
        },
      },
    ],
    next: null,
  },
});

const recorded = { ok: { body: batch, description: { zh: "现在的样子", en: "As it stands" } } } as const;
const params = z.object({ id: z.uuid() });

export const prepareGrantRoute = route({
  name: "prepareGrant",
  method: "POST",
  path: "/api/finance/grants",
  access: PREPARING,
  scope: "area",
  tag: policyTag,
  summary: { zh: "准备一批", en: "Prepare a batch" },
  body: z.object({ id: ownId, policy: policyCode }),
  responses: { ...recorded, problems: [401, 403, 404, 409, 422] },
  example: batchExample,
});

export const approveGrantRoute = route({
  name: "approveGrant",
  method: "POST",
  path: "/api/finance/grants/:id/approval",
  access: APPROVING,
  scope: "area",
  tag: policyTag,
  summary: { zh: "批准（另一人）", en: "Approve, by another person" },
  params,
  body: z.object({}),
  responses: { ...recorded, problems: [401, 403, 404, 409, 422] },
  example: { ...batchExample, state: "approved", decidedBy: "林乙", decidedAt: AT },
});

export const returnGrantRoute = route({
  name: "returnGrant",
  method: "POST",
  path: "/api/finance/grants/:id/return",
  access: APPROVING,
  scope: "area",
  tag: policyTag,
  summary: { zh: "退回", en: "Return" },
  params,
  body: z.object({ reason }),
  responses: { ...recorded, problems: [401, 403, 404, 409, 422] },
  example: {
    ...batchExample,
    state: "returned",
    decidedBy: "林乙",
    decidedAt: AT,
    returnReason: "金额要再核",
  },
});

export const excludeFromGrantRoute = route({
  name: "excludeFromGrant",
  method: "POST",
  path: "/api/finance/grants/:id/exclusions",
  access: APPROVING,
  scope: "area",
  tag: policyTag,
  summary: {
    zh: "剔除一户（有名有姓、有理由，本户可异议）",
    en: "Leave a business out, by name and with a reason",
  },
  params,
  body: z.object({ creditCode, reason }),
  responses: {
    ok: { body: z.object({ id: z.uuid() }), description: { zh: "已记下", en: "Recorded" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: { id: ID },
});

export const payGrantRoute = route({
  name: "payGrant",
  method: "POST",
  path: "/api/finance/grants/:id/pay-file",
  access: PREPARING,
  scope: "area",
  tag: policyTag,
  summary: { zh: "生成发放文件", en: "Make the file for the treasury" },
  description: { zh: "再生成一字节不差。", en: "Made again it is the same to the byte." },
  params,
  body: z.object({}),
  responses: {
    ok: {
      body: z.object({ name: z.string(), text: z.string(), digest: z.string() }),
      description: { zh: "CSV", en: "CSV" },
    },
    problems: [401, 403, 404, 409, 422],
  },
  example: {
    name: "smallShop-2026-0b7e6c1e.csv",
    text: "序号,编号,统一社会信用代码,名称,金额（元）\r\n",
    digest: "ab12",
  },
});

export const GRANT_MISMATCHES = [
  ...(["unknown", "amount", "notSent", "answeredAlready", "referenceTaken", "incomplete"] as const),
] as const;

export const reconcileGrantRoute = route({
  name: "reconcileGrant",
  method: "POST",
  path: "/api/finance/grants/:id/results",
  access: PREPARING,
  scope: "area",
  tag: policyTag,
  summary: { zh: "对账：发放结果", en: "Take the treasury's results" },
  params,
  body: z.object({
    results: z
      .array(
        z.object({
          line: z.uuid(),
          amountFen: z.int().positive().max(100_000_000_000),
          outcome: z.enum(["paid", "failed"]),
          on: dayInput,
          reference: z.string().trim().min(1).max(80).nullable(),
          failure: z.string().trim().min(1).max(200).nullable(),
        }),
      )
      .min(1)
      .max(5000),
  }),
  responses: {
    ok: {
      body: z.object({
        taken: z.int(),
        open: z.int().describe("Still without an answer"),
        mismatches: z.array(z.object({ line: z.string(), why: z.enum(GRANT_MISMATCHES) })),
      }),
      description: { zh: "对不上的不收", en: "What doesn't fit isn't taken" },
    },
    problems: [401, 403, 404, 409, 422],
  },
  example: { taken: 1, open: 0, mismatches: [{ line: ID, why: "amount" }] },
});
