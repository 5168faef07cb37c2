import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseIsoDate, toDateNumber } from "@olive/kernel";
import { parse } from "yaml";
import { z } from "zod";

const wording = z.strictObject({ zh: z.string(), en: z.string() });
const day = z.iso.date().transform((text) => {
  const read = parseIsoDate(text);
  if (read === undefined) throw new RangeError(`${text} is no day`);
  return toDateNumber(read);
});
const code = z.string().regex(/^[a-z][A-Za-z]*$/);

const kind = z.strictObject({
  code,
  name: wording,
  reference: z.string().min(1),
  /** Months of the base term. */
  months: z.int().min(1).max(120),
  /** Whoever reaches retirement within so many years of the beginning keeps it until then. */
  untilRetirementWithinYears: z.int().min(0).max(20).default(0),
  /** Terms of this kind in a lifetime; absent: no limit. */
  most: z.int().min(1).max(20).optional(),
  /** Days that all suspensions of one term may come to. */
  suspensionDays: z.int().min(0).max(3660).default(0),
  /** Days that all extensions of one term may come to. */
  extensionDays: z.int().min(0).max(3660).default(0),
  /** Kinds of one group exclude one another at any one time; a kind always excludes itself. */
  exclusive: code.optional(),
  /** The kind of post that a person can't take while this kind is used up or another of its group runs. */
  postKind: code.optional(),
  /** Who gets the money: of support for a post it is the employer. */
  paidTo: z.enum(["person", "employer"]).default("person"),
  /** Days before which a term can't be entered as begun: nothing is backdated beyond them. */
  backdateDays: z.int().min(0).max(366).default(31),
});

/** Retirement comes later, month by month, for those whose old retirement day falls on `from` or after it. */
const retirement = z.strictObject({
  reference: z.string().min(1),
  from: day,
  male: z.strictObject({ years: z.int(), untilYears: z.int(), monthsAStep: z.int().min(1) }),
  female: z.strictObject({ years: z.int(), untilYears: z.int(), monthsAStep: z.int().min(1) }),
});

const settingsSchema = z
  .strictObject({ kinds: z.array(kind).default([]), retirement: retirement.optional() })
  .refine(({ kinds }) => new Set(kinds.map((one) => one.code)).size === kinds.length, {
    error: "a kind of support is named twice",
  });

/** A kind of support as the county has it: base, caps, what it excludes, and the clause. */
export type SupportKind = z.output<typeof kind>;
export type RetirementRule = z.output<typeof retirement>;
/** What is a county's of terms: kinds of support, ages of retirement. */
export type SupportSettings = z.output<typeof settingsSchema>;

/** Reads the `support` part of `employment.yaml`; a county without it grants no terms. */
export function readSupportSettings(dir: string): SupportSettings {
  const file = join(dir, "employment.yaml");
  const read = (existsSync(file) ? parse(readFileSync(file, "utf8")) : {}) as { support?: unknown } | null;
  return settingsSchema.parse(read?.support ?? {});
}

/** What excludes another term at the same time: the group, or the kind itself. */
export function exclusionOf({ code: own, exclusive }: SupportKind): string {
  return exclusive ?? own;
}
