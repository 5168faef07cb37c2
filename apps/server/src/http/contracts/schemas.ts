import { z } from "zod";

export const wording = z.object({ zh: z.string(), en: z.string() });
export const day = z.iso.date();
export const placeCode = z.string().regex(/^[1-9]\d{11}$/);
export const policyCode = z.string().regex(/^[a-z][A-Za-z0-9]{0,62}$/);

/** A count that the public may see: null where it is below 5 or would give such a one away. */
export const shownCount = z
  .int()
  .nonnegative()
  .nullable()
  .describe("null: hidden, because few people are meant");
