import { randomBytes, randomUUID } from "node:crypto";
import type { Transaction } from "@olive/db";
import { lastChange } from "@olive/registry";
import { toBase64url } from "../protocol/base64url.ts";
import { sealReport, signSeal } from "../protocol/disclosure.ts";
import type { SuiteCode } from "../protocol/messages.ts";
import { ProtocolFault } from "../protocol/protocol-fault.ts";
import type { ReportSection, SectionCode } from "../protocol/report-sections.ts";
import { isForbiddenField, strangeFields } from "../protocol/section-fields.ts";
import { readSources } from "./read-sources.ts";
import type { ReportSite } from "./report-site.ts";
import { closeContent, loadReport, type ReportContent } from "./stored-report.ts";

const SALT_BYTES = 16;
const MINUTE = 60_000;

export interface AssembleInput {
  /** Number that the report gets; drawn where left out. */
  readonly id?: string;
  readonly creditCode: string;
  readonly place: string;
  readonly sections: readonly SectionCode[];
  readonly dataRange: { readonly from: string; readonly to: string };
  /** Day of the report (ISO). */
  readonly asOf: string;
  readonly now: Date;
  /** Under which version of which consent; without it the report is the owner's own preview. */
  readonly consent?: { readonly id: string; readonly version: number };
  /** The preview that the owner read: the very same bytes, as long as nothing has changed since. */
  readonly draft?: string;
  /** Of which report it is a completed or corrected edition. */
  readonly former?: string;
  /** Suites of the banks that it is for. */
  readonly suites?: readonly SuiteCode[];
  /** One per section, base64url of 16 bytes: for reports that have to come out the same to the byte. */
  readonly salts?: readonly string[];
}

export interface AssembledReport {
  readonly id: string;
  readonly sections: readonly ReportSection[];
  /** Sections that no department could fill now: not the same as none. */
  readonly missing: readonly SectionCode[];
  /** Root by suite. */
  readonly roots: Readonly<Partial<Record<SuiteCode, string>>>;
}

/**
 * Assembles a business' report from the registers, stores it encrypted and, under a consent, signs its root for each
 * suite. Throws FORBIDDEN_FIELD or SCHEMA for what no report may say, whatever county data asked for.
 */
export async function assembleReport(
  tx: Transaction,
  site: ReportSite,
  input: AssembleInput,
): Promise<AssembledReport> {
  const id = input.id ?? randomUUID();
  const content = await contentOf(tx, site, input, id);
  for (const section of content.sections) refuseStrange(section);
  const missing = content.sections.flatMap(({ section, state }) => (state === "unavailable" ? section : []));
  await tx.query(
    `insert into finance.report (county, id, credit_code, place_code, consent, consent_version, as_of, made_at, sections,
       missing, content, former) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[site.county.code, id, input.creditCode, input.place],
      ...[input.consent?.id ?? null, input.consent?.version ?? null, input.asOf, input.now],
      ...[content.sections.map(({ section }) => section), missing, await closeContent(site, content)],
      input.former ?? null,
    ],
  );
  const roots = input.consent === undefined ? {} : await sealRoots(tx, site, { ...input, id }, content);
  return { id, sections: content.sections, missing, roots };
}

async function contentOf(
  tx: Transaction,
  site: ReportSite,
  input: AssembleInput,
  id: string,
): Promise<ReportContent> {
  const state = await stateOf(tx, site, input.creditCode);
  const draft = await freshDraft(tx, site, input, state);
  if (draft !== undefined) return { ...draft, report: id };
  const { creditCode, sections, dataRange, asOf, now } = input;
  const read = await readSources(tx, site, { creditCode, sections, dataRange, asOf, now });
  const salts = input.salts ?? read.map(() => toBase64url(randomBytes(SALT_BYTES)));
  return { report: id, creditCode, sections: read, salts, dataRange, asOf, state };
}

/** What the owner read, where it is young, of the same scope, and nothing that it was made from has changed. */
async function freshDraft(
  tx: Transaction,
  site: ReportSite,
  { draft, creditCode, sections, dataRange, asOf, now }: AssembleInput,
  state: string,
): Promise<ReportContent | undefined> {
  if (draft === undefined) return undefined;
  const { content, madeAt } = await loadReport(tx, site, draft);
  const isYoung = now.getTime() - madeAt.getTime() <= site.settings.draftMinutes * MINUTE;
  const scope = JSON.stringify([creditCode, [...sections].sort(), dataRange.from, dataRange.to, asOf, state]);
  const codes = content.sections.map(({ section }) => section).toSorted();
  const { from, to } = content.dataRange;
  const read = JSON.stringify([content.creditCode, codes, from, to, content.asOf, content.state]);
  return isYoung && scope === read ? content : undefined;
}

/** Changes with every import and every dispute of this business. */
async function stateOf(tx: Transaction, { county }: ReportSite, creditCode: string): Promise<string> {
  const [disputes] = await tx.query<{ open: string }>(
    `select coalesce(string_agg(id::text, ' ' order by id), '') as open from finance.dispute
     where county = $1 and credit_code = $2 and state = 'open'`,
    [county.code, creditCode],
  );
  return `${await lastChange(tx, county)} ${disputes?.open ?? ""}`.trim();
}

function refuseStrange(section: ReportSection): void {
  const [strange] = strangeFields(section);
  if (strange === undefined) return;
  throw new ProtocolFault(isForbiddenField(strange) ? "FORBIDDEN_FIELD" : "SCHEMA", strange);
}

async function sealRoots(
  tx: Transaction,
  site: ReportSite,
  { id, place, consent, now, suites = ["intl"] }: AssembleInput & { readonly id: string },
  { sections, salts }: ReportContent,
): Promise<Partial<Record<SuiteCode, string>>> {
  const roots: Partial<Record<SuiteCode, string>> = {};
  if (consent === undefined) return roots;
  const about = { consent: consent.id, consentVersion: consent.version, sealedAt: now.toISOString() };
  for (const suite of new Set(suites)) {
    const report = sealReport(suite, sections, salts);
    const seal = await signSeal(report, about, await site.platformKey(suite));
    roots[suite] = report.root;
    await tx.query(
      `insert into finance.report_seal (county, report, suite, place_code, root, seal, made_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [site.county.code, id, suite, place, report.root, seal, now],
    );
  }
  return roots;
}
