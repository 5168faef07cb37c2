import { route } from "@olive/http/contract";
import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import {
  groupSchema,
  kindSchema,
  placeCodeSchema,
  placeSchema,
  purposeSchema,
  reasonText,
  recognitionTag,
  referenceSchema,
  stateSchema,
  wordingSchema,
} from "./shapes.ts";

export const standingSchema = z.object({
  id: z.uuid(),
  group: groupSchema,
  groupName: wordingSchema,
  from: z.iso.date(),
  termEnd: z.iso.date().describe("It doesn't end by itself on this day: it is looked at again before"),
  recognisedBy: z.string(),
  ended: z
    .object({ on: z.iso.date(), by: z.string(), reason: z.string() })
    .nullable()
    .describe("Only a named person ends a recognition, with a reason"),
});

export const manualDecisionSchema = z.object({
  id: z.uuid(),
  group: groupSchema,
  groupName: wordingSchema,
  decision: z.enum(["pause", "exemption", "exclusion"]),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  reason: z.string(),
  by: z.string(),
  lifted: z.object({ by: z.string(), reason: z.string(), at: z.iso.datetime() }).nullable(),
});

const standingExample: z.input<typeof standingSchema> = {
  id: "9d5e2f1f-3c4b-4a6c-8a52-0b9a1c5e7a52",
  group: "oliveOwner",
  groupName: { zh: "橄榄大户", en: "Owners of olives" },
  from: "2024-07-15",
  termEnd: "2025-07-15",
  recognisedBy: "丙",
  ended: null,
};

export const listStandingsRoute = route({
  name: "listStandings",
  method: "GET",
  path: "/api/recognition/people/:reference/standings",
  access: { act: "person.read" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "一个人的认定", en: "One person's groups" },
  description: {
    zh: "现在和以前属于哪些群体、怎样进来和结束、正在办的建议、人工决定。",
    en: "The groups now and before, how each began and ended, open proposals, manual decisions.",
  },
  params: z.object({ reference: referenceSchema }),
  query: z.object({ purpose: purposeSchema }),
  responses: {
    ok: {
      body: z.object({
        standings: z.array(standingSchema),
        proposals: z.array(
          z.object({
            id: z.uuid(),
            caseId: z.uuid(),
            kind: kindSchema,
            group: groupSchema,
            groupName: wordingSchema,
            state: stateSchema,
            openedAt: z.iso.datetime(),
            outcome: wordingSchema.nullable(),
          }),
        ),
        decisions: z.array(manualDecisionSchema),
        groups: z
          .array(z.object({ code: groupSchema, name: wordingSchema }))
          .describe("Groups whose reasons can be asked for"),
      }),
      description: { zh: "现行的在前", en: "Those that stand first" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    standings: [standingExample],
    proposals: [],
    decisions: [],
    groups: [{ code: "oliveOwner", name: { zh: "橄榄大户", en: "Owners of olives" } }],
  },
});

export const listGroupStandingsRoute = route({
  name: "listGroupStandings",
  method: "GET",
  path: "/api/recognition/standings",
  access: { act: "case.work" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "在册名单和到期复核", en: "Who is in which group, and whose term runs out" },
  query: z.object({
    group: groupSchema.optional(),
    place: placeCodeSchema.optional(),
    due: z.enum(["all", "soon", "past"]).default("all").describe("`soon`: the term ends within 30 days"),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({
        standings: z.array(
          standingSchema.extend({
            person: z.object({ reference: referenceSchema, name: z.string(), place: placeSchema }),
            daysLeft: z.int().describe("Calendar days to the end of the term; negative when past"),
            review: z
              .object({ id: z.uuid(), state: stateSchema })
              .nullable()
              .describe("The open recertification"),
          }),
        ),
        total: z.int(),
        soon: z.int(),
        next: z.uuid().nullable(),
      }),
      description: { zh: "先到期的在前", en: "Earliest end of term first" },
    },
    problems: [401, 403, 422],
  },
  example: {
    standings: [
      {
        ...standingExample,
        person: {
          reference: "5b0e4f0c6a1d4e0f9b7c2d3e4f5a6b7c",
          name: "林秋桐",
          place: { code: "330798200201", name: "重坞乡 上重坞村" },
        },
        daysLeft: 12,
        review: null,
      },
    ],
    total: 1,
    soon: 1,
    next: null,
  },
});

const opened = z.object({ proposal: z.uuid() });

export const proposeEndRoute = route({
  name: "proposeEnd",
  method: "POST",
  path: "/api/recognition/standings/:id/end",
  access: { act: "recognition.answer" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "提出结束认定", en: "Propose to end a recognition" },
  description: {
    zh: "提出后要告知本人、听取异议，由另一个人决定。",
    en: "The person is then told and heard, and somebody else decides.",
  },
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason: reasonText }),
  responses: {
    ok: { body: opened, description: { zh: "已提出", en: "Proposed" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: { proposal: "0b9a1c5e-7a52-4a6c-9d5e-2f1f3c4b5a69" },
});

export const decideManuallyRoute = route({
  name: "decideManually",
  method: "POST",
  path: "/api/recognition/people/:reference/decisions",
  access: { act: "recognition.exempt" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "人工决定：暂停、保留、不认定", en: "A manual decision: pause, exemption, exclusion" },
  description: {
    zh: "有理由、有期限、有名字。以后的运行不改、不撤、不绕过它。",
    en: "With a reason, a term and a name. No later run changes, lifts or goes round it.",
  },
  params: z.object({ reference: referenceSchema }),
  body: z.object({
    group: groupSchema,
    decision: z.enum(["pause", "exemption", "exclusion"]),
    until: dayInput.optional(),
    reason: reasonText,
  }),
  responses: {
    ok: { body: z.object({ id: z.uuid() }), description: { zh: "已记下", en: "Recorded" } },
    problems: [401, 403, 404, 422],
  },
  example: { id: "0b9a1c5e-7a52-4a6c-9d5e-2f1f3c4b5a69" },
});

export const liftDecisionRoute = route({
  name: "liftManualDecision",
  method: "POST",
  path: "/api/recognition/decisions/:id/lift",
  access: { act: "recognition.exempt" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "解除人工决定", en: "Lift a manual decision" },
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason: reasonText }),
  responses: {
    ok: { body: z.object({ id: z.uuid() }), description: { zh: "已解除", en: "Lifted" } },
    problems: [401, 403, 404, 422],
  },
  example: { id: "0b9a1c5e-7a52-4a6c-9d5e-2f1f3c4b5a69" },
});

export const recordObjectionRoute = route({
  name: "recordObjection",
  method: "POST",
  path: "/api/recognition/people/:reference/objections",
  access: { act: "case.work" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "登记异议", en: "Take an objection" },
  description: {
    zh: "本人提，或他人帮着提（两个名字都记）。没有在办的建议时，会开一件来复核。",
    en: "By the person, or by a helper (both names are kept). Where nothing is open on it, a review is opened.",
  },
  params: z.object({ reference: referenceSchema }),
  body: z.object({
    group: groupSchema,
    text: reasonText,
    raisedBy: z.enum(["person", "helper", "public"]),
    raiserName: z.string().trim().min(1).max(50).optional().describe("Of the person or the helper"),
    notice: z.uuid().optional(),
  }),
  responses: {
    ok: { body: opened, description: { zh: "已登记", en: "Recorded" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: { proposal: "0b9a1c5e-7a52-4a6c-9d5e-2f1f3c4b5a69" },
});
