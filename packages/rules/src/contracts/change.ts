import { route } from "@olive/http/contract";
import { z } from "zod";
import {
  groupImpactSchema,
  movedPersonExample,
  movedPersonSchema,
  movesSchema,
  placeImpactSchema,
} from "./impact.ts";
import { changeStateSchema } from "./rule.ts";
import {
  daySchema,
  idParams,
  placeCodeSchema,
  policyCodeSchema,
  referenceSchema,
  ruleEditSchema,
  ruleTag,
  wordingSchema,
} from "./shapes.ts";

const personSchema = z.object({ account: z.int(), name: z.string(), at: z.iso.datetime() });

export const changeSchema = z.object({
  id: z.int(),
  policy: policyCodeSchema,
  policyName: wordingSchema,
  state: changeStateSchema,
  effectiveOn: daySchema,
  content: ruleEditSchema,
  note: z.string(),
  reference: z.string(),
  submitted: personSchema,
  reviewed: personSchema.nullable(),
  second: personSchema.nullable(),
  needsSecond: z.boolean(),
  inForceAt: z.iso.datetime().nullable(),
});

export type RuleChange = z.output<typeof changeSchema>;

const exampleAt = "2024-06-30T02:00:00.000Z";
const changeExample: z.input<typeof changeSchema> = {
  id: 7,
  policy: "veryOld",
  policyName: { zh: "高龄老人", en: "Very old people" },
  state: "submitted",
  effectiveOn: "2024-07-01",
  content: { criteria: null, definitions: [], parameters: [{ name: "起始年龄", value: 75 }] },
  note: "按县里的决定降低起始年龄",
  reference: "橄溪县〔2024〕3号（虚构）",
  submitted: { account: 2, name: "乙", at: exampleAt },
  reviewed: null,
  second: null,
  needsSecond: true,
  inForceAt: null,
};

export const listRuleChangesRoute = route({
  name: "listRuleChanges",
  method: "GET",
  path: "/api/rule-changes",
  access: { act: "rule.read" },
  scope: "open",
  tag: ruleTag,
  summary: { zh: "规则的修改，新的在前", en: "Changes of rules, the newest first" },
  query: z.object({
    open: z.stringbool().default(false).describe("Only those that await approval or their day"),
    policy: policyCodeSchema.optional(),
  }),
  responses: {
    ok: { body: z.object({ changes: z.array(changeSchema) }), description: { zh: "修改", en: "Changes" } },
    problems: [401, 403, 422],
  },
  example: { changes: [changeExample] },
});

export const getRuleChangeRoute = route({
  name: "getRuleChange",
  method: "GET",
  path: "/api/rule-changes/:id",
  access: { act: "rule.read" },
  scope: "open",
  tag: ruleTag,
  summary: { zh: "一次修改：内容、依据、经过", en: "One change: content, reference, what happened" },
  params: idParams,
  responses: {
    ok: {
      body: z.object({
        change: changeSchema,
        isStale: z.boolean().describe("The text that it changes has changed since: it can only be returned"),
        events: z.array(
          z.object({
            state: changeStateSchema,
            name: z.string(),
            reason: z.string().nullable(),
            at: z.iso.datetime(),
          }),
        ),
      }),
      description: { zh: "修改", en: "The change" },
    },
    problems: [401, 403, 404],
  },
  example: {
    change: changeExample,
    isStale: false,
    events: [{ state: "submitted", name: "乙", reason: null, at: exampleAt }],
  },
});

export const getChangeImpactRoute = route({
  name: "getChangeImpact",
  method: "GET",
  path: "/api/rule-changes/:id/impact",
  access: { act: "rule.read" },
  scope: "area",
  tag: ruleTag,
  summary: { zh: "所附名单的汇总（辖区内）", en: "What the attached list adds up to, in one's area" },
  params: idParams,
  responses: {
    ok: {
      body: z.object({
        asOf: daySchema.describe("The list was worked out for this day"),
        isCurrent: z.boolean().describe("No data have come in since"),
        digest: z.string().describe("SHA-256 of the list"),
        groups: z
          .array(movesSchema.extend({ code: policyCodeSchema, name: wordingSchema }))
          .describe("In the reader's area"),
        places: z.array(placeImpactSchema.extend({ code: policyCodeSchema })),
        county: z
          .object({
            groups: z.array(groupImpactSchema),
            share: z.number(),
            secondAbove: z.number(),
          })
          .nullable()
          .describe("For readers of the whole county"),
      }),
      description: { zh: "汇总", en: "Sums" },
    },
    problems: [401, 403, 404],
  },
  example: {
    asOf: "2024-06-30",
    isCurrent: true,
    digest: "0".repeat(64),
    groups: [],
    places: [],
    county: null,
  },
});

export const directionSchema = z.enum(["entered", "left", "becameUnknown", "becameKnown"]);

export const listChangedPeopleRoute = route({
  name: "listChangedPeople",
  method: "GET",
  path: "/api/rule-changes/:id/people",
  access: { act: "rule.read" },
  scope: "area",
  tag: ruleTag,
  summary: { zh: "所附名单（辖区内）", en: "The attached list, in one's area" },
  params: idParams,
  query: z.object({
    policy: policyCodeSchema,
    direction: directionSchema,
    place: placeCodeSchema.optional().describe("Township or village"),
    after: referenceSchema.optional().describe("`next` of the page before"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    purpose: z.string().max(60),
  }),
  responses: {
    ok: {
      body: z.object({ people: z.array(movedPersonSchema), next: referenceSchema.nullable() }),
      description: { zh: "一页", en: "A page" },
    },
    problems: [401, 403, 404, 422],
  },
  example: { people: [movedPersonExample], next: null },
});

const answered = {
  ok: { body: changeSchema, description: { zh: "修改", en: "The change" } },
  problems: [401, 403, 404, 409, 422],
} as const;

export const approveRuleChangeRoute = route({
  name: "approveRuleChange",
  method: "POST",
  path: "/api/rule-changes/:id/approval",
  access: { act: "rule.approve" },
  scope: "open",
  tag: ruleTag,
  summary: { zh: "批准（或作为第二人批准）", en: "Approve, or approve as the second" },
  params: idParams,
  body: z.object({
    state: changeStateSchema.describe("The state that was seen: another approval in between is told"),
    note: z.string().max(2000).default(""),
  }),
  responses: answered,
  example: { ...changeExample, state: "secondReview", reviewed: { account: 3, name: "丙", at: exampleAt } },
});

export const returnRuleChangeRoute = route({
  name: "returnRuleChange",
  method: "POST",
  path: "/api/rule-changes/:id/return",
  access: { act: "rule.approve" },
  scope: "open",
  tag: ruleTag,
  summary: { zh: "退回，说明理由", en: "Return it, with the reason" },
  params: idParams,
  body: z.object({ reason: z.string().trim().min(4).max(2000) }),
  responses: answered,
  example: { ...changeExample, state: "returned" },
});

export const withdrawRuleChangeRoute = route({
  name: "withdrawRuleChange",
  method: "POST",
  path: "/api/rule-changes/:id/withdrawal",
  access: { act: "rule.edit" },
  scope: "open",
  tag: ruleTag,
  summary: { zh: "撤回（送审人，生效之前）", en: "Withdraw it (whoever submitted it, before its day)" },
  params: idParams,
  body: z.object({ reason: z.string().trim().min(4).max(2000) }),
  responses: answered,
  example: { ...changeExample, state: "withdrawn" },
});
