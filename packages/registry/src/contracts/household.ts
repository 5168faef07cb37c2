import { route } from "@olive/http/contract";
import { z } from "zod";
import { purposeSchema, referenceSchema, sectionExample, sectionSchema } from "./fact.ts";
import { personHitExample, personHitSchema } from "./hit.ts";
import { registerTag } from "./search.ts";

export const getHouseholdRoute = route({
  name: "getHousehold",
  method: "GET",
  path: "/api/households/:reference",
  access: { act: "person.read" },
  scope: "area",
  tag: registerTag,
  summary: { zh: "一户的页面", en: "One household's page" },
  description: {
    zh: "只列出住在辖区内的成员；有没有人住在别处、有几人，辖区外的查阅人无从得知。",
    en: "Only members who live inside the area are listed; whether others live elsewhere, and how many, isn't told.",
  },
  params: z.object({ reference: referenceSchema }),
  query: z.object({ purpose: purposeSchema }),
  responses: {
    ok: {
      body: z.object({
        reference: referenceSchema,
        members: z
          .array(
            personHitSchema.extend({
              relation: z.string().nullable().describe("To the head, as the population register has it"),
            }),
          )
          .min(1),
        sections: z.array(sectionSchema),
      }),
      description: { zh: "成员和这一户的数据", en: "Members and what is known of the household" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    reference: "9c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f",
    members: [{ ...personHitExample, relation: "户主" }],
    sections: [sectionExample],
  },
});
