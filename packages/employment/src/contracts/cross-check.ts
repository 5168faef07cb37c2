/** Cross-checks of support and placements: a machine finds, a named person decides, nothing is cut by itself. */
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

export const checkTag = { zh: "数据核查", en: "Cross-checks" };

export const CHECK_PATTERNS = [
  ...(["insuredElsewhere", "afterDeathOrRetirement", "exclusiveAids", "sharedContact"] as const),
  ...(["overSeats", "backdated", "sharedProof", "ghostAttendance"] as const),
] as const;
export const FINDING_STATES = ["open", "confirmed", "dismissed"] as const;

const evidence = z.object({
  words: wordingSchema,
  from: z.string().describe("Table or register that says so"),
  row: z.string().describe("Key of its row"),
  day: z.iso.date().nullable(),
});

const finding = z.object({
  id: z.uuid(),
  pattern: z.enum(CHECK_PATTERNS),
  name: wordingSchema,
  person: personSchema.nullable().describe("Null: it speaks of an employer or a post"),
  subject: z.string().describe("Employer, post or course that it speaks of, or its person's term"),
  evidence: z.array(evidence),
  foundOn: z.iso.date(),
  state: z.enum(FINDING_STATES),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
});
const example: z.input<typeof finding> = {
  id: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e",
  ...{ pattern: "insuredElsewhere", name: { zh: "别处参保", en: "Insured elsewhere" } },
  person: personExample,
  subject: "公益性岗位",
  evidence: [
    {
      words: { zh: "2024-08-01起在别的单位参保", en: "Insured with another employer since 2024-08-01" },
      ...{ from: "insurance_roll", row: "12", day: "2024-08-01" },
    },
  ],
  ...{ foundOn: "2024-09-01", state: "open", decidedBy: null, decidedAt: null, reason: null },
};

export const runCrossChecksRoute = route({
  name: "runCrossChecks",
  method: "POST",
  path: "/api/employment/cross-checks",
  access: ALLOCATING,
  scope: "area",
  tag: checkTag,
  summary: { zh: "核查辖区", en: "Check the area" },
  body: z.object({ on: dayInput.optional() }),
  responses: {
    ok: {
      body: z.object({
        on: z.iso.date(),
        patterns: z.array(
          z.object({
            pattern: z.enum(CHECK_PATTERNS),
            name: wordingSchema,
            found: z.int(),
            fresh: z.int().describe("Not known before"),
          }),
        ),
      }),
      description: { zh: "每种一行", en: "One line a pattern" },
    },
    problems: [401, 403, 422],
  },
  example: {
    on: "2024-09-01",
    patterns: [
      { pattern: "insuredElsewhere", name: { zh: "别处参保", en: "Insured elsewhere" }, found: 3, fresh: 1 },
    ],
  },
});

export const listFindingsRoute = route({
  name: "listFindings",
  method: "GET",
  path: "/api/employment/findings",
  access: ALLOCATING,
  scope: "area",
  tag: checkTag,
  summary: { zh: "核查发现", en: "Findings" },
  query: z.object({
    purpose: purposeSchema,
    pattern: z.enum(CHECK_PATTERNS).optional(),
    state: z.enum(FINDING_STATES).optional(),
    place: placeCodeSchema.optional(),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({ findings: z.array(finding), total: z.int(), next: z.uuid().nullable() }),
      description: { zh: "每条有依据", en: "Each with its evidence" },
    },
    problems: [401, 403, 422],
  },
  example: { findings: [example], total: 1, next: null },
});

