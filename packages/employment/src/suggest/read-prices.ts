import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";

/** Seat prices of the last finished run, ten-thousandths, by post: what a list takes off a score. Without one: nothing. */
export interface SeatPrices {
  readonly run: { readonly id: string; readonly asOf: CalendarDate } | null;
  readonly of: ReadonlyMap<string, number>;
}

const NONE: SeatPrices = { run: null, of: new Map() };

/** Reads prices once a run; the run itself is asked for each time. */
export function keepPrices(county: string): (tx: Queryable) => Promise<SeatPrices> {
  let kept = NONE;
  return async (tx) => {
    const [run] = await tx.query<{ id: string; asOf: CalendarDate }>(
      `select id, as_of as "asOf" from employment.matching_run where county = $1 and step = 'finished'
       order by finished_at desc, id limit 1`,
      [county],
    );
    if (run === undefined) return NONE;
    if (kept.run?.id === run.id) return kept;
    const rows = await tx.query<{ vacancy: string; price: number }>(
      "select vacancy_id as vacancy, price from employment.seat_price where run_id = $1 and price <> 0",
      [run.id],
    );
    kept = { run, of: new Map(rows.map(({ vacancy, price }) => [vacancy, price])) };
    return kept;
  };
}
