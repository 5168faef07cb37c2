import type { Queryable } from "@olive/db";
import { type CalendarDate, fromDateNumber, parseIsoDate, type Truth, toDateNumber } from "@olive/kernel";
import { factsOfBusiness } from "@olive/registry";
import { assessEligibility, type BusinessFacts, type Ground } from "./eligibility.ts";
import type { LendingOffice } from "./lending-site.ts";
import type { ProductVersion } from "./product.ts";
import { listProducts } from "./store-products.ts";

export interface EligibleProduct extends ProductVersion {
  readonly bankName: { readonly zh: string; readonly en: string };
  /** Art. 23 PIPL: whom to turn to, named before the owner authorises. */
  readonly bankContact: string;
  readonly truth: Truth;
  readonly grounds: readonly Ground[];
}

const RANK = new Map<Truth, number>([
  [true, 0],
  ["unknown", 1],
  [false, 2],
]);

/**
 * Every product of the banks that are open, with yes, no or unknown and why: yes first, then unknown, then no; within
 * them by bank and code, which says nothing of worth. Nothing is hidden from the owner.
 */
export async function listEligible(
  tx: Queryable,
  { county, catalogue }: Pick<LendingOffice, "county" | "catalogue">,
  creditCode: string,
  today: CalendarDate,
): Promise<EligibleProduct[]> {
  const facts = await readFacts(tx, county.code, catalogue.facts, creditCode);
  const versions = await listProducts(tx, county.code, today);
  const banks = await tx.query<{ code: string; name: { zh: string; en: string }; contact: string }>(
    "select code, name, contact from finance.bank where county = $1 and state = 'open'",
    [county.code],
  );
  const open = new Map(banks.map((bank) => [bank.code, bank]));
  return versions
    .flatMap((version) => {
      const bank = open.get(version.product.bank);
      if (bank === undefined) return [];
      const told = assessEligibility(version.product, facts, toDateNumber(today));
      return [{ ...version, ...told, bankName: bank.name, bankContact: bank.contact }];
    })
    .sort((a, b) => (RANK.get(a.truth) ?? 0) - (RANK.get(b.truth) ?? 0));
}

/** What the directory knows of a business, by the county's names of columns; nothing known of one it doesn't hold. */
export async function readFacts(
  tx: Queryable,
  county: string,
  columns: LendingOffice["catalogue"]["facts"],
  creditCode: string,
): Promise<BusinessFacts> {
  const row = await factsOfBusiness(tx, county, creditCode);
  const fact = (column: string | undefined) =>
    column === undefined ? undefined : (row?.facts[column] ?? undefined);
  const founded = fact(columns.foundedOn);
  const employees = fact(columns.employees);
  return {
    place: row?.placeCode ?? "",
    kind: row?.kind ?? undefined,
    active: row?.active,
    industry: fact(columns.industry),
    foundedOn: founded === undefined ? undefined : dayIn(founded),
    stage: fact(columns.stage),
    employees: employees === undefined ? undefined : Number(employees),
  };
}

/** Registers keep days as ISO text or as eight digits. */
function dayIn(text: string): CalendarDate | undefined {
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (digits !== null) return parseIsoDate(`${digits[1]}-${digits[2]}-${digits[3]}`);
  const day = parseIsoDate(text.slice(0, 10));
  return day === undefined ? undefined : fromDateNumber(toDateNumber(day));
}
