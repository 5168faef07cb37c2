import type { Queryable } from "@olive/db";

export interface ChangedCount {
  readonly code: string;
  /** Twelve digits of the township. */
  readonly place: string;
  readonly entered: number;
  readonly left: number;
  readonly becameUnknown: number;
  readonly becameKnown: number;
}

/** The attached list by rule and township, inside the reader's area, in the order of codes. */
export async function countChanged(tx: Queryable, county: string, change: number): Promise<ChangedCount[]> {
  return tx.query<ChangedCount>(
    `select policy as code, rpad(substr(place_code, 1, 9), 12, '0') as place,
       count(*) filter (where after = 'yes')::int as entered, count(*) filter (where before = 'yes')::int as left,
       count(*) filter (where after = 'unknown')::int as "becameUnknown",
       count(*) filter (where before = 'unknown')::int as "becameKnown"
     from rules.change_person where county = $1 and change_id = $2 group by 1, 2 order by 1, 2`,
    [county, change],
  );
}

export type Moves = Pick<ChangedCount, "entered" | "left" | "becameUnknown" | "becameKnown">;

export function sumMoves(counts: readonly Moves[]): Moves {
  return counts.reduce<Moves>(
    (sum, one) => ({
      entered: sum.entered + one.entered,
      left: sum.left + one.left,
      becameUnknown: sum.becameUnknown + one.becameUnknown,
      becameKnown: sum.becameKnown + one.becameKnown,
    }),
    { entered: 0, left: 0, becameUnknown: 0, becameKnown: 0 },
  );
}
