import type { Queryable } from "@olive/db";
import { codeRange, type PlaceCode } from "@olive/kernel";
import { daysAfter } from "./days.ts";
import type { VacancySettings } from "./settings.ts";
import { type PostKind, VACANCY_COLUMNS, type Vacancy } from "./vacancy.ts";
import type { VacancyState } from "./vacancy-state.ts";

export interface VacancyFilter {
  readonly state: VacancyState | "all";
  readonly kind?: PostKind | undefined;
  readonly place?: string | undefined;
  readonly employer?: string | undefined;
  readonly text?: string | undefined;
  readonly unsure?: boolean;
  readonly due?: boolean;
  readonly empty?: boolean;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Posts that fit, the newest first; `total` counts them all. */
export async function listVacancies(
  tx: Queryable,
  county: string,
  filter: VacancyFilter,
  on: string,
  settings: VacancySettings,
): Promise<{ readonly vacancies: Vacancy[]; readonly total: number; readonly next: string | null }> {
  const { where, values } = condition(county, filter, on, settings);
  const after =
    filter.after === undefined
      ? ""
      : `and (v.posted_on, v.id) < (
    select a.posted_on, a.id from employment.vacancy a where a.county = $1 and a.id = $${values.length + 1})`;
  const rows = await tx.query<Vacancy>(
    `select ${VACANCY_COLUMNS} from employment.vacancy v where ${where} ${after}
     order by v.posted_on desc, v.id desc limit ${filter.limit + 1}`,
    filter.after === undefined ? values : [...values, filter.after],
  );
  const [counted] = await tx.query<{ n: number }>(
    `select count(*) as n from employment.vacancy v where ${where}`,
    values,
  );
  const vacancies = rows.slice(0, filter.limit);
  const next = rows.length > filter.limit ? (vacancies.at(-1)?.id ?? null) : null;
  return { vacancies, total: counted?.n ?? 0, next };
}

function condition(
  county: string,
  filter: VacancyFilter,
  on: string,
  { remindDays, emptyDays }: VacancySettings,
) {
  const values: unknown[] = [county];
  const take = (value: unknown) => `$${values.push(value)}`;
  const parts = ["v.county = $1"];
  if (filter.state !== "all") parts.push(`v.state = ${take(filter.state)}`);
  if (filter.kind !== undefined) parts.push(`v.kind = ${take(filter.kind)}`);
  if (filter.employer !== undefined) parts.push(`v.credit_code = ${take(filter.employer)}`);
  if (filter.place !== undefined) {
    const { first, last } = codeRange(filter.place as PlaceCode);
    parts.push(`v.place_code >= ${take(first)}`, `v.place_code <= ${take(last)}`);
  }
  if (filter.text !== undefined && filter.text !== "") {
    const text = take(`%${filter.text.replaceAll(/[\\%_]/g, "\\$&")}%`);
    parts.push(`(v.title ilike ${text} or v.employer_name ilike ${text})`);
  }
  if (filter.unsure === true) parts.push("v.occupation is null");
  if (filter.due === true) parts.push(`v.confirm_by <= ${take(daysAfter(on, remindDays))}::date`);
  if (filter.empty === true)
    parts.push(`v.kind = 'publicPost'`, `v.empty_since <= ${take(daysAfter(on, -emptyDays))}::date`);
  return { where: parts.join(" and "), values };
}
