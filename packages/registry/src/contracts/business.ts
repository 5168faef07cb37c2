import { route } from "@olive/http/contract";
import { z } from "zod";
import { creditCodeSchema, sectionExample, sectionSchema } from "./fact.ts";
import { businessHitExample, businessHitSchema, personHitExample, personHitSchema } from "./hit.ts";
import { registerTag } from "./search.ts";

export const getBusinessRoute = route({
  name: "getBusiness",
  method: "GET",
  path: "/api/businesses/:code",
  access: { act: "person.search" },
  scope: "area",
  tag: registerTag,
  summary: { zh: "一家经营主体的页面", en: "One business's page" },
  params: z.object({ code: creditCodeSchema }),
  responses: {
    ok: {
      body: z.object({
        business: businessHitSchema,
        proprietor: personHitSchema.nullable().describe("Null unless the person lives inside the area"),
        sections: z.array(sectionSchema),
      }),
      description: { zh: "登记数据和经营者", en: "What is registered, and who runs it" },
    },
    problems: [401, 403, 404, 422],
  },
  example: { business: businessHitExample, proprietor: personHitExample, sections: [sectionExample] },
});
