import type { Transaction } from "@olive/db";
import { type FromBank, REPORT_SECTIONS, type SectionCode } from "../protocol/index.ts";
import { faultOf } from "../protocol/protocol-fault.ts";
import { type Application, lockApplication } from "./applications.ts";
import type { Borrower, LendingOffice } from "./lending-site.ts";
import { askDepartment } from "./material-meter.ts";
import * as refusals from "./refusals.ts";
import { holdConsentOf } from "./serve-report-request.ts";

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
  const { granted, unavailable } = await site.doors.sectionsOf(tx, {
    consent,
    bank: application.bank,
    report,
  });
  if (section === undefined || !isSection(section) || unavailable.includes(section)) {
    await keepNeed(tx, county, application.id, null);
    await askDepartment(tx, site, application, { id, item: needs, toldBy: "bank", now });
    return;
  }
  await keepNeed(tx, county, application.id, section);
  if (!granted.includes(section)) return;
  const again = await site.doors.assembleReport(tx, { consent, business: application, now });
  const { bank, product } = application;
  await site.doors
    .release(tx, { bank, product, application: application.id, consent, report: again.id, amountFen, now })
    .then(() => keepNeed(tx, county, application.id, null))
    .catch((error: unknown) => {
      // The consent's uses are spent, or it is paused: the owner's tap is asked, and the bank's message stands.
      if (!faultOf(error)?.startsWith("CONSENT_")) throw error;
    });
}

/** What waits for the owner's tap; null where nothing does. */
async function keepNeed(tx: Transaction, county: string, id: string, section: SectionCode | null) {
  await tx.query("update finance.application set needs = $3 where county = $1 and id = $2", [
    ...[county, id, section],
  ]);
}

/**
 * The owner's one tap on what a bank asks beyond the consent: a new version with that section for that bank alone, and
 * the report goes to it once more. Throws `application-unknown`, `nothing-needed`, and the Refusals of consent (a
 * section beyond the purpose stays beyond it).
 */
export async function widenForNeed(
  tx: Transaction,
  site: LendingOffice,
  borrower: Borrower,
  { application: id, now }: { readonly application: string; readonly now: Date },
): Promise<void> {
  const county = site.county.code;
  await holdConsentOf(tx, county, id);
  const application = await lockApplication(tx, county, id);
  if (application?.creditCode !== borrower.business.creditCode) throw refusals.applicationUnknown();
  const section = application.needs;
  if (application.state !== "needMore" || section === null || !isSection(section))
    throw refusals.nothingNeeded();
  const [authorised] = await tx.query<{ consent: string; amountFen: number | null }>(
    `select consent, amount_fen::float8 as "amountFen" from finance.authorisation where county = $1 and id = $2`,
    [county, application.authorisation],
  );
  if (authorised === undefined) throw refusals.applicationUnknown();
  const { consent, amountFen } = authorised;
  const { bank, product } = application;
  await site.doors.widen(tx, { borrower, consent, bank, section, now });
  const report = await site.doors.assembleReport(tx, { consent, business: borrower.business, now });
  await site.doors.release(tx, {
    bank,
    product,
    application: id,
    consent,
    report: report.id,
    amountFen,
    now,
  });
  await keepNeed(tx, county, id, null);
}
