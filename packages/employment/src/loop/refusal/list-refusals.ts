import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { type CalendarDate, codeRange, parsePlaceCode } from "@olive/kernel";

/** One refusal of a person, as matching reads it: its reason changes the next list. */
export interface PersonRefusal {
  readonly id: string;
  readonly referral: string | null;
  readonly vacancy: string | null;
  readonly vacancyTitle: string | null;
  readonly reasonCode: string;
  readonly reason: string;
  readonly refusedOn: CalendarDate;
  readonly justified: boolean | null;
  readonly judgedBy: string | null;
  readonly judgement: string | null;
}

const COLUMNS = `f.id, f.referral_id as referral, f.vacancy_id as vacancy, v.title as "vacancyTitle",
  f.reason_code as "reasonCode", f.reason, f.refused_on as "refusedOn", f.justified,
  f.judged_by_name as "judgedBy", f.judgement`;

/** What one person refused, the latest first. */
export function listRefusals(tx: Queryable, county: string, reference: string): Promise<PersonRefusal[]> {
  return tx.query<PersonRefusal>(
    `select ${COLUMNS} from employment.refusal f
     left join employment.vacancy v on v.county = f.county and v.id = f.vacancy_id
     where f.county = $1 and f.reference = $2 order by f.refused_on desc, f.id`,
    [county, reference],
  );
}

export interface RefusalRow extends PersonRefusal {
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly employerName: string | null;
  readonly recordedBy: string | null;
}

export interface RefusalPage {
  readonly refusals: readonly RefusalRow[];
  readonly next: string | null;
}

/** Refusals of the reader's area, the earliest first; a page goes on after a row. */
export async function listRefusalPage(
  tx: Queryable,
  actor: Actor,
  filter: {
    readonly judged: "waiting" | "all";
    readonly place?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<RefusalPage> {
  const place = filter.place === undefined ? undefined : parsePlaceCode(filter.place);
  const range = place === undefined ? undefined : codeRange(place);
  const rows = await tx.query<RefusalRow>(
    `select ${COLUMNS}, f.reference, p.name, f.place_code as place, v.employer_name as "employerName",
       f.recorded_by_name as "recordedBy"
     from employment.refusal f join registry.person p on p.county = f.county and p.reference = f.reference
     left join employment.vacancy v on v.county = f.county and v.id = f.vacancy_id
     where f.county = $1 and ($2 or f.justified is null)
       and ($3::text is null or f.place_code >= $3) and ($4::text is null or f.place_code <= $4)
       and ($5::uuid is null or (f.refused_on, f.id) > (
         select a.refused_on, a.id from employment.refusal a where a.county = $1 and a.id = $5))
     order by f.refused_on, f.id limit $6`,
    [
      ...[actor.county, filter.judged === "all", range?.first ?? null, range?.last ?? null],
      ...[filter.after ?? null, filter.limit + 1],
    ],
  );
  const refusals = rows.slice(0, filter.limit);
  return { refusals, next: rows.length > filter.limit ? (refusals.at(-1)?.id ?? null) : null };
}
