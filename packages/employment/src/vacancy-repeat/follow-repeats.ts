import type { Database, Job, Queryable } from "@olive/db";
import type { Advert } from "../advert/find-repeats.ts";
import { repeatsOffThread } from "../allocation/off-thread.ts";
import type { VacancySite } from "../vacancy/vacancy-site.ts";

/** A post that is put up twice costs an introduction at the worst: within the hour is soon enough. */
const EVERY_MS = 60 * 60_000;

/** Posts that look the same are proposed as pairs; nothing is withdrawn by it. */
export function repeatsJob({ db, county }: Pick<VacancySite, "db" | "county">): Job {
  let seen: string | undefined;
  return {
    name: "find-vacancy-repeats",
    everyMs: EVERY_MS,
    run: async () => {
      const newest = await newestChange(db, county.code);
      if (newest === seen) return false;
      await proposeRepeats(db, county.code);
      seen = newest;
      return false;
    },
  };
}

/** How the posts stood at the last look: an hour in which none changed costs one line of an index. */
async function newestChange(db: Queryable, county: string): Promise<string> {
  const [row] = await db.query<{ newest: string | null }>(
    "select max(changed_at)::text as newest from employment.vacancy where county = $1",
    [county],
  );
  return row?.newest ?? "";
}

interface Standing extends Advert {
  readonly kind: string;
}

/**
 * Compares all posts that stand and keeps each new pair: the one posted first, and one of the others of its group. A pair
 * that somebody decided on isn't proposed again. @returns how many pairs are new.
 */
export async function proposeRepeats(db: Database, county: string): Promise<number> {
  const posts = await db.query<Standing>(
    `select id::text, title, employer_name as employer, place_code as place, text, kind from employment.vacancy
     where county = $1 and state in ('open', 'paused', 'lapsed') and duplicate_of is null order by posted_on, id`,
    [county],
  );
  const kindOf = new Map(posts.map(({ id, kind }) => [id, kind]));
  const groups = await repeatsOffThread(posts.map(({ kind: _, ...advert }) => advert));
  // A post on public money and a firm's own aren't one, whatever their texts say.
  const pairs = groups.flatMap(([kept, ...others]) =>
    others
      .filter((id) => kept !== undefined && kindOf.get(id) === kindOf.get(kept))
      .map((repeat) => ({ kept, repeat })),
  );
  const [stored] = await db.query<{ n: number }>(
    `with stored as (
       insert into employment.vacancy_repeat (county, kept_id, repeat_id)
       select $1, g.kept, g.repeat from jsonb_to_recordset($2::jsonb) as g (kept uuid, repeat uuid)
       on conflict do nothing returning 1)
     select count(*)::int as n from stored`,
    [county, JSON.stringify(pairs)],
  );
  return stored?.n ?? 0;
}
