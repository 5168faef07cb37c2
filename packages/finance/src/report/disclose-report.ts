import type { Transaction } from "@olive/db";
import { type Disclosure, disclose, disclosureBytes, sealReport } from "../protocol/disclosure.ts";
import type { SuiteCode } from "../protocol/messages.ts";
import type { SectionCode } from "../protocol/report-sections.ts";
import type { ReportSite } from "./report-site.ts";
import { loadReport, loadSeal } from "./stored-report.ts";

export interface DiscloseInput {
  readonly report: string;
  readonly suite: SuiteCode;
  /** What this bank may have under the consent. */
  readonly sections: readonly SectionCode[];
}

export interface ReportDisclosure {
  readonly root: string;
  readonly consent: string;
  readonly consentVersion: number;
  readonly disclosure: Disclosure;
}

/** One bank's sections of a sealed report with their proofs, and nothing else. Throws SCOPE_MISMATCH, `report-unknown`. */
export async function discloseFor(
  tx: Transaction,
  site: ReportSite,
  { report, suite, sections }: DiscloseInput,
): Promise<ReportDisclosure> {
  const { content, consent, consentVersion } = await loadReport(tx, site, report);
  const sealed = await loadSeal(tx, report, suite);
  const tree = sealReport(suite, content.sections, content.salts);
  if (tree.root !== sealed.root || consent === null || consentVersion === null) {
    throw new Error(`report ${report} is not what was sealed`);
  }
  return { root: sealed.root, consent, consentVersion, disclosure: disclose(tree, sections, sealed.seal) };
}

/** The very bytes that a bank decrypts, for the owner who asks what was sent. Throws as `discloseFor`. */
export async function shownBytes(
  tx: Transaction,
  site: ReportSite,
  input: DiscloseInput,
): Promise<Uint8Array> {
  return disclosureBytes((await discloseFor(tx, site, input)).disclosure);
}
