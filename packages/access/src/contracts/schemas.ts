import { z } from "zod";

export const wordingSchema = z.object({ zh: z.string(), en: z.string() });
export const placeCodeSchema = z.string().regex(/^[1-9]\d{11}$/);
export const codeSchema = z.string().regex(/^[a-z][A-Za-z]*$/);
/** Kept for good and read by others: a sentence, not a dot. */
export const reasonSchema = z.string().trim().min(4).max(200);
export const loginSchema = z
  .string()
  .regex(/^[a-z][a-z0-9.-]{2,31}$/)
  .describe("Lower-case letters, digits, dots and hyphens");
export const referenceSchema = z.string().regex(/^[0-9a-f]{32}$/);
export const idParam = z.coerce.number().int().positive().max(2_147_483_647);

export const accountTag = { zh: "账号与任职", en: "Accounts and assignments" };
export const doneSchema = z.object({ done: z.literal(true) });
export const doneExample = { done: true as const };
