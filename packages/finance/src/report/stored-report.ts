import { seal, unseal } from "@olive/access";
import type { Queryable } from "@olive/db";
import { Refusal } from "@olive/kernel";
import { z } from "zod";
import { canonical } from "../protocol/canonical.ts";
import type { SuiteCode } from "../protocol/messages.ts";
import { type ReportSection, reportSectionSchema } from "../protocol/report-sections.ts";
import type { ReportSite } from "./report-site.ts";

/** What is stored of a report, encrypted: its sections with their salts, and what it was assembled from. */
const contentSchema = z.strictObject({
  report: z.uuid(),
  creditCode: z.string(),
  sections: z.array(reportSectionSchema),
  salts: z.array(z.string()),
  dataRange: z.strictObject({ from: z.string(), to: z.string() }),
  asOf: z.string(),
  /** The registers' last change, and the open disputes: a preview that is older isn't signed. */
  state: z.string(),
});
export interface ReportContent extends Omit<z.output<typeof contentSchema>, "sections" | "salts"> {
  readonly sections: readonly ReportSection[];
  readonly salts: readonly string[];
}

export interface StoredReport {
  readonly id: string;
  readonly creditCode: string;
  readonly consent: string | null;
  readonly consentVersion: number | null;
  readonly madeAt: Date;
  readonly content: ReportContent;
}

/** The content as it lies in the database. */
export async function closeContent({ houseKey }: ReportSite, content: ReportContent): Promise<string> {
  return seal(await houseKey(), "finance-report", canonical(content));
}

interface Row extends Omit<StoredReport, "content"> {
  readonly content: string | null;
}

/** A report with its content. Throws Refusal `report-unknown`, also for one whose content was wiped. */
export async function loadReport(db: Queryable, site: ReportSite, id: string): Promise<StoredReport> {
  const [row] = await db.query<Row>(
    `select id, credit_code as "creditCode", consent, consent_version as "consentVersion", made_at as "madeAt", content
     from finance.report where county = $1 and id = $2`,
    [site.county.code, id],
  );
  if (row?.content == null) throw reportUnknown();
  const text = unseal(await site.houseKey(), "finance-report", row.content);
  if (text === undefined) throw new Error(`report ${id} doesn't open with the house key`);
  const content = contentSchema.parse(JSON.parse(text));
  // The ciphertext of another row would open as well: it says whose it is.
  if (content.report !== id) throw new Error(`report ${id} holds another's content`);
  return { ...row, content };
}

export interface StoredSeal {
  readonly suite: SuiteCode;
  readonly root: string;
  readonly seal: string;
}

/** The signed root of a report in one suite. Throws Refusal `report-unknown`. */
export async function loadSeal(db: Queryable, report: string, suite: SuiteCode): Promise<StoredSeal> {
  const [found] = await db.query<StoredSeal>(
    "select suite, root, seal from finance.report_seal where report = $1 and suite = $2",
    [report, suite],
  );
  if (found === undefined) throw reportUnknown();
  return found;
}

export const reportUnknown = (): Refusal =>
  new Refusal({
    code: "report-unknown",
    status: 404,
    message: {
      zh: "没有这份报告，或它的内容已按期清除",
      en: "There is no such report, or its content was wiped in time",
    },
    remedy: { zh: "重新生成一份", en: "Make a new one" },
  });
