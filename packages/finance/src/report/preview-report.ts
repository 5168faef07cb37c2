import type { Transaction } from "@olive/db";
import type { Wording } from "@olive/kernel";
import { canonical } from "../protocol/canonical.ts";
import type { ReportSection, SectionCode } from "../protocol/report-sections.ts";
import { type AssembleInput, assembleReport } from "./assemble-report.ts";
import { readSources } from "./read-sources.ts";
import type { ReportSite } from "./report-site.ts";

export interface ReportPreview {
  /** Number of the draft: sealed as it is where the owner signs in time and nothing changes. */
  readonly draft: string;
  readonly sections: readonly ReportSection[];
  /** Each section's bytes as they will be sealed. */
  readonly bytes: readonly string[];
  readonly missing: readonly SectionCode[];
  /** Section ten of the standard, for the owner alone: what can be done about the records that stand there. */
  readonly advice: readonly { readonly section: SectionCode; readonly text: Wording }[];
}

/** The report as a bank would see it, for the business itself, before anything is signed. */
export async function previewReport(
  tx: Transaction,
  site: ReportSite,
  input: Omit<AssembleInput, "consent" | "draft" | "suites" | "former">,
): Promise<ReportPreview> {
  const { id, sections, missing } = await assembleReport(tx, site, input);
  const advice = sections.flatMap(({ section, state }) => {
    const text = site.settings.advice[section];
    return state === "some" && text !== undefined ? [{ section, text }] : [];
  });
  return { draft: id, sections, bytes: sections.map(canonical), missing, advice };
}

/** One section as it would be sealed now, for the business itself to read; asks its registers alone, stores nothing. */
export async function viewSection(
  tx: Transaction,
  site: ReportSite,
  {
    section,
    creditCode,
    dataRange,
    asOf,
    now,
  }: Omit<AssembleInput, "sections" | "place"> & { readonly section: SectionCode },
): Promise<ReportSection | undefined> {
  const [found] = await readSources(tx, site, { creditCode, sections: [section], dataRange, asOf, now });
  return found;
}
