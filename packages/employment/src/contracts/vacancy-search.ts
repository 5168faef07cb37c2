/** Search over the open posts: words, distance, kind, shift and wage. */
import { route } from "@olive/http/contract";
import { z } from "zod";
import { POST_KINDS, placeCodeSchema } from "./loop-shapes.ts";
import { SHIFTS, vacancyExample, vacancySchema, vacancyTag } from "./vacancy-shapes.ts";

/** Nobody turns so many pages; the next words find it sooner. */
const MOST_HITS = 1000;
const MOST_METRES = 200_000;
const MOST_YUAN = 1_000_000;

const foundSchema = vacancySchema.extend({
  metres: z
    .int()
    .nullable()
    .describe("From `near`, as the crow flies, estimated; null where a place isn't known"),
});

export const searchVacanciesRoute = route({
  name: "searchVacancies",
  method: "GET",
  path: "/api/employment/vacancies/search",
  access: "signedIn",
  scope: "open",
  tag: vacancyTag,
  summary: {
    zh: "按内容、远近、班次、类别、工资查找在招岗位",
    en: "Find open posts by words, distance and wish",
  },
  description: {
    zh: "没说班次、工资的岗位也在内：没说不等于不合适。没有一个岗位含全部词时，给出最接近的，并注明。",
    en: "A post that doesn't say its shifts or wage stays in. Where none has all the words, the nearest come, and it says so.",
  },
  query: z.object({
    text: z.string().trim().max(60).optional().describe("Words of title, employer or text; all of them"),
    near: placeCodeSchema.optional().describe("Place to measure from; without words the nearest come first"),
    within: z.coerce.number().int().min(100).max(MOST_METRES).optional().describe("Metres around `near`"),
    place: placeCodeSchema.optional().describe("Where the work is: a county, township or village"),
    kind: z.enum(POST_KINDS).optional(),
    shift: z.enum(SHIFTS).optional(),
    wageFrom: z.coerce
      .number()
      .int()
      .min(0)
      .max(MOST_YUAN)
      .optional()
      .describe("Yuan a month that it can reach"),
    full: z.enum(["true"]).optional().describe("Also those whose seats are all held"),
    offset: z.coerce.number().int().min(0).max(MOST_HITS).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({
        vacancies: z.array(foundSchema),
        total: z.int(),
        next: z.int().nullable().describe("Offset of the following page"),
        relaxed: z.boolean().describe("No post has all the words: these have some of them"),
        withoutPlace: z.int().describe("Posts that fit all else, and whose place isn't known"),
      }),
      description: {
        zh: "最相近的在前，其次最近的",
        en: "Nearest to the words first, then the nearest by way",
      },
    },
    problems: [401, 422],
  },
  example: {
    vacancies: [{ ...vacancyExample, metres: 2300 }],
    ...{ total: 1, next: null, relaxed: false, withoutPlace: 0 },
  },
});
