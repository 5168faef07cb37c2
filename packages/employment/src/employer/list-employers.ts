import type { Queryable } from "@olive/db";
import type { z } from "zod";
import type { employerSchema } from "../contracts/employer.ts";
import { weekOf } from "../vacancy/days.ts";
import type { VacancyOffice } from "../vacancy/vacancy-site.ts";
import { employerResponses } from "./answers.ts";
import { EMPLOYER_COLUMNS, type Employer } from "./employer.ts";
import { employerUnknown } from "./refusals.ts";

export interface EmployerFilter {
  readonly standing: Employer["standing"] | "all";
  readonly text?: string | undefined;
  readonly creditCode?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** An employer as the API and its own page show it. */
export type ShownEmployer = z.input<typeof employerSchema>;
type Stored = Employer & Pick<ShownEmployer, "usedThisWeek" | "openPosts" | "freeSeats">;
type Showing = Pick<VacancyOffice, "county" | "nameOf">;

/** Employers in the order of their codes, each with the week's use and how it answered. */
export async function listEmployers(
  tx: Queryable,
  office: Showing,
  filter: EmployerFilter,
  on: string,
): Promise<{ readonly employers: ShownEmployer[]; readonly total: number; readonly next: string | null }> {
  const county = office.county.code;
  const { where, values } = condition(county, filter);
  const [counted] = await tx.query<{ n: number }>(
    `select count(*) as n from employment.employer e where ${where}`,
    values,
  );
  const last = values.length;
  const rows = await tx.query<Stored>(
    `select ${EMPLOYER_COLUMNS}, coalesce(w.introductions, 0) as "usedThisWeek",
       coalesce(p.posts, 0)::integer as "openPosts", coalesce(p.seats, 0)::integer as "freeSeats"
     from employment.employer e
     left join employment.employer_week w
       on w.county = e.county and w.credit_code = e.credit_code and w.week_on = $${last + 1}
     left join lateral (
       select count(*) as posts, sum(v.seats - v.seats_taken) as seats from employment.vacancy v
       where v.county = e.county and v.credit_code = e.credit_code and v.state = 'open') p on true
     where ${where} and e.credit_code > $${last + 2} order by e.credit_code limit ${filter.limit + 1}`,
    [...values, weekOf(on), filter.after ?? ""],
  );
  const page = rows.slice(0, filter.limit);
  const responses = await employerResponses(
    tx,
    county,
    on,
    page.map(({ creditCode }) => creditCode),
  );
  const next = rows.length > filter.limit ? (page.at(-1)?.creditCode ?? null) : null;
  return { employers: page.map((row) => shown(office, row, responses)), total: counted?.n ?? 0, next };
}

/** One employer as a list shows it. Throws Refusal `employer-unknown`. */
export async function showEmployer(
  tx: Queryable,
  office: Showing,
  creditCode: string,
  on: string,
): Promise<ShownEmployer> {
  const { employers } = await listEmployers(tx, office, { standing: "all", creditCode, limit: 1 }, on);
  const [found] = employers;
  if (found === undefined) throw employerUnknown();
  return found;
}

function condition(county: string, { standing, text, creditCode }: EmployerFilter) {
  const values: unknown[] = [county];
  const take = (value: unknown) => `$${values.push(value)}`;
  const parts = ["e.county = $1"];
  if (standing !== "all") parts.push(`e.standing = ${take(standing)}`);
  if (creditCode !== undefined) parts.push(`e.credit_code = ${take(creditCode)}`);
  if (text !== undefined && text !== "") {
    const like = take(`%${text.replaceAll(/[\\%_]/g, "\\$&")}%`);
    parts.push(`(e.name ilike ${like} or e.credit_code ilike ${like})`);
  }
  return { where: parts.join(" and "), values };
}

function shown(
  { nameOf }: Showing,
  { silentInRow: _silent, place, ...row }: Stored,
  responses: Awaited<ReturnType<typeof employerResponses>>,
): ShownEmployer {
  const response = responses.get(row.creditCode);
  return {
    ...row,
    place: { code: place, name: nameOf(place) ?? place },
    introductions: response?.introductions ?? 0,
    answered: response?.answered ?? 0,
    responseRate: response?.rate ?? null,
  };
}
