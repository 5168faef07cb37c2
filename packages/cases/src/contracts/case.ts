import { route } from "@olive/http/contract";
import { z } from "zod";
import { caseExample, caseIdSchema, caseRowSchema, caseTag, urgencySchema, wordingSchema } from "./shapes.ts";
import { workFilters } from "./work.ts";

const access = { act: "case.work" } as const;
const params = z.object({ id: caseIdSchema });
const reason = z.string().trim().min(1).max(500);
const worker = z.object({ account: z.int(), name: z.string() });

const eventSchema = z.object({
  version: z.int(),
  at: z.iso.datetime(),
  actor: worker.nullable().describe("Null: the machine, which reminds and reassigns and never ends a case"),
  act: z.object({ code: z.string(), name: wordingSchema }),
  from: wordingSchema.nullable(),
  to: wordingSchema,
  owner: worker.nullable(),
  dueOn: z.iso.date().nullable(),
  reason: z.string().nullable(),
});

const fullCase = z.object({
  case: caseRowSchema,
  data: z.record(z.string(), z.unknown()).describe("What the kind of case keeps"),
  outcome: wordingSchema.nullable(),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  events: z.array(eventSchema).describe("The first first"),
  mayReassign: z.boolean(),
});

const fullExample: z.input<typeof fullCase> = {
  case: caseExample,
  data: { register: "family_aid", column: "补助金额", former: "800.00", claim: "1200" },
  outcome: null,
  openedAt: "2024-07-01T01:00:00Z",
  closedAt: null,
  mayReassign: false,
  events: [
    {
      version: 1,
      at: "2024-07-01T01:00:00Z",
      actor: { account: 4, name: "丁" },
      act: { code: "open", name: { zh: "立案", en: "Opened" } },
      from: null,
      to: { zh: "待主管部门答复", en: "With the owning department" },
      owner: { account: 12, name: "丁某" },
      dueOn: "2024-07-08",
      reason: "村里有证明",
    },
  ],
};

export const getCaseRoute = route({
  name: "getCase",
  method: "GET",
  path: "/api/cases/:id",
  access,
  scope: "area",
  tag: caseTag,
  summary: { zh: "一件案件和它的全部经过", en: "A case and everything that happened to it" },
  params,
  responses: {
    ok: { body: fullCase, description: { zh: "案件", en: "The case" } },
    problems: [401, 403, 404, 422],
  },
  example: fullExample,
});

export const listCasesRoute = route({
  name: "listCases",
  method: "GET",
  path: "/api/cases",
  access,
  scope: "area",
  tag: caseTag,
  summary: { zh: "一个对象的全部案件", en: "All cases of one subject" },
  query: z.object({ subject: z.string().regex(/^[a-z]+:.{1,200}$/) }),
  responses: {
    ok: {
      body: z.object({ cases: z.array(caseRowSchema) }),
      description: { zh: "最近的在前", en: "The latest first" },
    },
    problems: [401, 403, 422],
  },
  example: { cases: [caseExample] },
});

const changed = z.object({
  case: caseRowSchema,
  undoable: z.boolean().describe("Whether the act can be taken back for a minute"),
});

