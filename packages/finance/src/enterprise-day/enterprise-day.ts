import type { Queryable, Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { addDays, type CalendarDate, fromDateNumber, Refusal, toDateNumber, today } from "@olive/kernel";
import { namesOfBusinesses } from "@olive/registry";

export interface EnterpriseDay {
  readonly id: string;
  readonly place: string;
  readonly onDay: string;
  readonly title: string;
  readonly note: string | null;
  readonly plannedByName: string;
  readonly visits: number;
  readonly visited: number;
  /** Visited and not rung again, although the day for it has come. */
  readonly followUpsDue: number;
}

export interface EnterpriseVisit {
  readonly id: string;
  readonly day: string;
  readonly creditCode: string;
  readonly place: string;
  readonly businessName: string;
  readonly visitedOn: string | null;
  readonly visitors: string | null;
  readonly said: string | null;
  readonly followUpOn: string | null;
  readonly followedUpAt: Date | null;
  readonly followedUpByName: string | null;
  readonly followUp: string | null;
  /** Help requests that were raised at the visit. */
  readonly requests: number;
}

const VISIT = `v.id, v.day, v.credit_code as "creditCode", v.place_code as place, v.business_name as "businessName",
  v.visited_on::text as "visitedOn", v.visitors, v.said, v.follow_up_on::text as "followUpOn",
  v.followed_up_at as "followedUpAt", v.followed_up_by_name as "followedUpByName", v.follow_up as "followUp",
  (select count(*)::int from finance.help_request r where r.county = v.county and r.visit = v.id) as requests`;

/** Plans an Enterprise Day (爱企日); under the same id it stays as it was planned. */
export async function planEnterpriseDay(
  tx: Transaction,
  by: Actor,
  given: {
    readonly id: string;
    readonly place: string;
    readonly onDay: string;
    readonly title: string;
    readonly note: string | null;
    readonly now: Date;
  },
): Promise<EnterpriseDay> {
  await tx.query(
    `insert into finance.enterprise_day (county, id, place_code, on_day, title, note, planned_by, planned_by_name,
       planned_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      ...[by.county, given.id, given.place, given.onDay, given.title, given.note],
      ...[by.account, by.name, given.now],
    ],
  );
  return findEnterpriseDay(tx, by.county, given.id, given.now);
}

export async function listEnterpriseDays(tx: Queryable, county: string, now: Date): Promise<EnterpriseDay[]> {
  return tx.query<EnterpriseDay>(
    `select d.id, d.place_code as place, d.on_day::text as "onDay", d.title, d.note,
       d.planned_by_name as "plannedByName", count(v.id)::int as visits, count(v.visited_on)::int as visited,
       (count(v.id) filter (where v.follow_up_on <= $2 and v.followed_up_at is null))::int as "followUpsDue"
     from finance.enterprise_day d
     left join finance.enterprise_visit v on v.county = d.county and v.day = d.id
     where d.county = $1 group by d.county, d.id order by d.on_day desc, d.id limit 200`,
    [county, fromDateNumber(today(now))],
  );
}

/** Throws Refusal `enterprise-day-unknown`. */
export async function findEnterpriseDay(
  tx: Queryable,
  county: string,
  id: string,
  now: Date,
): Promise<EnterpriseDay> {
  const found = (await listEnterpriseDays(tx, county, now)).find((one) => one.id === id);
  if (found === undefined) throw unknown();
  return found;
}

export function listVisits(tx: Queryable, county: string, day: string): Promise<EnterpriseVisit[]> {
  return tx.query<EnterpriseVisit>(
    `select ${VISIT} from finance.enterprise_visit v where v.county = $1 and v.day = $2
     order by v.business_name, v.id limit 500`,
    [county, day],
  );
}

/** Puts a business on the day's list; one that is there stays as it is. Throws Refusal `business-not-in-directory`. */
export async function addVisit(
  tx: Transaction,
  by: Actor,
  given: { readonly id: string; readonly day: string; readonly creditCode: string; readonly now: Date },
): Promise<void> {
  await findEnterpriseDay(tx, by.county, given.day, given.now);
  const [named] = await namesOfBusinesses(tx, by.county, [given.creditCode]);
  if (named === undefined) throw notInDirectory();
  await tx.query(
    `insert into finance.enterprise_visit (county, id, day, credit_code, place_code, business_name, recorded_by,
       recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [
      ...[by.county, given.id, given.day, given.creditCode, named.placeCode, named.name],
      ...[by.account, given.now],
    ],
  );
}

export interface VisitInput {
  readonly id: string;
  readonly visitedOn: string;
  readonly visitors: string;
  /** What was said; “nothing is needed” is an answer. */
  readonly said: string;
  /** ISO date; absent: so many days on as the county says. */
  readonly followUpOn?: string;
  readonly now: Date;
}

/** What was said at a visit, and the day on which the business is rung again. */
export async function recordVisit(
  tx: Transaction,
  by: Actor,
  followUpDays: number,
  input: VisitInput,
): Promise<EnterpriseVisit> {
  const visit = await lockVisit(tx, by.county, input.id);
  if (visit.visitedOn !== null) return visit;
  const visitedOn = input.visitedOn as CalendarDate;
  if (toDateNumber(visitedOn) > today(input.now)) throw ahead();
  const next = input.followUpOn ?? fromDateNumber(addDays(toDateNumber(visitedOn), followUpDays));
  await tx.query(
    `update finance.enterprise_visit set visited_on = $3, visitors = $4, said = $5, follow_up_on = $6, recorded_by = $7,
       recorded_at = $8 where county = $1 and id = $2`,
    [...[by.county, input.id, visitedOn, input.visitors, input.said, next], ...[by.account, input.now]],
  );
  return lockVisit(tx, by.county, input.id);
}

/** The business was rung again: what became of it. */
export async function followUpVisit(
  tx: Transaction,
  by: Actor,
  given: { readonly id: string; readonly text: string; readonly now: Date },
): Promise<EnterpriseVisit> {
  const visit = await lockVisit(tx, by.county, given.id);
  if (visit.visitedOn === null) throw notVisited();
  if (visit.followedUpAt !== null) return visit;
  await tx.query(
    `update finance.enterprise_visit set follow_up = $3, followed_up_at = $4, followed_up_by_name = $5
     where county = $1 and id = $2`,
    [by.county, given.id, given.text, given.now, by.name],
  );
  return lockVisit(tx, by.county, given.id);
}

/** Throws Refusal `visit-unknown`. */
export async function lockVisit(tx: Transaction, county: string, id: string): Promise<EnterpriseVisit> {
  const [found] = await tx.query<EnterpriseVisit>(
    `select ${VISIT} from finance.enterprise_visit v where v.county = $1 and v.id = $2 for update of v`,
    [county, id],
  );
  if (found === undefined) throw visitUnknown();
  return found;
}

const unknown = () =>
  new Refusal({
    code: "enterprise-day-unknown",
    message: {
      zh: "没有这次爱企日，或者不在您的辖区",
      en: "There is no such day, or it lies outside your area",
    },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });
const visitUnknown = () =>
  new Refusal({
    code: "visit-unknown",
    message: {
      zh: "没有这次走访，或者不在您的辖区",
      en: "There is no such visit, or it lies outside your area",
    },
    remedy: { zh: "请从爱企日里打开", en: "Open it from its day" },
    status: 404,
  });
const notInDirectory = () =>
  new Refusal({
    code: "business-not-in-directory",
    message: { zh: "登记册里没有这家经营主体", en: "The register has no such business" },
    remedy: { zh: "请核对统一社会信用代码", en: "Check the credit code" },
    status: 422,
  });
const notVisited = () =>
  new Refusal({
    code: "visit-not-made",
    message: { zh: "还没有走访，不能回访", en: "It hasn't been visited yet" },
    remedy: { zh: "先记走访", en: "Record the visit first" },
    status: 409,
  });
const ahead = () =>
  new Refusal({
    code: "day-ahead",
    message: { zh: "还没有到的日子不能记走访", en: "The day is still to come" },
    remedy: { zh: "走访后再记", en: "Record it afterwards" },
    status: 422,
  });
