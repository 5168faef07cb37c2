import { route } from "@olive/http/contract";
import { z } from "zod";
import { day, policyCode, wording } from "./schemas.ts";

const tag = { zh: "政策", en: "Policies" };

export const policySummary = z.object({
  code: policyCode,
  name: wording,
  kind: z.enum(["keyGroup", "assistance", "clue"]),
  reference: z.string(),
  effectiveFrom: day,
  effectiveTo: day.nullable(),
  confirm: z.array(z.string()).describe("Departments that confirm together"),
});

const summaryExample: z.input<typeof policySummary> = {
  code: "veryOld",
  name: { zh: "高龄老人", en: "Very old people" },
  kind: "keyGroup",
  reference: "虚构：橄溪县行动方案",
  effectiveFrom: "2000-01-01",
  effectiveTo: null,
  confirm: ["乙局", "丙局"],
};

export const listPoliciesRoute = route({
  name: "listPolicies",
  method: "GET",
  path: "/api/policies",
  access: "public",
  scope: "open",
  tag,
  summary: { zh: "现有政策", en: "The policies there are" },
  responses: {
    ok: {
      body: z.object({ policies: z.array(policySummary) }),
      description: { zh: "按代码排列", en: "In the order of their codes" },
    },
    problems: [],
  },
  example: { policies: [summaryExample] },
});

export const getPolicyRoute = route({
  name: "getPolicy",
  method: "GET",
  path: "/api/policies/:code",
  access: "public",
  scope: "open",
  tag,
  summary: { zh: "一项政策的条件、参数和依据", en: "One policy: criteria, parameters, references" },
  params: z.object({ code: policyCode }),
  query: z.object({
    on: day.optional().describe("Parameter values of this day; of the standing run if left out"),
  }),
  responses: {
    ok: {
      body: policySummary.extend({
        criteria: z.string().describe("FEEL (DMN 1.5)"),
        definitions: z.array(z.object({ name: z.string(), feel: z.string(), reference: z.string() })),
        parameters: z.array(
          z.object({
            name: z.string(),
            title: wording,
            unit: z.string(),
            value: z.union([z.number(), z.string()]),
            from: day,
            status: z.enum(["official", "default", "estimated"]),
            reference: z.string(),
          }),
        ),
      }),
      description: { zh: "政策", en: "The policy" },
    },
    problems: [404, 422],
  },
  example: {
    ...summaryExample,
    criteria: "年龄 >= 起始年龄",
    definitions: [],
    parameters: [
      {
        name: "起始年龄",
        title: { zh: "起始年龄", en: "From age" },
        unit: "years",
        value: 60,
        from: "2000-01-01",
        status: "default",
        reference: "县级默认口径",
      },
    ],
  },
});
