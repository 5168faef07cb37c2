import { z } from "zod";
import { daySchema, policyCodeSchema, wordingSchema } from "./shapes.ts";

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
