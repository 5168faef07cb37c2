import { route } from "@olive/http/contract";
import { dayInput, numberInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import {
  groupSchema,
  placeCodeSchema,
  placeSchema,
  recognitionTag,
  referenceSchema,
  wordingSchema,
} from "./shapes.ts";

const query = z.object({
  on: dayInput.optional().describe("Counted up to and with this day; absent: today"),
  from: dayInput.optional().describe("Counted from this day on; absent: from the beginning"),
  place: placeCodeSchema.optional(),
});

export const countPersonTimesRoute = route({
  name: "countPersonTimes",
  method: "GET",
  path: "/api/recognition/person-times",
  access: { act: "case.work" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "认定人次", en: "Person-times" },
  description: {
    zh: "一人在一个群体被认定或续认一次，计一人次。由决定逐行数出，任何一天都可重算，结果不变。",
    en: "Somebody recognised in a group, or renewed, once: one person-time. Counted from the decisions, row by row; any day can be counted again with the same result.",
  },
  query,
  responses: {
    ok: {
      body: z.object({
        on: z.iso.date(),
        personTimes: z.int(),
        keyGroups: z.int().describe("Of these, in key groups"),
        people: z.int(),
        groups: z.array(
          z.object({
            code: groupSchema,
            name: wordingSchema,
            keyGroup: z.boolean(),
            recognised: z.int(),
            renewed: z.int(),
            personTimes: z.int(),
          }),
        ),
      }),
      description: { zh: "按群体", en: "By group" },
    },
    problems: [401, 403, 422],
  },
  example: {
    on: "2024-07-15",
    personTimes: 2,
    keyGroups: 0,
    people: 1,
    groups: [
      {
        code: "oliveOwner",
        name: { zh: "橄榄大户", en: "Owners of olives" },
        keyGroup: false,
        recognised: 1,
        renewed: 1,
        personTimes: 2,
      },
    ],
  },
});

export const listPersonTimesRoute = route({
  name: "listPersonTimes",
  method: "GET",
  path: "/api/recognition/person-times/rows",
  access: { act: "person.search" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "认定人次的每一行", en: "The rows behind the person-times" },
  query: query.extend({
    group: groupSchema.optional(),
    after: numberInput.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({
        rows: z.array(
          z.object({
            id: z.int(),
            act: z.enum(["recognised", "renewed"]),
            decidedOn: z.iso.date(),
            group: groupSchema,
            groupName: wordingSchema,
            person: z.object({ reference: referenceSchema, name: z.string(), place: placeSchema }),
            by: z.string(),
          }),
        ),
        next: z.int().nullable(),
      }),
      description: { zh: "先决定的在前", en: "In the order of the decisions" },
    },
    problems: [401, 403, 422],
  },
  example: {
    rows: [
      {
        id: 1,
        act: "recognised",
        decidedOn: "2024-07-15",
        group: "oliveOwner",
        groupName: { zh: "橄榄大户", en: "Owners of olives" },
        person: {
          reference: "5b0e4f0c6a1d4e0f9b7c2d3e4f5a6b7c",
          name: "林秋桐",
          place: { code: "330798200201", name: "重坞乡 上重坞村" },
        },
        by: "丙",
      },
    ],
    next: null,
  },
});
