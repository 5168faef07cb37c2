import { route } from "@olive/http/contract";
import { z } from "zod";
import {
  groupSchema,
  kindSchema,
  missingSchema,
  placeCodeSchema,
  proposalRowSchema,
  purposeSchema,
  reasonExample,
  reasonLineSchema,
  recognitionTag,
  rowExample,
  stateSchema,
  type verdictSchema,
  wordingSchema,
} from "./shapes.ts";

/** What a list of proposals holds; kept in the page's address, and sent back to say which ones an act is for. */
export const proposalFilterSchema = z.object({
  group: groupSchema.optional(),
  kind: kindSchema.optional(),
  state: z.string().max(30).optional(),
  place: placeCodeSchema.optional().describe("A place and everything inside it"),
  waiting: z
    .enum(["me", "all"])
    .default("me")
    .describe("`me`: whose next step my role and department can do"),
  closed: z.enum(["open", "closed"]).default("open"),
});
export type ProposalFilter = z.output<typeof proposalFilterSchema>;

export const listProposalsRoute = route({
  name: "listProposals",
  method: "GET",
  path: "/api/recognition/proposals",
  access: { act: "case.work" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "建议清单", en: "Proposals" },
  description: {
    zh: "规则提出、等人办理的建议，先到期的在前。total 是筛选出的总数；成批办理时连同 seenAt 交回，办的就是看到的那一批。",
    en: "What the rules propose and people decide, earliest due first. Send `total` and `seenAt` back with a bulk act: it is then done on exactly the set that was seen.",
  },
  query: proposalFilterSchema.extend({
    after: z.uuid().optional().describe("Id of the last one seen"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({
        proposals: z.array(proposalRowSchema),
        total: z.int(),
        seenAt: z.iso.datetime(),
        next: z.uuid().nullable(),
        groups: z.array(z.object({ code: groupSchema, name: wordingSchema, waiting: z.int() })),
        states: z.array(stateSchema.extend({ count: z.int() })),
        bulkActs: z.array(z.object({ code: z.string(), name: wordingSchema })),
      }),
      description: { zh: "一页", en: "One page" },
    },
    problems: [401, 403, 422],
  },
  example: {
    proposals: [rowExample],
    total: 1,
    seenAt: "2024-07-01T01:00:00.000Z",
    next: null,
    groups: [{ code: "oliveOwner", name: { zh: "橄榄大户", en: "Owners of olives" }, waiting: 1 }],
    states: [{ code: "confirming", name: { zh: "待部门确认", en: "With the departments" }, count: 1 }],
    bulkActs: [{ code: "confirm", name: { zh: "确认", en: "Confirm" } }],
  },
});

const answerSchema = z.object({
  department: z.string(),
  answer: z.enum(["confirm", "object", "askData", "supplied"]),
  reason: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
});

const eventSchema = z.object({
  at: z.iso.datetime(),
  by: z.string().nullable().describe("Null: the system"),
  act: wordingSchema,
  state: wordingSchema,
  reason: z.string().nullable(),
});

export const offeredActSchema = z.object({
  code: z.string(),
  name: wordingSchema,
  needsReason: z.boolean(),
  needsInformed: z.boolean().describe("Whether it asks how and when the person was told"),
});

export const objectionSchema = z.object({
  id: z.uuid(),
  raisedBy: z.enum(["person", "helper", "public"]),
  raiserName: z.string().nullable(),
  text: z.string(),
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
  upheld: z.boolean().nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
});

export const getProposalRoute = route({
  name: "getProposal",
  method: "GET",
  path: "/api/recognition/proposals/:id",
  access: { act: "person.read" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "一条建议", en: "One proposal" },
  params: z.object({ id: z.uuid() }),
  query: z.object({ purpose: purposeSchema }),
  responses: {
    ok: {
      body: proposalRowSchema.extend({
        caseId: z.uuid(),
        policyReference: z.string(),
        run: z.int().nullable(),
        reasons: z.array(reasonLineSchema),
        missing: z.array(missingSchema),
        next: wordingSchema.nullable().describe("The one next step"),
        owner: z.string().nullable(),
        local: z.array(wordingSchema).describe("What the village has to check"),
        departments: z.array(z.string()),
        answers: z.array(answerSchema),
        informed: z
          .object({ how: z.string(), on: z.iso.date(), agrees: z.boolean(), by: z.string() })
          .nullable(),
        objectUntil: z.iso.date().nullable(),
        objections: z.array(objectionSchema),
        events: z.array(eventSchema),
        acts: z.array(offeredActSchema).describe("What the reader may do now"),
        canObject: z.boolean(),
      }),
      description: { zh: "理由、答复、经过", en: "Reasons, answers, what happened" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    ...rowExample,
    caseId: "6f1f3c4b-5a69-4a6c-9d5e-0b9a1c5e7a52",
    policyReference: "橄榄承包管理办法（虚构）第三条",
    run: 1,
    reasons: [reasonExample],
    missing: [],
    next: { zh: "对照本部门数据，确认、不同意或要求补充", en: "Confirm, object, or ask for data" },
    owner: "甲",
    local: [],
    departments: ["甲局"],
    answers: [],
    informed: null,
    objectUntil: null,
    objections: [],
    events: [
      {
        at: "2024-06-28T01:00:00.000Z",
        by: null,
        act: { zh: "立案", en: "Opened" },
        state: { zh: "待部门确认", en: "With the departments" },
        reason: null,
      },
    ],
    acts: [
      { code: "confirm", name: { zh: "确认", en: "Confirm" }, needsReason: false, needsInformed: false },
    ],
    canObject: false,
  },
});

export const informedSchema = z.object({
  how: z.enum(["visit", "phone", "letter", "message", "notice"]),
  on: z.iso.date(),
  agrees: z.boolean().default(false).describe("Whether the person said at once that they don't object"),
});

export const actInputSchema = z.object({
  act: z.string().regex(/^[a-z][A-Za-z]*$/),
  reason: z.string().trim().max(500).optional(),
  informed: informedSchema.optional(),
  upheld: z.boolean().optional().describe("Answering an objection: whether it is right"),
});

export const actOnProposalRoute = route({
  name: "actOnProposal",
  method: "POST",
  path: "/api/recognition/proposals/:id/acts",
  access: { act: "case.work" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "办理一条建议", en: "Act on a proposal" },
  description: {
    zh: "确认、不同意、要求补充、核实、告知、决定等；谁能做哪一步由生命周期定。",
    en: "Confirm, object, ask, check, tell, decide: the life cycle says who may do which.",
  },
  params: z.object({ id: z.uuid() }),
  body: actInputSchema.extend({ revision: z.int().describe("As it was seen") }),
  responses: {
    ok: {
      body: z.object({ state: stateSchema, outcome: wordingSchema.nullable(), revision: z.int() }),
      description: { zh: "办理之后", en: "Where it stands then" },
    },
    problems: [401, 403, 404, 409, 422],
  },
  example: {
    state: { code: "informing", name: { zh: "待告知本人", en: "To be told" } },
    outcome: null,
    revision: 2,
  },
});
export type ProposalRow = z.output<typeof proposalRowSchema>;
export type OfferedAct = z.output<typeof offeredActSchema>;
export type Verdict = z.output<typeof verdictSchema>;
export type ReasonLineShown = z.output<typeof reasonLineSchema>;