export const decideFindingRoute = route({
  name: "decideFinding",
  method: "POST",
  path: "/api/employment/findings/:id/decision",
  access: ALLOCATING,
  scope: "area",
  tag: checkTag,
  summary: { zh: "认定或排除一条发现", en: "Confirm or dismiss a finding" },
  description: {
    zh: "认定不会自动停发：停发、追回另由有权的人办理。",
    en: "Confirming cuts nothing by itself: ending support is an act of its own.",
  },
  params: z.object({ id: z.uuid() }),
  body: z.object({ state: z.enum(["confirmed", "dismissed"]), reason: noteText }),
  responses: {
    ok: { body: finding, description: { zh: "已记下", en: "Recorded" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: {
    ...example,
    ...{ state: "dismissed", decidedBy: "林甲", decidedAt: "2024-09-02T01:20:00.000Z" },
    reason: "同一单位改了名",
  },
});

export const drawSampleRoute = route({
  name: "drawSample",
  method: "GET",
  path: "/api/employment/cross-checks/sample",
  access: ALLOCATING,
  scope: "area",
  tag: checkTag,
  summary: { zh: "抽查计划", en: "Sample to look at on the spot" },
  description: {
    zh: "同一颗种子、同一天、同样的数据，抽到的一样；每种扶持按份数抽，至少一份。",
    en: "The same seed, day and data draw the same; from each kind of support by its share, one at least.",
  },
  query: z.object({
    purpose: purposeSchema,
    seed: z.string().trim().min(1).max(40),
    size: z.coerce.number().int().min(1).max(500).default(20),
    on: dayInput.optional(),
  }),
  responses: {
    ok: {
      body: z.object({
        on: z.iso.date(),
        seed: z.string(),
        of: z.int().describe("Terms that run in the area on that day"),
        sample: z.array(
          z.object({
            term: z.uuid(),
            person: personSchema,
            kind: z.string(),
            kindName: wordingSchema,
            from: z.iso.date(),
          }),
        ),
      }),
      description: { zh: "抽中的", en: "What was drawn" },
    },
    problems: [401, 403, 422],
  },
  example: {
    ...{ on: "2024-09-01", seed: "2024-09", of: 40 },
    sample: [
      {
        ...{ term: example.id, person: personExample, kind: "publicPost", from: "2024-07-01" },
        kindName: { zh: "公益性岗位", en: "Public post" },
      },
    ],
  },
});

export const recordAttendanceRoute = route({
  name: "recordAttendance",
  method: "POST",
  path: "/api/employment/training-attendance",
  access: HELPING,
  scope: "area",
  tag: checkTag,
  summary: { zh: "记培训到课", en: "Record attendance at a course" },
  body: z.object({
    id: ownId,
    reference: referenceSchema,
    course: z.string().trim().min(1).max(60),
    session: dayInput,
    place: placeCodeSchema.describe("Where it was held"),
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    until: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  }),
  responses: {
    ok: {
      body: z.object({ id: z.uuid(), repeated: z.boolean() }),
      description: { zh: "已记下", en: "Recorded" },
    },
    problems: [401, 403, 404, 422],
  },
  example: { id: example.id, repeated: false },
});

const attendance = z.object({
  id: z.uuid(),
  person: personSchema,
  course: z.string(),
  session: z.iso.date(),
  place: z.object({ code: placeCodeSchema, name: z.string() }).describe("Where it was held"),
  from: z.string(),
  until: z.string(),
  recordedBy: z.string(),
});

export const listAttendanceRoute = route({
  name: "listAttendance",
  method: "GET",
  path: "/api/employment/training-attendance",
  access: HELPING,
  scope: "area",
  tag: checkTag,
  summary: { zh: "培训到课", en: "Attendance at courses" },
  query: z.object({
    purpose: purposeSchema,
    reference: referenceSchema.optional(),
    course: z.string().trim().min(1).max(60).optional(),
    place: placeCodeSchema.optional().describe("Where the people live"),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({ attended: z.array(attendance), total: z.int(), next: z.uuid().nullable() }),
      description: { zh: "新的在前", en: "The latest first" },
    },
    problems: [401, 403, 422],
  },
  example: {
    attended: [
      {
        ...{ id: example.id, person: personExample, course: "缝纫基础", session: "2024-05-07" },
        ...{ place: personExample.place, from: "13:00", until: "15:00", recordedBy: "林甲" },
      },
    ],
    total: 1,
    next: null,
  },
});
