import { route } from "@olive/http/contract";
import { z } from "zod";
import { ruleTextSchema } from "./rule.ts";
import { daySchema, idParams, policyCodeSchema, policyParams, ruleEditSchema, ruleTag } from "./shapes.ts";

export const draftSchema = z.object({
  id: z.int(),
  policy: policyCodeSchema,
  effectiveOn: daySchema,
  edit: ruleEditSchema,
  note: z.string(),
  reference: z.string(),
  revision: z.int(),
  isStale: z.boolean().describe("What it was written against has changed since"),
  savedAt: z.iso.datetime(),
});

const draftExample: z.input<typeof draftSchema> = {
  id: 3,
  policy: "veryOld",
  effectiveOn: "2024-07-01",
  edit: { criteria: null, definitions: [], parameters: [{ name: "起始年龄", value: 75 }] },
  note: "按县里的决定降低起始年龄",
  reference: "橄溪县〔2024〕3号（虚构）",
  revision: 2,
  isStale: false,
  savedAt: "2024-06-30T02:00:00.000Z",
};

const textExample: z.input<typeof ruleTextSchema> = {
  code: "veryOld",
  name: { zh: "高龄老人", en: "Very old people" },
  kind: "keyGroup",
  reference: "虚构：橄溪县行动方案",
  effectiveFrom: "2000-01-01",
  effectiveTo: null,
  confirm: ["乙局"],
  on: "2024-07-01",
  termMonths: 12,
  criteria: "年龄 >= 起始年龄",
  definitions: [],
  parameters: [],
  hash: "0".repeat(64),
};

export const listMyDraftsRoute = route({
  name: "listMyDrafts",
  method: "GET",
  path: "/api/rule-drafts",
  access: { act: "rule.edit" },
  scope: "own",
  tag: ruleTag,
  summary: { zh: "我的规则草稿", en: "My drafts of rules" },
  responses: {
    ok: { body: z.object({ drafts: z.array(draftSchema) }), description: { zh: "草稿", en: "Drafts" } },
    problems: [401, 403],
  },
  example: { drafts: [draftExample] },
});

export const openDraftRoute = route({
  name: "openDraft",
  method: "POST",
  path: "/api/rules/:code/drafts",
  access: { act: "rule.edit" },
  scope: "own",
  tag: ruleTag,
  summary: { zh: "开始修改：打开我的草稿，没有则新建", en: "Begin a change: my open draft, or a new one" },
  params: policyParams,
  responses: {
    ok: { body: draftSchema, description: { zh: "草稿", en: "The draft" } },
    problems: [401, 403, 404],
  },
  example: draftExample,
});

export const getDraftRoute = route({
  name: "getDraft",
  method: "GET",
  path: "/api/rule-drafts/:id",
  access: { act: "rule.edit" },
  scope: "own",
  tag: ruleTag,
  summary: { zh: "我的一份草稿和它所依据的全文", en: "A draft of mine with the text that it changes" },
  params: idParams,
  responses: {
    ok: {
      body: z.object({ draft: draftSchema, base: ruleTextSchema }),
      description: { zh: "草稿与底本", en: "Draft and base" },
    },
    problems: [401, 403, 404],
  },
  example: { draft: draftExample, base: textExample },
});

export const saveDraftRoute = route({
  name: "saveDraft",
  method: "PUT",
  path: "/api/rule-drafts/:id",
  access: { act: "rule.edit" },
  scope: "own",
  tag: ruleTag,
  summary: { zh: "保存草稿", en: "Save a draft" },
  params: idParams,
  body: z.object({
    revision: z.int().positive().describe("The one that was read: a save in between is not overwritten"),
    effectiveOn: daySchema,
    edit: ruleEditSchema,
    note: z.string().max(2000),
    reference: z.string().max(300),
    rebase: z.boolean().default(false).describe("Take the text that holds now as the one to change"),
  }),
  responses: {
    ok: { body: draftSchema, description: { zh: "草稿", en: "The draft" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: draftExample,
});

export const discardDraftRoute = route({
  name: "discardDraft",
  method: "DELETE",
  path: "/api/rule-drafts/:id",
  access: { act: "rule.edit" },
  scope: "own",
  tag: ruleTag,
  summary: { zh: "放弃草稿", en: "Give a draft up" },
  params: idParams,
  responses: {
    ok: { body: z.object({ discarded: z.boolean() }), description: { zh: "已放弃", en: "Given up" } },
    problems: [401, 403, 404, 409],
  },
  example: { discarded: true },
});

export const submitDraftRoute = route({
  name: "submitDraft",
  method: "POST",
  path: "/api/rule-drafts/:id/submission",
  access: { act: "rule.edit" },
  scope: "area",
  tag: ruleTag,
  summary: {
    zh: "送审：附上会进入、退出的全部名单",
    en: "Submit, with the list of all who would enter or leave",
  },
  params: idParams,
  body: z.object({ revision: z.int().positive() }),
  responses: {
    ok: {
      body: z.object({ change: z.int() }),
      description: { zh: "修改的编号", en: "Number of the change" },
    },
    problems: [401, 403, 404, 409, 422],
  },
  example: { change: 7 },
});
