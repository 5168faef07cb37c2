import type { Transaction } from "@olive/db";
import { type FromBank, REPORT_SECTIONS, type SectionCode } from "../protocol/index.ts";
import type { Application } from "./applications.ts";
import type { LendingOffice } from "./lending-site.ts";
import { askDepartment } from "./material-meter.ts";

const isSection = (text: string): text is SectionCode =>
  (REPORT_SECTIONS as readonly string[]).includes(text);

/**
 * A bank asks for more. What it may see under the consent and what the report holds is sent again by itself; a section
 * beyond the consent waits for one tap of the owner; a section that no register gives, or a paper, is the department's
 * matter: it is counted by the meter, and the owner is asked for nothing.
 */
export async function serveNeed(
  tx: Transaction,
  site: LendingOffice,
  application: Application,
  { needs = "", id }: Extract<FromBank, { kind: "decision" }>,
  now: Date,
): Promise<void> {
  const county = site.county.code;
  const [authorised] = await tx.query<{ consent: string; report: string; amountFen: number | null }>(
    `select consent, report, amount_fen::float8 as "amountFen" from finance.authorisation
     where county = $1 and id = $2`,
    [county, application.authorisation],
  );
  if (authorised === undefined) return;
  const { consent, report, amountFen } = authorised;
  const material = site.catalogue.materials.find(({ code, section }) => code === needs || section === needs);
  const section = isSection(needs) ? needs : material?.section;
  const { granted, unavailable } = await site.doors.sectionsOf(tx, { consent, bank: application.bank });
  if (section === undefined || !isSection(section) || unavailable.includes(section)) {
    await askDepartment(tx, site, application, { id, item: needs, toldBy: "bank", now });
    return;
  }
  if (!granted.includes(section)) return;
  await site.doors.release(tx, {
    ...{ bank: application.bank, product: application.product, application: application.id },
    ...{ consent, report, amountFen, now },
  });
}
