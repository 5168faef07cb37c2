import type { Queryable } from "@olive/db";
import { isAlike, titleKey } from "./title-key.ts";
import { VACANCY_COLUMNS, type Vacancy } from "./vacancy.ts";

const MOST_SHOWN = 5;

type Looked = Pick<Vacancy, "creditCode" | "title" | "place" | "kind">;

/**
 * Posts of the same employer that stand and may be the same: a title alike, in the same township, of the same kind. They
 * are shown; whoever posts decides, and nothing is dropped in silence.
 */
export async function findDuplicates(
  tx: Queryable,
  county: string,
  given: Looked,
  except?: string,
): Promise<Vacancy[]> {
  const standing = await tx.query<Vacancy>(
    `select ${VACANCY_COLUMNS} from employment.vacancy v
     where v.county = $1 and v.credit_code = $2 and v.state in ('open', 'paused', 'lapsed')
       and v.id is distinct from $3 order by v.posted_on desc, v.id limit 1000`,
    [county, given.creditCode, except ?? null],
  );
  return standing.filter((one) => looksSame(one, given)).slice(0, MOST_SHOWN);
}

const TOWNSHIP_DIGITS = 9;

export function looksSame(a: Looked, b: Looked): boolean {
  return (
    a.creditCode === b.creditCode &&
    a.kind === b.kind &&
    a.place.slice(0, TOWNSHIP_DIGITS) === b.place.slice(0, TOWNSHIP_DIGITS) &&
    isAlike(titleKey(a.title), titleKey(b.title))
  );
}