export const actOnCaseRoute = route({
  name: "actOnCase",
  method: "POST",
  path: "/api/cases/:id/acts/:act",
  access,
  scope: "area",
  tag: caseTag,
  summary: { zh: "办一步", en: "Do one act" },
  params: z.object({ id: caseIdSchema, act: z.string().max(60) }),
  body: z.object({
    version: z.int().describe("As seen; another's change since then refuses the act (409)"),
    reason: reason.optional(),
    data: z.record(z.string(), z.unknown()).optional(),
  }),
  responses: {
    ok: { body: changed, description: { zh: "办后的案件", en: "The case afterwards" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: { case: caseExample, undoable: true },
});

export const undoActRoute = route({
  name: "undoAct",
  method: "POST",
  path: "/api/cases/:id/undo",
  access,
  scope: "area",
  tag: caseTag,
  summary: { zh: "撤销自己刚办的一步", en: "Take back one's own last act" },
  params,
  body: z.object({ version: z.int().describe("That the act made") }),
  responses: {
    ok: { body: z.object({ case: caseRowSchema }), description: { zh: "恢复原状", en: "As it was" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: { case: caseExample },
});

const picked = z.array(z.object({ id: caseIdSchema, version: z.int() })).min(1);
const MOST_REASSIGNED = 200;

export const reassignCasesRoute = route({
  name: "reassignCases",
  method: "POST",
  path: "/api/cases/reassign",
  access,
  scope: "area",
  tag: caseTag,
  summary: { zh: "改派给另一位同事", en: "Give cases to another colleague" },
  body: z.object({
    cases: picked.max(MOST_REASSIGNED),
    to: z.int().nullable().describe("Null: by rule, to whoever of the team has fewest"),
    reason,
  }),
  responses: {
    ok: {
      body: z.object({ cases: z.array(caseRowSchema) }),
      description: { zh: "改派后的案件", en: "Afterwards" },
    },
    problems: [401, 403, 404, 409, 422],
  },
  example: { cases: [caseExample] },
});

export const listCandidatesRoute = route({
  name: "listCandidates",
  method: "GET",
  path: "/api/cases/:id/candidates",
  access,
  scope: "area",
  tag: caseTag,
  summary: { zh: "可以承办的同事", en: "Colleagues who could own it" },
  params,
  responses: {
    ok: {
      body: z.object({
        candidates: z.array(worker.extend({ areaName: z.string(), department: z.string().nullable() })),
      }),
      description: { zh: "按姓名", en: "By name" },
    },
    problems: [401, 403, 404, 422],
  },
  example: { candidates: [{ account: 12, name: "丁某", areaName: "上重坞村", department: null }] },
});

const batch = z.object({
  id: z.uuid(),
  act: z.string(),
  total: z.int(),
  done: z.int(),
  refused: z.int(),
  cancelled: z.boolean(),
  finished: z.boolean(),
  refusals: z.array(z.object({ case: caseIdSchema, code: z.string(), message: wordingSchema })),
});

const batchExample: z.input<typeof batch> = {
  id: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
  act: "uphold",
  total: 500,
  done: 120,
  refused: 1,
  cancelled: false,
  finished: false,
  refusals: [
    {
      case: caseExample.id,
      code: "case-moved-on",
      message: { zh: "在您查看期间，这件案件有了新的变动", en: "The case changed while you looked at it" },
    },
  ],
};

/** What a page selects by hand; whole lists go by their filter. */
const MOST_PICKED = 500;

export const startBatchRoute = route({
  name: "startBatch",
  method: "POST",
  path: "/api/case-batches",
  access,
  scope: "own",
  tag: caseTag,
  summary: { zh: "一次办许多件", en: "One act on many cases" },
  description: {
    zh: "在后台分批办理，可以关掉网页；id 由网页给出，重复提交只办一次。",
    en: "Done in the background in small steps; the page gives the id, so that sending twice begins once.",
  },
  body: z.object({
    id: z.uuid(),
    act: z.string().max(60),
    cases: picked.max(MOST_PICKED).optional(),
    all: z
      .object({ list: z.enum(["mine", "team", "raised"]), ...workFilters, urgency: urgencySchema.optional() })
      .optional()
      .describe("Instead of `cases`: everything that a work list holds now"),
    reason: reason.optional(),
    data: z.record(z.string(), z.unknown()).optional(),
  }),
  responses: {
    ok: { body: batch, description: { zh: "进度", en: "Progress" } },
    problems: [401, 403, 422],
  },
  example: batchExample,
});

export const getBatchRoute = route({
  name: "getBatch",
  method: "GET",
  path: "/api/case-batches/:id",
  access,
  scope: "own",
  tag: caseTag,
  summary: { zh: "成批办理的进度", en: "Progress of a batch" },
  params: z.object({ id: z.uuid() }),
  responses: {
    ok: { body: batch, description: { zh: "进度", en: "Progress" } },
    problems: [401, 403, 404, 422],
  },
  example: batchExample,
});

export const cancelBatchRoute = route({
  name: "cancelBatch",
  method: "POST",
  path: "/api/case-batches/:id/cancel",
  access,
  scope: "own",
  tag: caseTag,
  summary: { zh: "停止成批办理", en: "Stop a batch" },
  description: { zh: "已办的算数，其余不动。", en: "What is done stays; the rest is left alone." },
  params: z.object({ id: z.uuid() }),
  responses: {
    ok: { body: batch, description: { zh: "进度", en: "Progress" } },
    problems: [401, 403, 404, 422],
  },
  example: { ...batchExample, cancelled: true },
});
