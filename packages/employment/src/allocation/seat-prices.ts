import type { Queryable } from "@olive/db";
import { codeRange, parsePlaceCode } from "@olive/kernel";

export interface PricedPost {
  readonly vacancy: string;
  /** Ten-thousandths of a score. */
  readonly price: number;
}

/** What a seat of each post cost in a run: the dearest first, those that cost nothing not at all. */
export async function listSeatPrices(
  tx: Queryable,
  county: string,
  {
    run,
    place,
    after,
    limit,
  }: { run: string; place?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ readonly prices: PricedPost[]; readonly total: number; readonly next: string | null }> {
  const code = place === undefined ? undefined : parsePlaceCode(place);
  const range = code === undefined ? undefined : codeRange(code);
  const from = `from employment.seat_price s join employment.vacancy v on v.id = s.vacancy_id and v.county = $1
    where s.run_id = $2 and s.price > 0 and ($3::text is null or (v.place_code >= $3 and v.place_code <= $4))`;
  const given = [county, run, range?.first ?? null, range?.last ?? null];
  const rows = await tx.query<PricedPost>(
    `select s.vacancy_id as vacancy, s.price ${from} and ($5::uuid is null or (-s.price, s.vacancy_id) >
       (select -a.price, a.vacancy_id from employment.seat_price a where a.run_id = $2 and a.vacancy_id = $5))
     order by -s.price, s.vacancy_id limit $6`,
    [...given, after ?? null, limit + 1],
  );
  const [counted] = await tx.query<{ n: number }>(`select count(*)::int as n ${from}`, given);
  const prices = rows.slice(0, limit);
  return {
    prices,
    total: counted?.n ?? 0,
    next: rows.length > limit ? (prices.at(-1)?.vacancy ?? null) : null,
  };
}
