import type { Queryable } from "@olive/db";
import {
  addWorkingDays,
  type CalendarDate,
  type DateNumber,
  toDateNumber,
  today,
  type Wording,
} from "@olive/kernel";

/** What a bank promises: accept within an hour, contact within a working day, pay within three. */
export const PROMISES = ["accept", "contact", "fund"] as const;
export type Promised = (typeof PROMISES)[number];

const HOUR_MS = 3_600_000;
const CONTACT_WORKING_DAYS = 1;
const FUND_WORKING_DAYS = 3;

/** One promise on one application: kept, broken, still running, or not due at all (nothing was accepted). */
export type Kept = "kept" | "broken" | "running" | "none";

/** Events of one application, as they are stored by lending. */
export interface ApplicationTimes {
  readonly application: string;
  readonly bank: string;
  readonly place: string;
  readonly sentAt: Date;
  readonly receivedAt: Date | null;
  /** First time that somebody of the bank spoke to the owner, or sent an offer or a decision. */
  readonly contactedAt: Date | null;
  /** When the owner accepted; null where nothing was. */
  readonly acceptedAt: Date | null;
  /** Day of the first payment. */
  readonly fundedOn: string | null;
}

export interface JudgedApplication extends ApplicationTimes, Readonly<Record<Promised, Kept>> {}

/** Each promise of an application at a moment, from its events alone. Working days and days are China's. */
export function judgePromises(times: ApplicationTimes, now: Date): Readonly<Record<Promised, Kept>> {
  const { sentAt, receivedAt, contactedAt, acceptedAt, fundedOn } = times;
  const acceptBy = sentAt.getTime() + HOUR_MS;
  const contactBy = addWorkingDays(today(sentAt), CONTACT_WORKING_DAYS);
  return {
    accept: kept(receivedAt?.getTime(), acceptBy, now.getTime()),
    contact: kept(contactedAt === null ? undefined : today(contactedAt), contactBy, today(now)),
    fund: acceptedAt === null ? "none" : funded(acceptedAt, fundedOn, today(now)),
  };
}

function funded(acceptedAt: Date, fundedOn: string | null, now: DateNumber): Kept {
  const by = addWorkingDays(today(acceptedAt), FUND_WORKING_DAYS);
  return kept(fundedOn === null ? undefined : toDateNumber(fundedOn as CalendarDate), by, now);
}

function kept(done: number | undefined, by: number, now: number): Kept {
  if (done !== undefined) return done <= by ? "kept" : "broken";
  return now > by ? "broken" : "running";
}

export interface BankScore {
  readonly bank: string;
  readonly name: Wording;
  readonly applications: number;
  readonly promises: Readonly<
    Record<Promised, { readonly kept: number; readonly broken: number; readonly running: number }>
  >;
}

export interface ScoreFilter {
  /** Applications sent on these days, both included; ISO. */
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/**
 * What each bank kept of its promises, recomputed from the events of its applications; in the order of the banks' codes.
 * Of banks alone: no person and no township is compared by it.
 */
export async function bankScoreboard(
  tx: Queryable,
  county: string,
  filter: ScoreFilter,
  now: Date,
): Promise<BankScore[]> {
  const banks = await tx.query<{ code: string; name: Wording }>(
    "select code, name from finance.bank where county = $1 order by code",
    [county],
  );
  const judged = await listJudged(tx, county, filter, now);
  return banks.map(({ code, name }) => {
    const own = judged.filter(({ bank }) => bank === code);
    const count = (promise: Promised) => ({
      kept: own.filter((one) => one[promise] === "kept").length,
      broken: own.filter((one) => one[promise] === "broken").length,
      running: own.filter((one) => one[promise] === "running").length,
    });
    const promises = { accept: count("accept"), contact: count("contact"), fund: count("fund") };
    return { bank: code, name, applications: own.length, promises };
  });
}

/** The applications behind the board, each with its promises. */
export async function listJudged(
  tx: Queryable,
  county: string,
  { from, until }: ScoreFilter,
  now: Date,
): Promise<JudgedApplication[]> {
  const rows = await tx.query<ApplicationTimes>(
    `select a.id as application, a.bank, a.place_code as place, a.sent_at as "sentAt", a.received_at as "receivedAt",
       least(a.contacted_at, a.offered_at, case when a.state = 'declined' then a.decided_at end) as "contactedAt",
       (select min(c.accepted_at) from finance.acceptance c join finance.offer o on o.county = c.county and o.id = c.offer
         where o.county = a.county and o.application = a.id and c.withdrawn_at is null) as "acceptedAt",
       (select min(d.paid_on)::text from finance.disbursement d join finance.offer o on o.county = d.county and o.id = d.offer
         where o.county = a.county and o.application = a.id) as "fundedOn"
     from finance.application a
     where a.county = $1 and (a.sent_at at time zone 'Asia/Shanghai')::date between $2 and $3
     order by a.sent_at, a.id`,
    [county, from, until],
  );
  return rows.map((times) => ({ ...times, ...judgePromises(times, now) }));
}
