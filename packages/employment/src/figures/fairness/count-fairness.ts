import type { Queryable } from "@olive/db";
import { type CountyPack, type HoldingRows, listHolders } from "@olive/registry";
import { bindFilter, type FigureFilter, ON } from "../figure-filter.ts";
import type { CellCount } from "./assess-fairness.ts";

interface CellRow {
  readonly sex: string | null;
  readonly band: string | null;
  readonly card: string | null;
  readonly township: string | null;
  readonly bits: number;
  readonly people: number;
  readonly exposures: number;
  readonly placed: number;
}

/**
 * Everybody whom the help knew by the day, with the posts they were shown (allocations and referrals of the period) and
 * whether they were placed in it, counted by what the directory and the register of cards say now. Nothing of it is
 * kept here. A county without a register of cards can't say who holds one.
 */
export async function countFairness(
  tx: Queryable,
  county: CountyPack,
  filter: FigureFilter,
  cards: HoldingRows | undefined,
): Promise<CellCount[]> {
  const bound = bindFilter(filter);
  const { area, period } = bound;
  const holders = cards === undefined ? null : await listHolders(tx, county, cards, filter.on);
  const rows = await tx.query<CellRow>(
    `with seen as (
       select a.reference, a.place_code, 1 as exposures, 0 as placed
       from employment.allocation a join employment.matching_run m on m.id = a.run_id
       where ${area("a")} and ${period("m.as_of")}
       union all
       select r.reference, r.place_code, 1, 0 from employment.referral r where ${area("r")} and ${period("r.sent_on")}
       union all
       select p.reference, p.place_code, 0, 1 from employment.placement p where ${area("p")} and ${period("p.began_on")}
       union all
       select s.reference, s.place_code, 0, 0 from employment.seeker s where ${area("s")} and s.known_on <= ${ON}
       union all
       select c.reference, c.place_code, 0, 0 from employment.clue c where ${area("c")} and c.found_on <= ${ON}
     ), people as (
       select reference, min(place_code) as place, sum(exposures)::int as exposures, max(placed) as placed
       from seen group by reference
     ), told as (
       select coalesce(f.sex, 'unknown') as sex, left(people.place, 9) || '000' as township, exposures, placed,
         case when f.birth is null then 'unknown'
           else (array['to29', '30to39', '40to49', '50to59', 'from60'])[
             width_bucket(extract(year from age(${ON}, f.birth))::int, array[0, 30, 40, 50, 60])] end as band,
         case when $7::text[] is null then 'unknown'
           when people.reference = any($7::text[]) then 'card' else 'none' end as card
       from people left join registry.person_facts f on f.county = $1 and f.reference = people.reference
       where cardinality($6::text[]) >= 0
     )
     select sex, band, card, township, grouping(sex, band, card, township) as bits, count(*)::int as people,
       sum(exposures)::int as exposures, sum(placed)::int as placed
     from told group by grouping sets ((sex), (band), (card), (township))`,
    [...bound.values, holders],
  );
  return rows.map(({ sex, band, card, township, bits, ...counts }) => ({
    ...cellOf(bits, { sex, band, card, township }),
    ...counts,
  }));
}

/** A bit of `grouping` is set for what a row was not grouped by. */
function cellOf(bits: number, row: Pick<CellRow, "sex" | "band" | "card" | "township">) {
  if ((bits & 8) === 0) return { dimension: "sex", cell: row.sex ?? "unknown" } as const;
  if ((bits & 4) === 0) return { dimension: "ageBand", cell: row.band ?? "unknown" } as const;
  if ((bits & 2) === 0) return { dimension: "disability", cell: row.card ?? "unknown" } as const;
  return { dimension: "township", cell: row.township ?? "unknown" } as const;
}
