import { route } from "@olive/http/contract";
import { z } from "zod";
import { day, placeCode, policyCode, shownCount, wording } from "./schemas.ts";

const tag = { zh: "数字", en: "Figures" };

export const figureSchema = z.object({
  code: policyCode.describe("`people`, `households` or a policy's code"),
  name: wording,
  unit: wording,
  kind: z.enum(["population", "keyGroup", "assistance", "clue"]),
  value: shownCount,
  unknown: shownCount.optional().describe("Of a group: people about whom data are missing"),
  asOf: day.nullable(),
  scope: wording,
});

const scope = { zh: "橄溪县全域（含开发区）", en: "All of Ganxi (development zone included)" };
const example = {
  code: "veryOld",
  name: { zh: "高龄老人", en: "Very old people" },
  unit: { zh: "人", en: "people" },
  kind: "keyGroup",
  value: 812,
  unknown: 34,
  asOf: "2022-05-31",
  scope,
} as const;

export const listFiguresRoute = route({
  name: "listFigures",
  method: "GET",
  path: "/api/figures",
  access: "public",
  scope: "open",
  tag,
  summary: { zh: "全县数字", en: "The county's figures" },
  responses: {
    ok: {
      body: z.object({ figures: z.array(figureSchema) }),
      description: { zh: "每个数字都由行数重新计得", en: "Every figure is counted from rows" },
    },
    problems: [],
  },
  example: { figures: [example] },
});

export const getFigureRoute = route({
  name: "getFigure",
  method: "GET",
  path: "/api/figures/:code",
  access: "public",
  scope: "open",
  tag,
  summary: { zh: "一个数字按乡镇或村社分列", en: "One figure by townships or villages" },
  description: {
    zh: "不足 5 人的数不公开，能由减法推出它的数也不公开。",
    en: "Counts below 5 are hidden, and so are those from which they could be worked out.",
  },
  params: z.object({ code: policyCode }),
  query: z.object({
    within: placeCode.optional().describe("County or township; the county where it is left out"),
  }),
  responses: {
    ok: {
      body: z.object({
        figure: figureSchema,
        within: placeCode,
        parts: z.array(
          z.object({
            place: placeCode.nullable().describe("null: the place below isn't known"),
            name: z.string(),
            value: shownCount,
            unknown: shownCount.optional(),
          }),
        ),
      }),
      description: { zh: "合计与各部分", en: "The whole and its parts" },
    },
    problems: [404, 422],
  },
  example: {
    figure: example,
    within: "330798000000",
    parts: [{ place: "330798200000", name: "重坞乡", value: 12, unknown: null }],
  },
});
