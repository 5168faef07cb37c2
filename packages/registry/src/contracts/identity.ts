import { route } from "@olive/http/contract";
import { z } from "zod";
import { placeNameSchema, purposeSchema, referenceSchema } from "./fact.ts";

export const identityTag = { zh: "疑似重复", en: "Suspected duplicates" };

export const PAIR_KINDS = ["twoNumbers", "oneNumber", "oneCode"] as const;
export const PAIR_STATES = ["open", "same", "different", "needsData"] as const;
export const PAIR_DECISIONS = ["same", "different", "needsData"] as const;

export type PairKind = (typeof PAIR_KINDS)[number];
export type PairState = (typeof PAIR_STATES)[number];
export type PairDecision = (typeof PAIR_DECISIONS)[number];

const decide = { act: "identity.decide" } as const;
const pairParams = z.object({
  pair: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});
const reason = z.string().trim().min(2).max(500);

export const pairSchema = z.object({
  id: z.int(),
  kind: z.enum(PAIR_KINDS),
  state: z.enum(PAIR_STATES),
  why: z.array(z.string()).describe("By which rules it was found, in words"),
  left: z.string().describe("Name, masked number"),
  right: z.string(),
  place: placeNameSchema.describe("The smallest area that holds both"),
  foundAt: z.iso.datetime(),
  stands: z.boolean().describe("False where corrected data no longer show it"),
});

const sideSchema = z.object({
  value: z.string(),
  register: z.string(),
  file: z.string(),
  row: z.int(),
  extractOn: z.iso.date(),
});

export const comparedSchema = pairSchema.extend({
  references: z.array(referenceSchema).describe("Of the people that it is about"),
  items: z.array(
    z.object({
      column: z.string(),
      same: z.boolean(),
      left: z.array(sideSchema),
      right: z.array(sideSchema),
    }),
  ),
  decisions: z.array(
    z.object({
      decision: z.enum([...PAIR_DECISIONS, "withdrawn"]),
      name: z.string(),
      at: z.iso.datetime(),
      reason: z.string(),
    }),
  ),
});

export type SuspectedPair = z.output<typeof pairSchema>;
export type ComparedPair = z.output<typeof comparedSchema>;

const example = {
  id: 7,
  kind: "twoNumbers",
  state: "open",
  why: ["同名、同日出生，住在同一村社"],
  left: "甘橄橄 330***********002X",
  right: "甘橄橄 330***********0038",
  place: { code: "330798200201", name: "上重坞村" },
  foundAt: "2024-07-01T01:20:00.000Z",
  stands: true,
} satisfies SuspectedPair;

const comparedExample = {
  ...example,
  references: ["0f".repeat(16), "a1".repeat(16)],
  items: [
    {
      column: "姓名",
      same: true,
      left: [
        {
          value: "甘橄橄",
          register: "名册",
          file: "甲科_名册_20240630.csv",
          row: 7,
          extractOn: "2024-06-30",
        },
      ],
      right: [
        {
          value: "甘橄橄",
          register: "名册",
          file: "甲科_名册_20240630.csv",
          row: 9,
          extractOn: "2024-06-30",
        },
      ],
    },
  ],
  decisions: [],
} satisfies ComparedPair;

const compared = {
  body: comparedSchema,
  description: { zh: "双方的数据和来源", en: "Both sides with sources" },
};

export const listPairsRoute = route({
  name: "listPairs",
  method: "GET",
  path: "/api/identity/pairs",
  access: decide,
  scope: "area",
  tag: identityTag,
  summary: { zh: "疑似重复和身份冲突", en: "Suspected duplicates and clashes" },
  description: {
    zh: "只列双方都在辖区内的；一方在外的由共同上级处理。机器只提出，不合并。",
    en: "Only where both are in one's area; others are for the common superior. The machine proposes and merges nothing.",
  },
  query: z.object({
    state: z.enum(PAIR_STATES).default("open"),
    kind: z.enum(PAIR_KINDS).optional(),
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({ pairs: z.array(pairSchema), count: z.int() }),
      description: { zh: "先发现的在前；count 为总数", en: "First found first; count is that of all" },
    },
    problems: [401, 403, 422],
  },
  example: { pairs: [example], count: 1 },
});

export const comparePairRoute = route({
  name: "comparePair",
  method: "GET",
  path: "/api/identity/pairs/:pair",
  access: decide,
  scope: "area",
  tag: identityTag,
  summary: { zh: "双方并排，带来源", en: "Both sides beside each other" },
  params: pairParams,
  query: z.object({ purpose: purposeSchema }),
  responses: { ok: compared, problems: [401, 403, 404, 422] },
  example: comparedExample,
});

export const decidePairRoute = route({
  name: "decidePair",
  method: "POST",
  path: "/api/identity/pairs/:pair/decide",
  access: decide,
  scope: "area",
  tag: identityTag,
  summary: { zh: "判定：同一人、不是重复、待补材料", en: "Decide: same, different, needs data" },
  description: {
    zh: "只记下判定和理由，登记册一行不动；判定为“不是重复”的不再提出。",
    en: "Only the decision and its reason are kept; no register changes. What is different is never proposed again.",
  },
  params: pairParams,
  body: z.object({ decision: z.enum(PAIR_DECISIONS), reason, purpose: purposeSchema }),
  responses: { ok: compared, problems: [401, 403, 404, 409, 422] },
  example: comparedExample,
});

export const withdrawDecisionRoute = route({
  name: "withdrawDecision",
  method: "POST",
  path: "/api/identity/pairs/:pair/withdraw",
  access: decide,
  scope: "area",
  tag: identityTag,
  summary: { zh: "撤回最近一次判定，恢复原状", en: "Withdraw the last decision: all is as before it" },
  params: pairParams,
  body: z.object({ reason, purpose: purposeSchema }),
  responses: { ok: compared, problems: [401, 403, 404, 409, 422] },
  example: comparedExample,
});
