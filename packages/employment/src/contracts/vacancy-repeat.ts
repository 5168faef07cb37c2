/** Posts that may be one and the same: a job proposes pairs, a named person says what they are. */
import { route } from "@olive/http/contract";
import { z } from "zod";
import { noteText } from "./loop-shapes.ts";
import { KEEPING, vacancyExample, vacancySchema, vacancyTag } from "./vacancy-shapes.ts";

export const REPEAT_STATES = ["open", "same", "different"] as const;

const repeatSchema = z.object({
  id: z.uuid(),
  kept: vacancySchema.describe("Posted first"),
  repeat: vacancySchema.describe("Posted later; held for the same, it isn't suggested any more"),
  foundAt: z.iso.datetime(),
  state: z.enum(REPEAT_STATES),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
});
const example: z.input<typeof repeatSchema> = {
  id: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e",
  kept: vacancyExample,
  repeat: { ...vacancyExample, id: "7d0c2f5e-21c8-4c7c-9c28-0a3f2ae0b222", title: "急聘缝纫工" },
  ...{ foundAt: "2024-07-01T01:20:00.000Z", state: "open" },
  ...{ decidedBy: null, decidedAt: null, reason: null },
};

export const listRepeatsRoute = route({
  name: "listVacancyRepeats",
  method: "GET",
  path: "/api/employment/vacancy-repeats",
  access: KEEPING,
  scope: "open",
  tag: vacancyTag,
  summary: { zh: "疑似重复的岗位", en: "Posts that may be the same" },
  description: {
    zh: "后台按名称、单位、地点、内容比对提出；换了标题、换了单位写法的也在内。是不是同一个由人判断。",
    en: "Compared in the background by title, employer, place and text; whether they are the same is for a person to say.",
  },
  query: z.object({
    state: z.enum(REPEAT_STATES).default("open").describe("`open`: both still stand and nobody has decided"),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({ repeats: z.array(repeatSchema), total: z.int(), next: z.uuid().nullable() }),
      description: { zh: "成对列出", en: "In pairs" },
    },
    problems: [401, 403, 422],
  },
  example: { repeats: [example], total: 1, next: null },
});

export const decideRepeatRoute = route({
  name: "decideVacancyRepeat",
  method: "POST",
  path: "/api/employment/vacancy-repeats/:id/decision",
  access: KEEPING,
  scope: "open",
  tag: vacancyTag,
  summary: { zh: "判断是不是同一个岗位", en: "Say whether they are the same post" },
  description: {
    zh: "判为同一个的，后发布的不再推荐，先发布的照旧；判错了可以改判，理由留存。",
    en: "Held for the same, the later one isn't suggested any more. A decision can be changed, with a reason.",
  },
  params: z.object({ id: z.uuid() }),
  body: z.object({ state: z.enum(["same", "different"]), reason: noteText }),
  responses: {
    ok: { body: repeatSchema, description: { zh: "已记下", en: "Recorded" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: {
    ...example,
    ...{ state: "same", decidedBy: "林甲", decidedAt: "2024-07-02T01:20:00.000Z", reason: "单位说是同一个" },
  },
});
