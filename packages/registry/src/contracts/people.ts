import { route } from "@olive/http/contract";
import { z } from "zod";
import { placeCodeSchema, referenceSchema } from "./fact.ts";
import { personHitExample, personHitSchema } from "./hit.ts";
import { registerTag } from "./search.ts";

const OLDEST = 130;

/** What a list of people can be narrowed by; the same fields stand in the page's address. */
export const peopleFilterSchema = z.object({
  place: placeCodeSchema.optional().describe("Township or village below the reader's own area"),
  sex: z.enum(["male", "female"]).optional(),
  ageFrom: z.coerce.number().int().min(0).max(OLDEST).optional(),
  ageTo: z.coerce.number().int().min(0).max(OLDEST).optional().describe("Included"),
  gone: z.stringbool().default(false).describe("Also those who died or moved away"),
});

export type PeopleFilter = z.output<typeof peopleFilterSchema>;

export const listPeopleRoute = route({
  name: "listPeople",
  method: "GET",
  path: "/api/people",
  access: { act: "person.search" },
  scope: "area",
  tag: registerTag,
  summary: { zh: "辖区内的人员名单", en: "People of one's area" },
  description: {
    zh: "按姓名拼音排列，翻页用上一页给出的 next。给出 text 时最多 200 人，完全相符的在前。",
    en: "In the order of the names' pinyin; the next page goes by `next`. With `text` at most 200, whole matches first.",
  },
  query: peopleFilterSchema.extend({
    text: z.string().max(60).optional(),
    after: referenceSchema.optional().describe("`next` of the page before"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({
        people: z.array(personHitSchema),
        next: referenceSchema.nullable(),
        more: z.boolean().describe("With text: whether more than these were found"),
      }),
      description: { zh: "一页人员", en: "A page of people" },
    },
    problems: [401, 403, 422],
  },
  example: { people: [personHitExample], next: personHitExample.reference, more: false },
});

export const countPeopleRoute = route({
  name: "countPeople",
  method: "GET",
  path: "/api/people/count",
  access: { act: "person.search" },
  scope: "area",
  tag: registerTag,
  summary: { zh: "名单上有多少人", en: "How many people a list holds" },
  query: peopleFilterSchema,
  responses: {
    ok: {
      body: z.object({ count: z.int() }),
      description: { zh: "准确的人数", en: "The exact number" },
    },
    problems: [401, 403, 422],
  },
  example: { count: 2419 },
});
