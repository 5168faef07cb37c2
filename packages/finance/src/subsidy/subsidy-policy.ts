import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const wording = z.strictObject({ zh: z.string(), en: z.string() });
const day = z.iso.date();
const industry = z.string().regex(/^[A-T]\d{0,4}$/);
const percent = z.int().min(0).max(100);

/** An interest subsidy (贴息) as its document says it: who, which loans, how much, for how long, who pays. */
const policySchema = z
  .strictObject({
    code: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    name: wording,
    reference: z.string().min(1),
    /** `central`: one loan gets one of them. `local`: tops up what the central one leaves of the interest. */
    level: z.enum(["central", "local"]),
    /** Estimated where the document's own table wasn't at hand. */
    assumed: z.string().optional(),
    /** Days on which the contract may be signed, both included. */
    contract: z.strictObject({ from: day, until: day }),
    /** Days on which the money may be paid out; the contract's where absent. */
    paid: z.strictObject({ from: day, until: day }).optional(),
    sectors: z.array(z.strictObject({ name: wording, industries: z.array(industry).min(1) })).min(1),
    /** Codes of banks that carry it out; absent: any bank. */
    banks: z.array(z.string()).optional(),
    /** Points of the loan's rate that it pays, in basis points a year. */
    rateBp: z.int().min(1).max(1000),
    months: z.int().min(1).max(120),
    /** Principal of one business on which it is paid, over all its loans. */
    capFen: z.int().positive(),
    shares: z.strictObject({ central: percent, province: percent, local: percent }),
    budgetFen: z.int().nonnegative().optional(),
  })
  .refine(({ shares: { central, province, local } }) => central + province + local === 100, {
    error: "shares don't make 100",
  })
  .refine(({ contract: { from, until } }) => from <= until, { error: "contract: from > until" });

const settingsSchema = z.strictObject({
  policies: z.array(policySchema).default([]),
  /** Shares of a loss that is guaranteed: bank, guarantor, re-guarantor, government fund … in percent. */
  guarantee: z
    .strictObject({
      name: wording,
      reference: z.string(),
      /** Of the loan's principal, what is guaranteed. */
      coverPercent: percent,
      shares: z.array(z.strictObject({ who: wording, code: z.string(), percent: percent })).min(1),
    })
    .refine(({ shares }) => shares.reduce((sum, one) => sum + one.percent, 0) === 100, {
      error: "shares don't make 100",
    })
    .optional(),
});

export type SubsidyPolicy = z.output<typeof policySchema>;
export type GuaranteeScheme = NonNullable<z.output<typeof settingsSchema>["guarantee"]>;
/** What is a county's of subsidies and guarantees: `subsidies.yaml`. */
export type SubsidySettings = z.output<typeof settingsSchema>;

/** Reads `subsidies.yaml`; a county without it pays none. */
export function readSubsidies(dir: string): SubsidySettings {
  const file = join(dir, "subsidies.yaml");
  const read = settingsSchema.parse((existsSync(file) && parse(readFileSync(file, "utf8"))) || {});
  const codes = read.policies.map(({ code }) => code);
  if (new Set(codes).size < codes.length) throw new RangeError("subsidies.yaml: a policy is named twice");
  return read;
}
