import { randomUUID } from "node:crypto";
import type { Transaction } from "@olive/db";
import { type CalendarDate, fromDateNumber, toDateNumber, today } from "@olive/kernel";
import { assessEligibility } from "./eligibility.ts";
import type { BankPart, Borrower, LendingOffice } from "./lending-site.ts";
import { readFacts } from "./list-eligible.ts";
import type { ProductVersion } from "./product.ts";
import * as refusals from "./refusals.ts";
import { listProducts } from "./store-products.ts";

export interface AuthoriseInput {
  /** Drawn with the form: sent twice, it is done once. */
  readonly id: string;
  readonly products: readonly { readonly bank: string; readonly code: string }[];
  /** Whole fen; left to the banks where absent. */
  readonly amountFen?: number | undefined;
  /** The preview of the report that the owner read. */
  readonly draft?: string | undefined;
  readonly now: Date;
}

export interface Authorised {
  readonly id: string;
  readonly consent: string;
  readonly report: string;
  readonly applications: readonly BankPart[];
  /** The same was sent before. */
  readonly repeated: boolean;
}

/**
 * The one act of the owner: consent (signed, sealed), report, one application a bank, release to the outbox, in one
 * transaction; nothing of it stands unless all of it does. Products keep the version that the owner saw today.
 * Throws Refusals of consent, and `no-product-chosen`, `bank-chosen-twice`, `product-unknown`,
 * `product-not-for-business` (a ground that is unknown never stops), `amount-outside-product`, `authorisation-exists`.
 */
export async function authoriseFinancing(
  tx: Transaction,
  site: LendingOffice,
  borrower: Borrower,
  input: AuthoriseInput,
): Promise<Authorised> {
  const county = site.county.code;
  const { business, account } = borrower;
  // Two taps of one form wait for one another here, and the second finds what the first did.
  await tx.query("select pg_advisory_xact_lock(hashtext('olive authorisation'), hashtext($1))", [input.id]);
  const before = await findAuthorised(tx, county, business.creditCode, input);
  if (before !== undefined) return before;
  const chosen = await chooseProducts(tx, site, borrower, input);
  const applications = chosen.map(({ product }) => ({
    ...{ bank: product.bank, product: product.code, application: randomUUID() },
  }));
  const consent = await site.doors.grantConsent(tx, {
    ...{ borrower, banks: applications.map(({ bank }) => bank), now: input.now },
    products: applications.map(({ product }) => product),
  });
  const report = await site.doors.assembleReport(tx, {
    ...{ consent: consent.id, business, draft: input.draft, now: input.now },
  });
  await tx.query(
    `insert into finance.authorisation (county, id, credit_code, place_code, business_name, account, consent, report,
       amount_fen, authorised_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[county, input.id, business.creditCode, business.place, business.name, account],
      ...[consent.id, report.id, input.amountFen ?? null, input.now],
    ],
  );
  for (const [index, part] of applications.entries()) {
    await insertApplication(tx, site, borrower, input, part, chosen[index]?.version ?? 1);
    await site.doors.release(tx, {
      ...part,
      ...{ consent: consent.id, report: report.id, amountFen: input.amountFen ?? null, now: input.now },
    });
  }
  return { id: input.id, consent: consent.id, report: report.id, applications, repeated: false };
}

async function insertApplication(
  tx: Transaction,
  { county }: LendingOffice,
  { business }: Borrower,
  { id, now }: AuthoriseInput,
  { application, bank, product }: BankPart,
  version: number,
): Promise<void> {
  await tx.query(
    `insert into finance.application (county, id, authorisation, credit_code, place_code, bank, product,
       product_version, state, sent_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, 'sent', $9, $9)`,
    [county.code, application, id, business.creditCode, business.place, bank, product, version, now],
  );
}

async function findAuthorised(
  tx: Transaction,
  county: string,
  creditCode: string,
  { id, products }: AuthoriseInput,
): Promise<Authorised | undefined> {
  const [row] = await tx.query<{ creditCode: string; consent: string; report: string }>(
    `select credit_code as "creditCode", consent, report from finance.authorisation where county = $1 and id = $2`,
    [county, id],
  );
  if (row === undefined) return undefined;
  const applications = await tx.query<BankPart>(
    "select id as application, bank, product from finance.application where county = $1 and authorisation = $2",
    [county, id],
  );
  const asked = new Set(products.map(({ bank, code }) => `${bank}/${code}`));
  const same =
    row.creditCode === creditCode &&
    applications.length === asked.size &&
    applications.every(({ bank, product }) => asked.has(`${bank}/${product}`));
  if (!same) throw refusals.authorisedOtherwise();
  return { id, consent: row.consent, report: row.report, applications, repeated: true };
}

async function chooseProducts(
  tx: Transaction,
  site: LendingOffice,
  { business }: Borrower,
  { products, amountFen, now }: AuthoriseInput,
): Promise<ProductVersion[]> {
  if (products.length === 0) throw refusals.nothingChosen();
  if (new Set(products.map(({ bank }) => bank)).size < products.length) throw refusals.twoOfOneBank();
  const day: CalendarDate = fromDateNumber(today(now));
  const offered = await listProducts(tx, site.county.code, day);
  const facts = await readFacts(tx, site.county.code, site.catalogue.facts, business.creditCode);
  return products.map(({ bank, code }) => {
    const version = offered.find(({ product }) => product.bank === bank && product.code === code);
    if (version === undefined) throw refusals.productUnknown(bank, code);
    const { grounds } = assessEligibility(version.product, facts, toDateNumber(day));
    const against = grounds.find(({ truth }) => truth === false);
    if (against !== undefined) throw refusals.notForThisBusiness(against.says.zh);
    const { min, max } = version.product.amountFen;
    if (amountFen !== undefined && (amountFen < min || amountFen > max)) throw refusals.amountOutside();
    return version;
  });
}
