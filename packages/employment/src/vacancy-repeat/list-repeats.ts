import type { Queryable } from "@olive/db";
import type { REPEAT_STATES } from "../contracts/vacancy-repeat.ts";
import { VACANCY_COLUMNS, type Vacancy } from "../vacancy/vacancy.ts";
import { repeatUnknown } from "./refusals.ts";

export interface Repeat {
  readonly id: string;
  readonly kept: Vacancy;
  readonly repeat: Vacancy;
  readonly foundAt: Date;
  readonly state: (typeof REPEAT_STATES)[number];
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

type Row = Omit<Repeat, "kept" | "repeat"> & { readonly keptId: string; readonly repeatId: string };

const COLUMNS = `r.id, r.kept_id as "keptId", r.repeat_id as "repeatId", r.found_at as "foundAt", r.state,
  r.decided_by_name as "decidedBy", r.decided_at as "decidedAt", r.reason`;
const STANDING = "in ('open', 'paused', 'lapsed')";

export interface RepeatFilter {
  readonly state: Repeat["state"];
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Pairs to be decided on while both posts stand; those decided on whatever became of them. */
export async function listRepeats(
  tx: Queryable,
  county: string,
  { state, after, limit }: RepeatFilter,
): Promise<{ readonly repeats: Repeat[]; readonly total: number; readonly next: string | null }> {
  const from = `from employment.vacancy_repeat r
    join employment.vacancy k on k.county = r.county and k.id = r.kept_id
    join employment.vacancy v on v.county = r.county and v.id = r.repeat_id
    where r.county = $1 and r.state = $2 and ($2 <> 'open' or (k.state ${STANDING} and v.state ${STANDING}
      and k.duplicate_of is null and v.duplicate_of is null))`;
  const rows = await tx.query<Row>(
    `select ${COLUMNS} ${from} and ($3::uuid is null or r.id > $3) order by r.id limit $4`,
    [county, state, after ?? null, limit + 1],
  );
  const [counted] = await tx.query<{ n: number }>(`select count(*)::int as n ${from}`, [county, state]);
  const page = rows.slice(0, limit);
  const next = rows.length > limit ? (page.at(-1)?.id ?? null) : null;
  return { repeats: await withPosts(tx, county, page), total: counted?.n ?? 0, next };
}

/** Throws Refusal `repeat-unknown`. */
export async function findRepeat(tx: Queryable, county: string, id: string): Promise<Repeat> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from employment.vacancy_repeat r where r.county = $1 and r.id = $2`,
    [county, id],
  );
  const [found] = await withPosts(tx, county, rows);
  if (found === undefined) throw repeatUnknown();
  return found;
}

async function withPosts(tx: Queryable, county: string, rows: readonly Row[]): Promise<Repeat[]> {
  const ids = rows.flatMap(({ keptId, repeatId }) => [keptId, repeatId]);
  const posts = await tx.query<Vacancy>(
    `select ${VACANCY_COLUMNS} from employment.vacancy v where v.county = $1 and v.id = any($2)`,
    [county, ids],
  );
  const byId = new Map(posts.map((post) => [post.id, post]));
  return rows.flatMap(({ keptId, repeatId, ...row }) => {
    const [kept, repeat] = [byId.get(keptId), byId.get(repeatId)];
    return kept === undefined || repeat === undefined ? [] : [{ ...row, kept, repeat }];
  });
}
