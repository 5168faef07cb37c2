import type { Queryable } from "@olive/db";
import type { EMPLOYER_STANDINGS } from "../contracts/employer.ts";
import { employerUnknown, noEmployer } from "./refusals.ts";

export interface Employer {
  readonly creditCode: string;
  readonly name: string;
  readonly place: string;
  readonly contact: string;
  readonly phone: string;
  readonly mailDomain: string;
  /** An account was recorded; only its digest is kept. */
  readonly bankKept: boolean;
  /** Introductions a week at most. */
  readonly weeklyCap: number;
  readonly standing: (typeof EMPLOYER_STANDINGS)[number];
  readonly silentInRow: number;
  readonly lastAnswerOn: string | null;
}

export const EMPLOYER_COLUMNS = `e.credit_code as "creditCode", e.name, e.place_code as place,
  coalesce(e.contact, '') as contact, coalesce(e.phone, '') as phone, coalesce(e.mail_domain, '') as "mailDomain",
  e.bank_digest is not null as "bankKept", e.weekly_cap as "weeklyCap", e.standing, e.silent_in_row as "silentInRow",
  e.last_answer_on as "lastAnswerOn"`;

/** One employer; with `lock` nobody else introduces to it until the transaction ends. */
export async function findEmployer(
  tx: Queryable,
  county: string,
  creditCode: string,
  lock = false,
): Promise<Employer | undefined> {
  const [found] = await tx.query<Employer>(
    `select ${EMPLOYER_COLUMNS} from employment.employer e where e.county = $1 and e.credit_code = $2
     ${lock ? "for update" : ""}`,
    [county, creditCode],
  );
  return found;
}

/** Throws Refusal `employer-unknown`. */
export async function loadEmployer(
  tx: Queryable,
  county: string,
  creditCode: string,
  lock = false,
): Promise<Employer> {
  const found = await findEmployer(tx, county, creditCode, lock);
  if (found === undefined) throw employerUnknown();
  return found;
}

/** The employer whose account this is. Throws Refusal `account-without-employer`. */
export async function loadOwnEmployer(tx: Queryable, county: string, account: number): Promise<Employer> {
  const [found] = await tx.query<Employer>(
    `select ${EMPLOYER_COLUMNS} from employment.employer_account a
     join employment.employer e on e.county = $1 and e.credit_code = a.credit_code
     where a.county = $1 and a.account = $2 and a.ended_at is null order by a.linked_at, a.credit_code limit 1`,
    [county, account],
  );
  if (found === undefined) throw noEmployer();
  return found;
}
