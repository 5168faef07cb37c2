import { z } from "zod";
import { isForbiddenField, strangeFields } from "./section-fields.ts";

/**
 * Sections of the public credit report (2022 standard: ten sections; `other*` are its local extension, section nine).
 * A consent names them; each is one leaf of the sealed tree.
 */
export const REPORT_SECTIONS = [
  "registration",
  "licences",
  "penalties",
  "honours",
  "seriousDishonesty",
  "abnormalOperation",
  "commitments",
  "ratings",
  "judgments",
  "tax",
  "socialInsurance",
  "housingFund",
  "utilities",
  "property",
  "intellectualProperty",
  "support",
] as const;
export type SectionCode = (typeof REPORT_SECTIONS)[number];

/** Asked and found; asked and none; asked and not answered; in no register of this county. */
export const SECTION_STATES = ["some", "none", "unavailable"] as const;
export type SectionState = (typeof SECTION_STATES)[number];

/** One record: what it says (by the names of `SECTION_FIELDS`), where it comes from, and whether the owner disputes it. */
export const reportItemSchema = z.strictObject({
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** `file:row` of the register. */
  record: z.string(),
  disputed: z.boolean(),
});

/** One section as it is sealed: the same bytes for the owner's preview and for the bank. */
export const reportSectionSchema = z
  .strictObject({
    section: z.enum(REPORT_SECTIONS),
    state: z.enum(SECTION_STATES),
    /** Department that keeps the register; what the county calls it. */
    source: z.string(),
    /** Extract date of the register (ISO); null where unavailable. */
    asOf: z.string().nullable(),
    fetchedAt: z.string(),
    items: z.array(reportItemSchema),
  })
  .superRefine((given, context) => {
    for (const name of strangeFields(given)) {
      const message = isForbiddenField(name) ? "FORBIDDEN_FIELD" : "no field of the section";
      context.addIssue({ code: "custom", message, path: ["items", name] });
    }
  });

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
export type ReportItem = DeepReadonly<z.output<typeof reportItemSchema>>;
export type ReportSection = DeepReadonly<z.output<typeof reportSectionSchema>>;
