import { type CaseKind, type CaseOffice, type Done, openCase } from "@olive/cases";
import type { Queryable, Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { Refusal } from "@olive/kernel";
import { helpFinding } from "./finding-life-cycle.ts";

export interface Inspection {
  readonly id: string;
  readonly place: string;
  readonly title: string;
  readonly scope: string;
  readonly onDay: string;
  readonly ledByName: string;
  readonly findings: number;
  readonly open: number;
}

export interface Finding {
  readonly id: string;
  readonly inspection: string | null;
  readonly request: string | null;
  readonly dueOn: string | null;
  readonly source: "inspection" | "overdue";
  readonly place: string;
  readonly department: string;
  readonly body: string;
  readonly caseId: string;
  readonly foundByName: string | null;
  readonly foundAt: Date;
  readonly mending: string | null;
  readonly mendedAt: Date | null;
  readonly confirmedByName: string | null;
}

const FINDING = `id, inspection, request, due_on::text as "dueOn", source, place_code as place, department, body,
  case_id as "caseId", found_by_name as "foundByName", found_at as "foundAt", mending, mended_at as "mendedAt",
  confirmed_by_name as "confirmedByName"`;

/** An inspection of the help itself; it may find nothing, and that closes it. */
export async function openInspection(
  tx: Transaction,
  by: Actor,
  given: {
    readonly id: string;
    readonly place: string;
    readonly title: string;
    readonly scope: string;
    readonly onDay: string;
    readonly now: Date;
  },
): Promise<Inspection> {
  await tx.query(
    `insert into finance.inspection (county, id, place_code, title, scope, on_day, led_by, led_by_name, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      ...[by.county, given.id, given.place, given.title, given.scope, given.onDay],
      ...[by.account, by.name, given.now],
    ],
  );
  return findInspection(tx, by.county, given.id);
}

/** Throws Refusal `inspection-unknown`. */
export async function findInspection(tx: Queryable, county: string, id: string): Promise<Inspection> {
  const found = (await listInspections(tx, county)).find((one) => one.id === id);
  if (found === undefined) throw inspectionUnknown();
  return found;
}

export function listInspections(tx: Queryable, county: string): Promise<Inspection[]> {
  return tx.query<Inspection>(
    `select i.id, i.place_code as place, i.title, i.scope, i.on_day::text as "onDay", i.led_by_name as "ledByName",
       count(f.id)::int as findings, (count(f.id) filter (where f.mended_at is null))::int as open
     from finance.inspection i
     left join finance.inspection_finding f on f.county = i.county and f.inspection = i.id
     where i.county = $1 group by i.county, i.id order by i.on_day desc, i.id limit 200`,
    [county],
  );
}

export interface FindingInput {
  readonly id: string;
  readonly inspection: string;
  readonly place: string;
  readonly department: string;
  readonly text: string;
  readonly request?: string;
  readonly now: Date;
}

/** What an inspection found: a case of the unit, open until it is mended and that is confirmed. */
export async function recordFinding(
  tx: Transaction,
  office: CaseOffice,
  by: Actor,
  input: FindingInput,
): Promise<Finding> {
  const { county } = by;
  const known = await readFinding(tx, county, input.id);
  if (known !== undefined) return known;
  await findInspection(tx, county, input.inspection);
  await insertFinding(tx, office, by, {
    ...{ county, id: input.id, inspection: input.inspection, request: input.request ?? null, dueOn: null },
    ...{ source: "inspection" as const, place: input.place, department: input.department, body: input.text },
    ...{ subjectName: input.department, now: input.now },
  });
  return (await readFinding(tx, county, input.id)) as Finding;
}

export interface NewFinding {
  readonly county: string;
  readonly id: string;
  readonly inspection: string | null;
  readonly request: string | null;
  readonly dueOn: string | null;
  readonly source: "inspection" | "overdue";
  readonly place: string;
  readonly department: string;
  readonly body: string;
  readonly subjectName: string;
  readonly now: Date;
}

/** The finding and its case; `by` is the machine where a date decided. */
export async function insertFinding(
  tx: Transaction,
  office: CaseOffice,
  by: Actor | "machine",
  given: NewFinding,
): Promise<void> {
  const { county, id, place, department, body, now } = given;
  const kase = await openCase(tx, office, by, {
    ...{ county, lifeCycle: helpFinding.code, subject: `finding:${id}`, subjectName: given.subjectName },
    ...{ place, department, note: body, now },
    title: { zh: "助企纾困监督·问题", en: "Finding on help to businesses" },
    data: { finding: id, ...(given.request === null ? {} : { request: given.request }) },
  });
  await tx.query(
    `insert into finance.inspection_finding (county, id, inspection, request, due_on, source, place_code, department,
       body, case_id, found_by, found_by_name, found_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[
        county,
        id,
        given.inspection,
        given.request,
        given.dueOn,
        given.source,
        place,
        department,
        body,
        kase,
      ],
      ...(by === "machine" ? [null, null] : [by.account, by.name]),
      now,
    ],
  );
}

async function readFinding(tx: Queryable, county: string, id: string): Promise<Finding | undefined> {
  const [found] = await tx.query<Finding>(
    `select ${FINDING} from finance.inspection_finding where county = $1 and id = $2`,
    [county, id],
  );
  return found;
}

/** Findings, those that are open first, each oldest first. */
export function listHelpFindings(
  tx: Queryable,
  county: string,
  filter: { readonly open?: boolean | undefined; readonly inspection?: string | undefined },
): Promise<Finding[]> {
  return tx.query<Finding>(
    `select ${FINDING} from finance.inspection_finding
     where county = $1 and ($2::boolean is null or (mended_at is null) = $2) and ($3::uuid is null or inspection = $3)
     order by mended_at is not null, found_at, id limit 500`,
    [county, filter.open ?? null, filter.inspection ?? null],
  );
}

/** Keeps beside the finding what its case says: reported, confirmed or dismissed, or open again. */
async function keepFinding(tx: Transaction, { after, act, by, reason, now }: Done): Promise<void> {
  const set = (mending: string | null, mendedAt: Date | null, name: string | null) =>
    tx.query(
      `update finance.inspection_finding
       set mending = coalesce($3, mending), mended_at = $4, confirmed_by_name = $5 where county = $1 and id = $2`,
      [after.county, String(after.data.finding), mending, mendedAt, name],
    );
  if (act === "reportMended") await set(reason, null, null);
  else if (after.closedAt !== null) await set(null, now, by === "machine" ? null : by.name);
  else if (act === "reopen" || act === "sendBack") await set(null, null, null);
}

export const helpFindingKind: CaseKind = {
  cycle: helpFinding,
  after: (tx, _office, done) => keepFinding(tx, done),
};

const inspectionUnknown = () =>
  new Refusal({
    code: "inspection-unknown",
    message: {
      zh: "没有这次监督，或者不在您的辖区",
      en: "There is no such inspection, or it lies outside your area",
    },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });
