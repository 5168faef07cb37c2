import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";

export interface Sampled {
  readonly term: string;
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly kind: string;
  readonly from: CalendarDate;
}

export interface Sample {
  readonly of: number;
  readonly sample: readonly Sampled[];
}

/**
 * Terms to be looked at on the spot: from each kind its share, one at the least, in an order that the seed and the term's
 * number alone decide. Nobody picks, and whoever knows the seed draws the same.
 */
export async function drawSample(
  tx: Queryable,
  county: string,
  { seed, size, on }: { readonly seed: string; readonly size: number; readonly on: CalendarDate },
): Promise<Sample> {
  const rows = await tx.query<Sampled & { of: number }>(
    `with running as (
       select t.id, t.reference, t.kind, t.from_on, md5($2 || ':' || t.id) as lot,
         count(*) over () as total, count(*) over (partition by t.kind) as alike
       from employment.support_term t where t.county = $1 and t.from_on <= $3::date and t.until_on > $3::date),
     drawn as (
       select r.*, row_number() over (partition by kind order by lot, id) as turn,
         greatest(1, floor($4::numeric * alike / total)) as share from running r)
     select d.id as term, d.reference, p.name, p.place_code as place, d.kind, d.from_on as "from", d.total::int as of
     from drawn d join registry.person p on p.county = $1 and p.reference = d.reference
     order by (d.turn > d.share), d.lot, d.id limit $4`,
    [county, seed, on, size],
  );
  const ordered = rows.toSorted((a, b) =>
    a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.term < b.term ? -1 : 1,
  );
  return { of: rows[0]?.of ?? 0, sample: ordered.map(({ of: _, ...one }) => one) };
}
