import { z } from "zod";

const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const fen = z.int().positive();
const code = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/);

/** Whom a product is for; what isn't named isn't asked. All of it is explained to whoever it is not for. */
export const conditionsSchema = z.looseObject({
  /** Beginnings of GB/T 4754 codes: `F52` is retail. */
  industries: z.array(z.string().regex(/^[A-T]\d{0,4}$/)).optional(),
  notIndustries: z.array(z.string().regex(/^[A-T]\d{0,4}$/)).optional(),
  /** Kinds of business in the register's own words. */
  kinds: z.array(z.string()).optional(),
  /** Stage of the county's classification (分型), in the register's own words. */
  stages: z.array(z.string()).optional(),
  /** Beginnings of place codes of the seat. */
  areas: z.array(z.string().regex(/^\d{2,12}$/)).optional(),
  /** Months since it was founded. */
  minMonths: z.int().nonnegative().optional(),
  maxMonths: z.int().nonnegative().optional(),
  minEmployees: z.int().nonnegative().optional(),
  maxEmployees: z.int().nonnegative().optional(),
});

/**
 * A product as its bank describes it. Loose on purpose: a term that this house doesn't know is kept through every edit
 * (fineract-backoffice-ui#196 lost them silently).
 */
export const productSchema = z
  .looseObject({
    bank: code,
    code,
    name: wording,
    summary: wording,
    kind: z.enum(["loan", "line"]),
    purpose: z.string().optional(),
    amountFen: z.looseObject({ min: fen, max: fen }),
    months: z.array(z.int().min(1).max(360)).min(1),
    rate: z.looseObject({
      basis: z.string().min(1),
      fromBp: z.int().min(0).max(3600),
      toBp: z.int().max(3600),
    }),
    repayment: z.array(z.enum(["equalInstalment", "equalPrincipal", "interestOnly", "bullet"])).min(1),
    guarantee: z.enum(["none", "policyGuarantee", "mortgage"]),
    guaranteeFeeBp: z.int().min(0).max(3600).default(0),
    feeFen: z.int().nonnegative().default(0),
    coolingOffDays: z.int().min(0).max(30).default(0),
    for: conditionsSchema.default({}),
  })
  .refine(({ amountFen: { min, max } }) => min <= max, { error: "amountFen: min > max" })
  .refine(({ rate: { fromBp, toBp } }) => fromBp <= toBp, { error: "rate: fromBp > toBp" });

export type Product = z.output<typeof productSchema>;
export type Conditions = z.output<typeof conditionsSchema>;

/** A product as one version of it stands. */
export interface ProductVersion {
  readonly version: number;
  /** ISO day from which it is offered. */
  readonly fromOn: string;
  readonly withdrawn: boolean;
  readonly product: Product;
}
