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

/** One section as it is sealed: the same bytes for the owner's preview and for the bank. */
export interface ReportSection {
  readonly section: SectionCode;
  readonly state: SectionState;
  /** Department that keeps the register; what the county calls it. */
  readonly source: string;
  /** Extract date of the register (ISO); null where unavailable. */
  readonly asOf: string | null;
  readonly fetchedAt: string;
  readonly items: readonly ReportItem[];
}

/** One record: what it says (by the register's column codes), where it comes from, and whether the owner disputes it. */
export interface ReportItem {
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
  /** `file:row` of the register. */
  readonly record: string;
  readonly disputed: boolean;
}
