import type { Queryable } from "@olive/db";
import { checkCreditCode } from "@olive/kernel";
import { namesOfBusinesses } from "@olive/registry";
import type { VacancyOffice } from "../vacancy/vacancy-site.ts";
import { type Employer, findEmployer, loadEmployer } from "./employer.ts";
import { creditCodeWrong, employerNotRegistered } from "./refusals.ts";

export interface EmployerChange {
  readonly creditCode: string;
  /** Asked only where the register of businesses hasn't the code. */
  readonly name?: string | undefined;
  readonly place?: string | undefined;
  readonly contact?: string | undefined;
  /** Undefined leaves it as it is, "" takes it away; so with the next two. */
  readonly phone?: string | undefined;
  readonly mailDomain?: string | undefined;
  /** See `digestAccount`. */
  readonly bankDigest?: string | undefined;
  readonly weeklyCap?: number | undefined;
  readonly standing?: "open" | "paused" | undefined;
}

/**
 * Enters an employer or changes it. Name and place are the register's where it has the code; `directory` reads the
 * register, whose businesses of other areas an official's own scope doesn't show. Whoever opens a faded employer begins
 * its count of silences anew.
 */
export async function keepEmployer(
  tx: Queryable,
  directory: Queryable,
  { county: { code: county }, settings }: Pick<VacancyOffice, "county" | "settings">,
  change: EmployerChange,
): Promise<Employer> {
  const { creditCode } = change;
  const [business] = await namesOfBusinesses(directory, county, [creditCode]);
  const before = await findEmployer(tx, county, creditCode, true);
  if (business === undefined && before === undefined && !checkCreditCode(creditCode).ok)
    throw creditCodeWrong();
  const name = business?.name ?? change.name ?? before?.name;
  const place = business?.placeCode ?? change.place ?? before?.place;
  if (name === undefined || place === undefined) throw employerNotRegistered();
  await tx.query(
    `insert into employment.employer as e (county, credit_code, place_code, name, contact, weekly_cap, standing, phone, mail_domain,
       bank_digest)
     values ($1, $2, $3, $4, coalesce($5, ''), coalesce($6::smallint, $8::smallint), coalesce($7, 'open'),
       nullif($9, ''), nullif(lower($10), ''), nullif($11, ''))
     on conflict (county, credit_code) do update set place_code = excluded.place_code, name = excluded.name,
       contact = coalesce($5, e.contact), weekly_cap = coalesce($6::smallint, e.weekly_cap), changed_at = now(),
       silent_in_row = case when $7 = 'open' then 0 else e.silent_in_row end, standing = coalesce($7, e.standing),
       phone = case when $9::text is null then e.phone else excluded.phone end,
       mail_domain = case when $10::text is null then e.mail_domain else excluded.mail_domain end,
       bank_digest = case when $11::text is null then e.bank_digest else excluded.bank_digest end`,
    [
      ...[county, creditCode, place, name, change.contact ?? null, change.weeklyCap ?? null],
      ...[change.standing ?? null, settings.weeklyCap],
      ...[change.phone ?? null, change.mailDomain ?? null, change.bankDigest ?? null],
    ],
  );
  return loadEmployer(tx, county, creditCode);
}

/** Enters those employers of a list that aren't yet, without changing any that is. */
export async function enterEmployers(
  tx: Queryable,
  { county, settings }: Pick<VacancyOffice, "county" | "settings">,
  employers: readonly { readonly creditCode: string; readonly name: string; readonly place: string }[],
): Promise<void> {
  await tx.query(
    `insert into employment.employer (county, credit_code, place_code, name, contact, weekly_cap)
     select $1, g."creditCode", g.place, g.name, '', $3
     from jsonb_to_recordset($2::jsonb) as g ("creditCode" text, name text, place text)
     on conflict (county, credit_code) do nothing`,
    [county.code, JSON.stringify(employers), settings.weeklyCap],
  );
}
