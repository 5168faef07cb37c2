import type { Queryable } from "@olive/db";
import { type CalendarDate, type DateNumber, toDateNumber } from "@olive/kernel";
import type { Needs } from "../contracts/needs.ts";
import type { PastRefusal, RefusalReason, SeekerFacts, ShutCause, VacancyKind } from "../matching/market.ts";
import { type Locations, metresBetween } from "../place/locations.ts";
import { retirementDay } from "../term/retirement.ts";
import { readTermsOf, type StoredTerm } from "../term/store-terms.ts";
import type { SupportSettings } from "../term/support-kind.ts";
import { kindsOf } from "../term/support-site.ts";
import { closedOn } from "../term/term.ts";
import type { Legal } from "./legal-demand.ts";

interface PastRow {
  readonly vacancy: string | null;
  readonly reason: RefusalReason;
  readonly employer: string | null;
  readonly occupation: string | null;
  readonly wageFrom: number | null;
  readonly wageTo: number | null;
  readonly hours: number | null;
  readonly place: string | null;
}

interface Row extends Legal {
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly standing: string | null;
  readonly needs: Needs | null;
  readonly refusals: readonly PastRow[];
  readonly turnedAway: readonly string[];
}

/** Somebody who looks for work, as matching reads them. */
export interface Person extends Legal {
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly standing: string | null;
  readonly facts: SeekerFacts;
}

const REFUSALS = `coalesce((select jsonb_agg(jsonb_build_object('vacancy', f.vacancy_id, 'reason', f.reason_code,
    'employer', v.credit_code, 'occupation', v.occupation, 'wageFrom', v.wage_from, 'wageTo', v.wage_to,
    'hours', v.hours_per_week, 'place', v.place_code) order by f.refused_on, f.id)
  from employment.refusal f left join employment.vacancy v on v.id = f.vacancy_id
  where f.county = p.county and f.reference = p.reference), '[]') as refusals`;
const TURNED_AWAY = `array(select distinct r.vacancy_id::text from employment.referral r
  where r.county = p.county and r.reference = p.reference and r.state = 'refusedByEmployer') as "turnedAway"`;
const COLUMNS = `p.reference, p.name, p.place_code as place, p.sex, p.birth, s.standing, s.needs, ${REFUSALS}, ${TURNED_AWAY}`;

/** What reading people stands on. */
export interface PeopleReading {
  readonly county: { readonly code: string };
  readonly locations: Locations;
  readonly support: SupportSettings;
}

/** Everybody who looks for work, inside the scope of the connection. */
export async function readSeekers(db: Queryable, site: PeopleReading, on: DateNumber): Promise<Person[]> {
  const rows = await db.query<Row>(
    `select ${COLUMNS} from employment.seeker s
     join registry.person p on p.county = s.county and p.reference = s.reference
     where s.county = $1 and s.standing = 'seeking' order by p.reference`,
    [site.county.code],
  );
  const terms = await readTermsOf(db, site.county.code, null);
  return rows.map((row) => asPerson(site, row, terms.get(row.reference) ?? [], on));
}

/** These people, also those whose needs nobody knows yet. */
export async function readPeople(
  db: Queryable,
  site: PeopleReading,
  references: readonly string[],
  on: DateNumber,
): Promise<Person[]> {
  const rows = await db.query<Row>(
    `select ${COLUMNS} from registry.person p
     left join employment.seeker s on s.county = p.county and s.reference = p.reference
     where p.county = $1 and p.reference = any($2) order by p.reference`,
    [site.county.code, references],
  );
  const terms = await readTermsOf(db, site.county.code, references);
  return rows.map((row) => asPerson(site, row, terms.get(row.reference) ?? [], on));
}

function asPerson(site: PeopleReading, row: Row, terms: readonly StoredTerm[], on: DateNumber): Person {
  const { reference, name, place, standing, sex, birth } = row;
  return { reference, name, place, standing, sex, birth, facts: factsOf(site, row, terms, on) };
}

function factsOf(
  { locations, support }: PeopleReading,
  row: Row,
  terms: readonly StoredTerm[],
  on: DateNumber,
): SeekerFacts {
  const needs = row.needs ?? ({} as Partial<Needs>);
  return {
    ...{ id: row.reference, occupations: needs.occupations, skills: needs.skills },
    ...{ schooling: needs.schooling, certificates: needs.certificates, hoursPerWeek: needs.hoursPerWeek },
    ...{ shifts: needs.shifts, wageFrom: needs.wageFrom, maxKm: needs.maxKm, homeOnly: needs.homeOnly },
    ...{ accessNeeds: needs.health, reservedSeat: needs.reservedSeat },
    place: locations.get(row.place),
    closedKinds: closedKindsOf(support, row, terms, on),
    shut: shutOf(row),
    refusals: row.refusals.map((past) => refusalOf(past, row.place, locations)),
  };
}

function shutOf({ refusals, turnedAway }: Row): { vacancy: string; cause: ShutCause }[] {
  const own = refusals.flatMap(({ vacancy }) => (vacancy === null ? [] : [vacancy]));
  return [
    ...[...new Set(own)].map((vacancy) => ({ vacancy, cause: "refused" as const })),
    ...turnedAway.map((vacancy) => ({ vacancy, cause: "refusedByEmployer" as const })),
  ];
}

function refusalOf(past: PastRow, home: string, locations: Locations): PastRefusal {
  const { reason, employer, occupation, wageFrom, wageTo, hours, place } = past;
  const wages = [wageFrom, wageTo].filter((wage) => wage !== null);
  const [from, to] = [locations.get(home), place === null ? undefined : locations.get(place)];
  return {
    ...{ reason, employer: employer ?? undefined, occupation: occupation ?? undefined },
    wage:
      wages.length === 0 ? undefined : Math.floor(wages.reduce((sum, wage) => sum + wage, 0) / wages.length),
    metres: from === undefined || to === undefined ? undefined : metresBetween(from, to),
    hoursPerWeek: hours ?? undefined,
  };
}

/** Kinds of post that the person's terms close: used up, or another exclusive aid runs. */
function closedKindsOf(
  support: SupportSettings,
  { sex, birth }: Legal,
  terms: readonly StoredTerm[],
  on: DateNumber,
): VacancyKind[] {
  const withPosts = support.kinds.filter(({ postKind }) => postKind !== undefined);
  if (withPosts.length === 0) return [];
  const rule = support.retirement;
  const retiresOn =
    rule === undefined || sex === null || birth === null
      ? undefined
      : retirementDay(toDateNumber(birth as CalendarDate), sex, rule);
  const history = terms.map(({ term }) => term);
  const closed = closedOn(history, kindsOf(support), { retiresOn }, on);
  return withPosts.filter(({ code }) => closed.includes(code)).map(({ postKind }) => postKind as VacancyKind);
}
