import { route } from "@olive/http/contract";
import { z } from "zod";
import { editInputSchema } from "./rule.ts";
import {
  daySchema,
  placeCodeSchema,
  policyCodeSchema,
  policyParams,
  referenceSchema,
  ruleTag,
  verdictSchema,
  wordingSchema,
} from "./shapes.ts";

const countsSchema = z.object({ yes: z.int(), unknown: z.int() });

/** How many would move, and how. */
export const movesSchema = z.object({
  entered: z.int(),
  left: z.int(),
  becameUnknown: z.int(),
  becameKnown: z.int(),
});

export const groupImpactSchema = movesSchema.extend({
  code: policyCodeSchema,
  name: wordingSchema,
  before: countsSchema,
  after: countsSchema,
});

export const placeImpactSchema = movesSchema.extend({
  place: placeCodeSchema.nullable().describe("Township; null: place not known"),
  name: z.string().nullable(),
});

const moves = { entered: 12, left: 0, becameUnknown: 0, becameKnown: 1 };

export const measureImpactRoute = route({
  name: "measureImpact",
  method: "POST",
  path: "/api/rules/:code/impact",
  access: { act: "rule.edit" },
  scope: "area",
  tag: ruleTag,
  summary: { zh: "试算：谁会进入、退出（只给人数）", en: "What-if: how many would enter and leave" },
  description: {
    zh: "只对全县范围的经办人开放。不存任何东西；关闭页面即放弃。",
    en: "For officials of the whole county. Nothing is stored; closing the page gives it up.",
  },
  params: policyParams,
  body: editInputSchema,
  responses: {
    ok: {
      body: z.object({
        asOf: daySchema.describe("Day for which both sides are worked out"),
        people: z.int(),
        milliseconds: z.number().describe("For the working out alone"),
        groups: z
          .array(groupImpactSchema)
          .describe("The rule itself first, then others that the edit touches"),
        places: z.array(placeImpactSchema).describe("Of the rule itself, in the order of codes"),
        clauses: z.array(
          z.object({
            text: z.string(),
            people: z.int().describe("Of those who move: whom this clause decides"),
            share: z.number(),
            change: z.enum(["kept", "added", "removed"]),
          }),
        ),
        personas: z.array(
          z.object({ name: z.string(), story: wordingSchema, before: verdictSchema, after: verdictSchema }),
        ),
        share: z.number().describe("Largest share of a group's present members that enter or leave"),
        secondAbove: z.number(),
        needsSecond: z.boolean(),
      }),
      description: { zh: "人数", en: "Numbers" },
    },
    problems: [401, 403, 404, 409, 422],
  },
  example: {
    asOf: "2024-06-30",
    people: 63,
    milliseconds: 4,
    groups: [
      {
        code: "veryOld",
        name: { zh: "高龄老人", en: "Very old people" },
        before: { yes: 40, unknown: 3 },
        after: { yes: 52, unknown: 2 },
        ...moves,
      },
    ],
    places: [{ place: "330798200000", name: "橄溪镇", ...moves }],
    clauses: [{ text: "年龄 >= 起始年龄", people: 12, share: 1, change: "kept" }],
    personas: [],
    share: 0.3,
    secondAbove: 0.1,
    needsSecond: true,
  },
});

export const movedPersonSchema = z.object({
  reference: referenceSchema,
  name: z.string().describe("Masked"),
  residentId: z.string().describe("Masked"),
  place: placeCodeSchema,
  placeName: z.string().nullable(),
  before: verdictSchema,
  after: verdictSchema,
});

export const movedPersonExample: z.input<typeof movedPersonSchema> = {
  reference: "0".repeat(32),
  name: "计*然",
  residentId: "330***********9016",
  place: "330798200201",
  placeName: "橄溪镇 上重坞村",
  before: "no",
  after: "yes",
};

export const listImpactExamplesRoute = route({
  name: "listImpactExamples",
  method: "POST",
  path: "/api/rules/:code/impact/people",
  access: { act: "rule.edit" },
  scope: "area",
  tag: ruleTag,
  summary: { zh: "试算：举几个会变动的人", en: "What-if: a few of those who would move" },
  params: policyParams,
  body: editInputSchema.extend({ purpose: z.string().max(60) }),
  responses: {
    ok: {
      body: z.object({ people: z.array(movedPersonSchema) }),
      description: { zh: "每类至多五人", en: "At most five of each kind" },
    },
    problems: [401, 403, 404, 409, 422],
  },
  example: { people: [movedPersonExample] },
});
