import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";

export const ruleTag = { zh: "规则", en: "Rules" };

export const wordingSchema = z.object({ zh: z.string(), en: z.string() });
/** Of an answer as of a question: policies hold from days that the database takes. */
export const daySchema = dayInput;
export const policyCodeSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,62}$/);
export const placeCodeSchema = z.string().regex(/^[1-9]\d{11}$/);
export const referenceSchema = z.string().regex(/^[0-9a-f]{32}$/);
/** Entities and names are the county's own words. */
const nameSchema = z.string().min(1).max(60);
/** No criterion of any county comes near it. */
const feelSchema = z.string().min(1).max(8000);

export const valueSchema = z.union([z.number(), z.string().max(60)]);

/** What a change says: only what differs from the text or value in force. */
export const ruleEditSchema = z.object({
  criteria: feelSchema.nullable().describe("FEEL; null: as it stands"),
  definitions: z
    .array(z.object({ entity: nameSchema, name: nameSchema, feel: feelSchema }))
    .max(100)
    .describe("Building blocks with a new text"),
  parameters: z
    .array(z.object({ name: nameSchema, value: valueSchema }))
    .max(100)
    .describe("Values from the effective day on"),
});

export type RuleEdit = z.output<typeof ruleEditSchema>;

export const verdictSchema = z.enum(["yes", "no", "unknown"]);

export const idParams = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });
export const policyParams = z.object({ code: policyCodeSchema });
