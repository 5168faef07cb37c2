/** Terms of support: public posts and subsidies, with their base, suspensions, extensions and ends. */
import { route } from "@olive/http/contract";
import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import {
  HELPING,
  noteText,
  ownId,
  personExample,
  personSchema,
  placeCodeSchema,
  purposeSchema,
  referenceSchema,
  wordingSchema,
} from "./loop-shapes.ts";
import { ALLOCATING } from "./suggest-shapes.ts";

export const termTag = { zh: "扶持期限", en: "Terms of support" };

const kindCode = z
  .string()
  .regex(/^[a-z][A-Za-z]*$/)
  .max(40)
  .describe("Of the county's kinds of support: publicPost, insuranceSubsidy …");

const change = z.object({
  id: z.uuid(),
  kind: z.enum(["suspension", "extension", "end"]),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable().describe("Last day of a suspension; last day of support for an end"),
  days: z.int().describe("By which the term grew; negative for an end"),
  reason: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  undone: z.boolean(),
});

export const supportTermSchema = z.object({
  id: z.uuid(),
  kind: z.object({ code: z.string(), name: wordingSchema, reference: z.string() }),
  from: z.iso.date(),
  baseUntil: z.iso.date().describe("First day after the base term"),
  until: z.iso.date().describe("First day without support: base, suspensions and extensions added"),
  why: wordingSchema.describe("Why the base is as long as it is"),
  running: z.enum(["coming", "running", "suspended", "over"]),
  revision: z.int(),
  changes: z.array(change),
  grantedBy: z.string(),
});

const allowed = z.object({
  kind: z.object({ code: z.string(), name: wordingSchema, reference: z.string() }),
  may: z.boolean(),
  why: wordingSchema.nullable().describe("Why not"),
  until: z.iso.date().nullable().describe("How far a term that began on that day would reach"),
});

const example: z.input<typeof supportTermSchema> = {
  id: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e",
  kind: {
    code: "publicPost",
    name: { zh: "公益性岗位", en: "Public post" },
    reference: "就业促进法第五十三条",
  },
  ...{ from: "2024-07-01", baseUntil: "2027-07-01", until: "2027-07-31" },
  why: { zh: "最长三年", en: "Three years at most" },
  ...{ running: "running", revision: 2, grantedBy: "林甲" },
  changes: [
    {
      ...{ id: "9d5e2f1f-3c4b-4a6c-8a52-0b9a1c5e7a52", kind: "suspension", from: "2025-02-01" },
      ...{ until: "2025-03-02", days: 30, reason: "住院治疗", by: "林甲", at: "2025-02-03T01:20:00.000Z" },
      undone: false,
    },
  ],
};
const ok = { body: supportTermSchema, description: { zh: "期限", en: "The term" } } as const;
const problems = [401, 403, 404, 409, 422] as const;
const changing = { method: "POST", access: ALLOCATING, scope: "area", tag: termTag } as const;
const ofTerm = z.object({ id: z.uuid() });
const revision = z.int().min(1).describe("As it was seen; a term that changed since is refused");

export const listTermsRoute = route({
  name: "listTerms",
  method: "GET",
  path: "/api/employment/people/:reference/terms",
  access: HELPING,
  scope: "area",
  tag: termTag,
  summary: { zh: "一个人的扶持期限", en: "A person's terms of support" },
  params: z.object({ reference: referenceSchema }),
  query: z.object({ purpose: purposeSchema, on: dayInput.optional() }),
  responses: {
    ok: {
      body: z.object({
        person: personSchema,
        terms: z.array(supportTermSchema),
        allowed: z.array(allowed).describe("What could begin on that day, and why not"),
      }),
      description: { zh: "新的在前", en: "Newest first" },
    },
    problems,
  },
  example: {
    person: personExample,
    terms: [example],
    allowed: [
      {
        kind: example.kind,
        may: false,
        why: { zh: "已在享受公益性岗位", en: "A public post is running" },
        until: null,
      },
    ],
  },
});

export const grantTermRoute = route({
  ...changing,
  name: "grantTerm",
  path: "/api/employment/people/:reference/terms",
  summary: { zh: "给予扶持", en: "Grant a term of support" },
  params: z.object({ reference: referenceSchema }),
  body: z.object({ id: ownId, kind: kindCode, from: dayInput, note: noteText.optional() }),
  responses: { ok, problems },
  example: { ...example, until: example.baseUntil, changes: [], revision: 1 },
});

export const suspendTermRoute = route({
  ...changing,
  name: "suspendTerm",
  path: "/api/employment/terms/:id/suspensions",
  summary: { zh: "中止", en: "Suspend" },
  params: ofTerm,
  body: z.object({
    ...{ id: ownId, revision, from: dayInput, reason: noteText },
    until: dayInput.describe("Last day of the suspension"),
  }),
  responses: { ok, problems },
  example,
});

export const extendTermRoute = route({
  ...changing,
  name: "extendTerm",
  path: "/api/employment/terms/:id/extensions",
  summary: { zh: "延长", en: "Extend" },
  params: ofTerm,
  body: z.object({ id: ownId, revision, days: z.int().min(1).max(3660), reason: noteText }),
  responses: { ok, problems },
  example,
});

export const endTermRoute = route({
  ...changing,
  name: "endTerm",
  path: "/api/employment/terms/:id/end",
  summary: { zh: "提前结束", en: "End early" },
  params: ofTerm,
  body: z.object({ id: ownId, revision, lastDay: dayInput, reason: noteText }),
  responses: { ok, problems },
  example,
});

export const undoTermChangeRoute = route({
  ...changing,
  name: "undoTermChange",
  path: "/api/employment/terms/:id/undo",
  summary: { zh: "撤销最近一次变动", en: "Undo the last change" },
  params: ofTerm,
  body: z.object({ revision, reason: noteText }),
  responses: { ok, problems },
  example: { ...example, until: example.baseUntil, changes: [], revision: 3 },
});

export const listEndingTermsRoute = route({
  name: "listEndingTerms",
  method: "GET",
  path: "/api/employment/terms/ending",
  access: HELPING,
  scope: "area",
  tag: termTag,
  summary: { zh: "快到期的扶持", en: "Terms that end soon" },
  query: z.object({
    purpose: purposeSchema,
    days: z.coerce.number().int().min(1).max(366).default(90),
    place: placeCodeSchema.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({ terms: z.array(z.object({ person: personSchema, term: supportTermSchema })) }),
      description: { zh: "先到期的在前", en: "The earliest first" },
    },
    problems: [401, 403, 422],
  },
  example: { terms: [{ person: personExample, term: example }] },
});
