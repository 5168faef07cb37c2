import type { Queryable } from "@olive/db";
import { codeRange, type DateNumber, fromDateNumber, type PlaceCode } from "@olive/kernel";

export interface Figures {
  readonly people: number;
  readonly households: number;
  readonly businesses: number;
}

/** Digits of a place code that tell the children of a place of each level apart. */
const CHILD_DIGITS = { county: 9, township: 12 } as const;

/** Who lives in an area and which open businesses have their seat there. */
export async function readFigures(tx: Queryable, county: string, area: PlaceCode): Promise<Figures> {
  const { first, last } = codeRange(area);
  const [row] = await tx.query<Figures>(
    `select count(*) as people, count(distinct household) as households,
       (select count(*) from registry.business b
        where b.county = $1 and b.place_code >= $2 and b.place_code <= $3 and b.active) as businesses
     from registry.person where county = $1 and place_code >= $2 and place_code <= $3 and present`,
    [county, first, last],
  );
  return row ?? { people: 0, households: 0, businesses: 0 };
}

/** The same for each place one level below, by its code; places where nobody lives aren't among them. */
export async function readFiguresBelow(
  tx: Queryable,
  county: string,
  area: PlaceCode,
  level: keyof typeof CHILD_DIGITS,
): Promise<ReadonlyMap<string, Figures>> {
  const { first, last } = codeRange(area);
  const digits = CHILD_DIGITS[level];
  const rows = await tx.query<Figures & { code: string }>(
    `select coalesce(p.code, b.code) as code, coalesce(people, 0) as people, coalesce(households, 0) as households,
       coalesce(businesses, 0) as businesses
     from (select rpad(left(place_code, ${digits}), 12, '0') as code, count(*) as people,
             count(distinct household) as households
           from registry.person where county = $1 and place_code >= $2 and place_code <= $3 and present group by 1) p
     full join (select rpad(left(place_code, ${digits}), 12, '0') as code, count(*) as businesses
           from registry.business where county = $1 and place_code >= $2 and place_code <= $3 and active group by 1) b
       on b.code = p.code`,
    [county, first, last],
  );
  return new Map(rows.map(({ code, ...figures }) => [code, figures]));
}

export interface AgeBand {
  readonly from: number;
  readonly to: number | null;
  readonly male: number;
  readonly female: number;
}

/** Children, working ages in three parts, the old and the very old. */
const AGE_LIMITS = [0, 16, 35, 45, 60, 80] as const;

/** Who lives in an area by age on the day and by sex. */
export async function readAges(
  tx: Queryable,
  county: string,
  area: PlaceCode,
  today: DateNumber,
): Promise<AgeBand[]> {
  const { first, last } = codeRange(area);
  const rows = await tx.query<{ band: number; sex: string; n: number }>(
    `select width_bucket(extract(year from age($4::date, birth))::int, $5::int[]) as band, sex, count(*) as n
     from registry.person where county = $1 and place_code >= $2 and place_code <= $3 and present group by 1, 2`,
    [county, first, last, fromDateNumber(today), AGE_LIMITS],
  );
  const count = (band: number, sex: string) =>
    rows.find((row) => row.band === band && row.sex === sex)?.n ?? 0;
  return AGE_LIMITS.map((from, index) => ({
    from,
    to: AGE_LIMITS[index + 1] === undefined ? null : (AGE_LIMITS[index + 1] ?? 1) - 1,
    male: count(index + 1, "male"),
    female: count(index + 1, "female"),
  }));
}
