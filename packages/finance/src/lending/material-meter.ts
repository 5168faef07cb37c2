import { openCases } from "@olive/cases";
import type { Queryable, Transaction } from "@olive/db";
import { type Application, lockApplication } from "./applications.ts";
import type { Borrower, LendingOffice } from "./lending-site.ts";
import { applicationUnknown } from "./refusals.ts";

export interface AskedInput {
  /** Of the message, or drawn with the form: told twice, it is counted once. */
  readonly id: string;
  /** Code of the county's materials, a section, or the bank's own words. */
  readonly item: string;
  readonly toldBy: "bank" | "owner" | "official";
  readonly now: Date;
}

/**
 * Counts what an owner was asked for, or would have been, and opens a case for the department that could have supplied
 * it. Zero is the aim; each of these is a gap of ours, not of the owner's.
 */
export async function askDepartment(
  tx: Transaction,
  site: Pick<LendingOffice, "county" | "catalogue" | "office">,
  application: Pick<Application, "id" | "creditCode" | "place" | "bank">,
  { id, item, toldBy, now }: AskedInput,
): Promise<{ readonly repeated: boolean }> {
  const county = site.county.code;
  const { catalogue } = site;
  const material = catalogue.materials.find(({ code, section }) => code === item || section === item);
  const department = material?.department ?? catalogue.department;
  const rows = await tx.query(
    `insert into finance.asked_item (county, id, application, credit_code, place_code, bank, item, told_by, department,
       asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
    [
      ...[county, id, application.id, application.creditCode, application.place, application.bank],
      ...[item, toldBy, department, now],
    ],
  );
  if (rows.length === 0) return { repeated: true };
  const name = material?.name ?? { zh: item, en: item };
  const [opened] = await openCases(tx, site.office, "machine", {
    ...{ county, now },
    cases: [
      {
        lifeCycle: "materialGap",
        subject: `asked:${id}`,
        subjectName: name.zh,
        place: application.place,
        department,
        title: {
          zh: `银行要“${name.zh}”：看怎样由数据提供`,
          en: `A bank asked for “${name.en}”: see how data can supply it`,
        },
        data: { application: application.id, bank: application.bank, item },
      },
    ],
  });
  if (opened !== undefined)
    await tx.query("update finance.asked_item set case_id = $3 where county = $1 and id = $2", [
      ...[county, id, opened.id],
    ]);
  return { repeated: false };
}

/** The owner says what their bank asked for. Throws `application-unknown`, also for another business'. */
export async function tellAsked(
  tx: Transaction,
  site: Pick<LendingOffice, "county" | "catalogue" | "office">,
  { business }: Borrower,
  { application: id, ...asked }: Omit<AskedInput, "toldBy"> & { readonly application: string },
): Promise<{ readonly repeated: boolean }> {
  const application = await lockApplication(tx, site.county.code, id);
  if (application?.creditCode !== business.creditCode) throw applicationUnknown();
  return askDepartment(tx, site, application, { ...asked, toldBy: "owner" });
}

export interface Meter {
  readonly applications: number;
  /** Of them, those in which the owner was asked for nothing. */
  readonly zero: number;
  readonly items: number;
}

/** How many applications sent in a span asked their owner for nothing, and how many items the others asked. */
export async function readMeter(
  db: Queryable,
  county: string,
  span: { readonly from: Date; readonly until: Date },
): Promise<Meter> {
  const [row] = await db.query<Meter>(
    `select count(*)::int as applications, count(*) filter (where asked = 0)::int as zero,
       coalesce(sum(asked), 0)::int as items
     from (select (select count(*) from finance.asked_item i where i.county = a.county and i.application = a.id) as asked
           from finance.application a where a.county = $1 and a.sent_at >= $2 and a.sent_at < $3) counted`,
    [county, span.from, span.until],
  );
  return row ?? { applications: 0, zero: 0, items: 0 };
}

export interface AskedGroup {
  readonly item: string;
  readonly department: string;
  readonly banks: string[];
  readonly count: number;
  /** Cases not settled yet. */
  readonly open: number;
}

/** What was asked in a span, item by item, the most often asked first. */
export function groupAsked(
  db: Queryable,
  county: string,
  span: { readonly from: Date; readonly until: Date },
): Promise<AskedGroup[]> {
  return db.query<AskedGroup>(
    `select i.item, i.department, array_agg(distinct i.bank order by i.bank) as banks, count(*)::int as count,
       (count(*) filter (where i.settled_at is null))::int as open
     from finance.asked_item i join finance.application a on a.county = i.county and a.id = i.application
     where i.county = $1 and a.sent_at >= $2 and a.sent_at < $3
     group by i.item, i.department order by count(*) desc, i.item limit 100`,
    [county, span.from, span.until],
  );
}
