/** Figures of employment help, each with its definition, its day and its rows; and fairness. Runs in the browser too. */
import { route } from "@olive/http/contract";
import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import { loopTag, placeCodeSchema, placeSchema, referenceSchema, wordingSchema } from "./loop-shapes.ts";

const FIGURES = { act: "employment.figures" } as const;

export const FIGURE_CODES = [
  ...(["recognitions", "clues", "services", "visits", "nobodyHome"] as const),
  ...(["placed", "placements", "servicesPerPlacement"] as const),
  ...(["retained1", "retained3", "retained6", "retained12"] as const),
  ...(["daysToContact", "daysToPlacement"] as const),
  ...(["referrals", "employerResponse", "refusals", "unjustifiedRefusals"] as const),
  ...(["supportTerms"] as const),
] as const;
export type FigureCode = (typeof FIGURE_CODES)[number];

const filter = z.object({
  place: placeCodeSchema.optional().describe("County, township or village; absent: the reader's whole area"),
  on: dayInput.optional().describe("Up to and with this day; absent: today"),
  from: dayInput.optional().describe("From this day on; absent: from the beginning"),
  zone: z
    .enum(["with", "without"])
    .default("with")
    .describe("Without: leaves out the townships that a development zone administers"),
});

const figure = z.object({
  code: z.enum(FIGURE_CODES),
  name: wordingSchema,
  definition: wordingSchema,
  unit: wordingSchema,
  kind: z
    .enum(["count", "share", "days", "ratio"])
    .describe("share: `value` of `of`; days: median and ninth decile; ratio: `value` (rounded to 0.01)"),
  value: z.number().nullable().describe("Count; of a share its numerator; of days the median. Null: no rows"),
  of: z.int().nullable().describe("Denominator of a share; rows that days are taken over"),
  p90: z.number().nullable().describe("Of days"),
  parts: z
    .array(z.object({ code: z.string(), name: wordingSchema, value: z.int() }))
    .describe("What a count is made of, by kind, answer or reason; the list of rows takes a part's code"),
  opens: z.boolean().describe("Whether it has rows of its own; a ratio is opened by its two counts"),
});

const about = {
  place: placeSchema,
  on: z.iso.date(),
  from: z.iso.date().nullable(),
  scope: wordingSchema.describe("Which territory is counted, with or without a development zone"),
};

const servicesFigure: z.input<typeof figure> = {
  code: "services",
  name: { zh: "一对一帮扶服务", en: "One-to-one services" },
  definition: {
    zh: "每次打电话、上门、指导、培训、推介、回访，各计一次，按服务当天计",
    en: "Every call, visit, guidance, training, referral and follow-up, counted on its day",
  },
  unit: { zh: "次", en: "services" },
  ...{ kind: "count", value: 41, of: null, p90: null, opens: true },
  parts: [{ code: "visit", name: { zh: "上门", en: "visit" }, value: 12 }],
};
const aboutExample = {
  place: { code: "330799200000", name: "重坞乡" },
  on: "2024-07-15",
  from: null,
  scope: { zh: "橄溪县全域", en: "All of Ganxi" },
};

export const getEmploymentFiguresRoute = route({
  name: "getEmploymentFigures",
  method: "GET",
  path: "/api/employment/figures",
  access: FIGURES,
  scope: "area",
  tag: loopTag,
  summary: { zh: "就业帮扶的数字", en: "Figures of employment help" },
  description: {
    zh: "每个数字都由行数现算，不存；任何一天都可重算。",
    en: "Every figure is counted from its rows when asked, never stored; any past day can be counted again.",
  },
  query: filter,
  responses: {
    ok: {
      body: z.object({ ...about, figures: z.array(figure) }),
      description: { zh: "固定的次序", en: "In a fixed order" },
    },
    problems: [401, 403, 422],
  },
  example: { ...aboutExample, figures: [servicesFigure] },
});

export const listFigurePlacesRoute = route({
  name: "listEmploymentFigurePlaces",
  method: "GET",
  path: "/api/employment/figures/:code/places",
  access: FIGURES,
  scope: "area",
  tag: loopTag,
  summary: { zh: "一个数字按乡镇或村社分列", en: "One figure by townships or villages" },
  description: {
    zh: "按区划代码排列，从不按数值排名。",
    en: "In the order of place codes; never sorted by value, no ranking.",
  },
  params: z.object({ code: z.enum(FIGURE_CODES) }),
  query: filter,
  responses: {
    ok: {
      body: z.object({
        ...about,
        figure,
        parts: z.array(
          z.object({
            place: placeSchema,
            value: z.number().nullable(),
            of: z.int().nullable(),
            p90: z.number().nullable(),
          }),
        ),
      }),
      description: { zh: "合计与各地", en: "The whole and its places" },
    },
    problems: [401, 403, 422],
  },
  example: {
    ...aboutExample,
    figure: servicesFigure,
    parts: [{ place: { code: "330799200201", name: "上重坞村" }, value: 41, of: null, p90: null }],
  },
});

