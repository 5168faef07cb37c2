import { parseIsoDate } from "@olive/kernel";
import { z } from "zod";

/**
 * The shape of a county's 惠企政策 files (`business-policies/*.yaml`): who qualifies, in FEEL over the business's own
 * registers, condition by condition with a plain sentence each; from when; what it pays. Without reference and date a
 * file is refused.
 */
const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const day = z.string().refine((text) => parseIsoDate(text) !== undefined, "a date as 2026-01-01");
const feelName = z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, "a name of letters and digits");
const yuan = z.number().positive().multipleOf(0.01);

const parameter = z.strictObject({
  title: wording,
  unit: z.enum(["yuan", "count", "months"]),
  values: z.array(z.strictObject({ from: day, value: z.number(), reference: z.string().min(4) })).min(1),
});

/** What no register holds and only the owner can say; asked in the short form, marked as declared wherever it is used. */
const declared = z.strictObject({
  name: feelName,
  question: wording,
  type: z.enum(["boolean", "count", "amount", "date", "listed"]),
  values: z.array(z.string().min(1)).optional(),
});

const condition = z.strictObject({
  says: wording,
  is: z.string().min(1),
  /** What would change a no. */
  change: wording.optional(),
});

/** Which period a business may have it once in. */
export const GRANT_PERIODS = ["once", "year", "half", "quarter", "month"] as const;
export type GrantPeriod = (typeof GRANT_PERIODS)[number];

const grant = z.strictObject({
  period: z.enum(GRANT_PERIODS),
  /** The first whose `when` holds; without one it holds always. */
  amounts: z.array(z.strictObject({ when: z.string().optional(), yuan, says: wording.optional() })).min(1),
  /** Of one period, for all together. */
  budgetYuan: z.number().nonnegative().optional(),
});

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const example = z.strictObject({
  title: z.string().min(1),
  date: day,
  expected: z.enum(["yes", "no", "unknown"]),
  yuan: z.number().optional(),
  /** Cells of the business's own row; what is left out is not known. */
  business: z.record(z.string(), cell).default({}),
  /** Rows of other registers; one that is left out has not been handed over. */
  rows: z.record(z.string(), z.array(z.record(z.string(), cell))).default({}),
  declared: z.record(z.string(), cell).default({}),
});

export const businessPolicySchema = z.strictObject({
  code: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  name: wording,
  about: wording,
  department: z.string().min(1),
  reference: z.string().min(4),
  /** Said where the county's own figures are an estimate of ours. */
  assumed: z.string().optional(),
  effective: z.strictObject({ from: day, to: day.optional() }),
  parameters: z.record(feelName, parameter).default({}),
  declared: z.array(declared).default([]),
  conditions: z.array(condition).min(1),
  grant: grant.optional(),
  examples: z.array(example).min(1),
});

export type BusinessPolicy = z.output<typeof businessPolicySchema>;
export type DeclaredFact = z.output<typeof declared>;
export type PolicyExample = z.output<typeof example>;
export type ExampleCell = z.output<typeof cell>;
