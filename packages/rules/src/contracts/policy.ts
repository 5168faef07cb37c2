import { route } from "@olive/http/contract";
import { z } from "zod";
import { daySchema, policyCodeSchema, policyParams, valueSchema, wordingSchema } from "./shapes.ts";

const tag = { zh: "政策", en: "Policies" };

export const policySummarySchema = z.object({
  code: policyCodeSchema,
  name: wordingSchema,
  kind: z.enum(["keyGroup", "assistance", "clue"]),
  reference: z.string(),
  effectiveFrom: daySchema,
  effectiveTo: daySchema.nullable(),
  confirm: z.array(z.string()).describe("Departments that confirm together"),
});

export const policySummaryExample: z.input<typeof policySummarySchema> = {
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
      body: z.object({ policies: z.array(policySummarySchema) }),
      description: { zh: "按代码排列", en: "In the order of their codes" },
    },
    problems: [],
  },
  example: { policies: [policySummaryExample] },
});

export const getPolicyRoute = route({
  name: "getPolicy",
  method: "GET",
  path: "/api/policies/:code",
  access: "public",
  scope: "open",
  tag,
  summary: { zh: "一项政策的条件、参数和依据", en: "One policy: criteria, parameters, references" },
  params: policyParams,
  query: z.object({
    on: daySchema
      .optional()
      .describe(
        "As it stands on this day, with approved changes; on the day of the standing run if left out",
      ),
  }),
  responses: {
    ok: {
      body: policySummarySchema.extend({
        criteria: z.string().describe("FEEL (DMN 1.5)"),
        definitions: z.array(z.object({ name: z.string(), feel: z.string(), reference: z.string() })),
        parameters: z.array(
          z.object({
            name: z.string(),
            title: wordingSchema,
            unit: z.string(),
            value: valueSchema,
            from: daySchema,
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
    ...policySummaryExample,
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
