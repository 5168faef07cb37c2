/** 惠企政策: which there are, and which of them a business qualifies for, and why. */
import { route } from "@olive/http/contract";
import { z } from "zod";
import {
  business,
  creditCode,
  fen,
  POLICY,
  policyCode,
  policyTag,
  purpose,
  READING,
  SHOP,
  wording,
} from "./business-help-shapes.ts";

const policy = z.object({
  code: policyCode,
  name: wording,
  about: wording,
  department: z.string(),
  reference: z.string(),
  assumed: z.string().nullable().describe("What of it is an estimate"),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  conditions: z.array(wording),
  asks: z.array(wording).describe("What no register holds and the short form asks"),
  period: z.enum(["once", "year", "half", "quarter", "month"]).nullable().describe("Null: nothing is paid"),
  amountsFen: z.array(fen),
  budgetFen: fen.nullable().describe("Of one period"),
});
const policyExample: z.input<typeof policy> = {
  ...{
    ...POLICY,
    about: { zh: "每年一次", en: "Once a year" },
    department: "甲局",
    reference: "虚构办法第一条",
  },
  ...{
    assumed: null,
    from: "2024-01-01",
    to: null,
    conditions: [{ zh: "是个体工商户", en: "An individual business" }],
  },
  ...{ asks: [], period: "year", amountsFen: [120_000, 80_000], budgetFen: 300_000_000 },
};

export const listBusinessPoliciesRoute = route({
  name: "listBusinessPolicies",
  method: "GET",
  path: "/api/finance/business-policies",
  access: READING,
  scope: "area",
  tag: policyTag,
  summary: { zh: "现行惠企政策", en: "Policies for businesses in force" },
  responses: {
    ok: { body: z.object({ policies: z.array(policy) }), description: { zh: "按代码", en: "By code" } },
    problems: [401, 403],
  },
  example: { policies: [policyExample] },
});

const fact = z.object({
  name: z.string(),
  value: z.string().nullable(),
  declared: z.boolean().describe("Said by the owner: no register holds it"),
  source: z
    .object({ register: z.string(), department: z.string(), extractOn: z.iso.date().nullable() })
    .nullable(),
});
export const judgedPolicy = z.object({
  code: policyCode,
  name: wording,
  department: z.string(),
  reference: z.string(),
  verdict: z.enum(["yes", "no", "unknown"]),
  basis: z.enum(["data", "declared"]),
  amountFen: fen.nullable(),
  conditions: z.array(
    z.object({
      says: wording,
      verdict: z.enum(["yes", "no", "unknown"]),
      facts: z.array(fact),
      change: wording.nullable().describe("Of a no: what would change it"),
    }),
  ),
  missing: z.array(
    z.object({
      name: z.string(),
      register: z.string().nullable(),
      department: z.string().nullable().describe("Who could supply it"),
      asked: z.boolean().describe("Whether the short form asks the owner for it"),
    }),
  ),
  standing: z
    .enum(["proposed", "approved", "sent", "paid", "failed", "excluded"])
    .nullable()
    .describe("Of this period's grant"),
});

export const judgeBusinessRoute = route({
  name: "judgeBusiness",
  method: "GET",
  path: "/api/finance/businesses/:code/policies",
  access: READING,
  scope: "area",
  tag: policyTag,
  summary: { zh: "一户能享受哪些政策、为什么", en: "Which policies a business qualifies for, and why" },
  params: z.object({ code: creditCode }),
  query: z.object({ purpose }),
  responses: {
    ok: {
      body: z.object({ business, policies: z.array(judgedPolicy) }),
      description: { zh: "能享受的在前，不知道不等于不行", en: "Yes first; unknown is never no" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    business: SHOP,
    policies: [
      {
        ...{
          ...POLICY,
          department: "甲局",
          reference: "虚构办法第一条",
          verdict: "yes",
          basis: "data",
          amountFen: 120_000,
        },
        conditions: [
          {
            ...{ says: { zh: "不超过七个人", en: "Seven people at most" }, verdict: "yes", change: null },
            facts: [
              {
                ...{ name: "从业人数", value: "3", declared: false },
                source: { register: "店铺册", department: "甲局", extractOn: "2026-10-31" },
              },
            ],
          },
        ],
        ...{ missing: [], standing: null },
      },
    ],
  },
});