export const listFigureRowsRoute = route({
  name: "listEmploymentFigureRows",
  method: "GET",
  path: "/api/employment/figures/:code/rows",
  access: { act: "person.search" },
  scope: "area",
  tag: loopTag,
  summary: { zh: "一个数字的每一行", en: "The rows behind a figure" },
  params: z.object({ code: z.enum(FIGURE_CODES) }),
  query: filter.extend({
    part: z.string().max(40).optional().describe("Only the rows of one part, by its code"),
    after: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({
        total: z
          .int()
          .describe(
            "Of a count the very figure; of a share the rows of all its parts, of days those it is taken over",
          ),
        rows: z.array(
          z.object({
            id: z.string(),
            day: z.iso.date(),
            person: z.object({ reference: referenceSchema, name: z.string(), place: placeSchema }),
            part: z.object({ code: z.string(), name: wordingSchema }).nullable(),
            counted: z.boolean().describe("Of a share: whether the row is in its numerator"),
            days: z.int().nullable(),
            note: z.string().nullable().describe("Employer, post or who did it"),
          }),
        ),
        next: z.string().nullable(),
      }),
      description: { zh: "按日期排列", en: "In the order of their days" },
    },
    problems: [401, 403, 422],
  },
  example: {
    total: 1,
    rows: [
      {
        id: "9d5e2f1f-3c4b-4a6c-8a52-0b9a1c5e7a52",
        day: "2024-07-01",
        person: {
          reference: "5b0e4f0c6a1d4e0f9b7c2d3e4f5a6b7c",
          name: "林秋桐",
          place: { code: "330799201201", name: "重坞乡 上重坞村" },
        },
        part: { code: "visit", name: { zh: "上门", en: "visit" } },
        counted: true,
        days: null,
        note: "林甲",
      },
    ],
    next: null,
  },
});

export const FAIRNESS_DIMENSIONS = ["sex", "ageBand", "disability", "township"] as const;
export const FAIRNESS_MEASURES = ["exposure", "placement"] as const;
/** The gate: a group's share of the overall rate. */
export const FAIRNESS_GATE = { least: 0.8, most: 1.25 } as const;

const measured = z.object({
  count: z.int().nullable().describe("Posts shown, or people placed; null is hidden because it is small"),
  ratio: z.number().nullable().describe("Rate of the group ÷ rate of everybody (rounded to 0.01)"),
  within: z.boolean().nullable().describe("Inside 0.8–1.25; null: can't be said"),
  reason: z
    .object({ text: z.string(), by: z.string(), untilOn: z.iso.date() })
    .nullable()
    .describe("A recorded reason that accepts an excess"),
});

export const getFairnessRoute = route({
  name: "getEmploymentFairness",
  method: "GET",
  path: "/api/employment/fairness",
  access: FIGURES,
  scope: "area",
  tag: loopTag,
  summary: { zh: "公平性", en: "Fairness" },
  description: {
    zh: "推荐和就业按性别、年龄段、持残疾证、乡镇分列；少于 10 人的格子不显示。性别、年龄、残疾现查，不存在就业数据里，也从不计入评分。",
    en: "What people were shown and who was placed by sex, age band, disability card and township; cells below 10 are hidden. Sex, age and disability are looked up when asked, never kept here, and never count in a score.",
  },
  query: filter,
  responses: {
    ok: {
      body: z.object({
        ...about,
        gate: z.object({ least: z.number(), most: z.number() }),
        people: z.int().nullable(),
        exposures: z.int().nullable(),
        placed: z.int().nullable(),
        dimensions: z.array(
          z.object({
            code: z.enum(FAIRNESS_DIMENSIONS),
            name: wordingSchema,
            cells: z.array(
              z.object({
                code: z.string(),
                name: wordingSchema,
                people: z.int().nullable(),
                exposure: measured,
                placement: measured,
              }),
            ),
          }),
        ),
      }),
      description: { zh: "固定的次序", en: "In a fixed order" },
    },
    problems: [401, 403, 422],
  },
  example: {
    ...aboutExample,
    gate: FAIRNESS_GATE,
    ...{ people: 120, exposures: 240, placed: 60 },
    dimensions: [
      {
        code: "sex",
        name: { zh: "性别", en: "Sex" },
        cells: [
          {
            code: "female",
            name: { zh: "女", en: "women" },
            people: 60,
            exposure: { count: 120, ratio: 1, within: true, reason: null },
            placement: { count: 20, ratio: 0.67, within: false, reason: null },
          },
        ],
      },
    ],
  },
});

export const recordFairnessReasonRoute = route({
  name: "recordFairnessReason",
  method: "POST",
  path: "/api/employment/fairness/reasons",
  access: FIGURES,
  scope: "area",
  tag: loopTag,
  summary: { zh: "记下公平性偏离的理由", en: "Record why an excess is accepted" },
  body: z.object({
    dimension: z.enum(FAIRNESS_DIMENSIONS),
    cell: z.string().min(1).max(40),
    measure: z.enum(FAIRNESS_MEASURES),
    reason: z.string().trim().min(5).max(500),
    untilOn: dayInput.describe("Last day of the reason, at most a year on"),
  }),
  responses: {
    ok: { body: z.object({ id: z.uuid() }), description: { zh: "已记下", en: "Recorded" } },
    problems: [401, 403, 422],
  },
  example: { id: "9d5e2f1f-3c4b-4a6c-8a52-0b9a1c5e7a52" },
});
