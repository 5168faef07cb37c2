import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { loadVacancy } from "../vacancy/vacancy.ts";
import { findRepeat, type Repeat } from "./list-repeats.ts";
import { repeatDecided, repeatUnknown } from "./refusals.ts";

export interface RepeatDecision {
  readonly id: string;
  readonly state: "same" | "different";
  readonly reason: string;
  readonly now: Date;
}

/**
 * A named person says whether two posts are one. Held for the same, the later one stands as a duplicate of the first and
 * isn't suggested any more; held for two after all, it is suggested again. Throws Refusals `repeat-unknown`,
 * `repeat-decided` where somebody said just that before.
 */
export async function decideRepeat(
  tx: Queryable,
  actor: Pick<Actor, "county" | "account" | "name">,
  { id, state, reason, now }: RepeatDecision,
): Promise<Repeat> {
  const { county, account, name } = actor;
  const [pair] = await tx.query<{ state: string; kept: string; repeat: string }>(
    `select state, kept_id as kept, repeat_id as repeat from employment.vacancy_repeat
     where county = $1 and id = $2 for update`,
    [county, id],
  );
  if (pair === undefined) throw repeatUnknown();
  if (pair.state === state) throw repeatDecided();
  await markDuplicate(tx, county, pair, state === "same");
  await tx.query(
    `update employment.vacancy_repeat set state = $3, reason = $4, decided_by = $5, decided_by_name = $6, decided_at = $7
     where county = $1 and id = $2`,
    [county, id, state, reason, account, name, now],
  );
  return findRepeat(tx, county, id);
}

async function markDuplicate(
  tx: Queryable,
  county: string,
  { kept, repeat }: { readonly kept: string; readonly repeat: string },
  same: boolean,
): Promise<void> {
  // The smaller number first: two who decide on the same posts take turns.
  for (const id of [kept, repeat].sort()) await loadVacancy(tx, county, id, true);
  const { duplicateOf } = await loadVacancy(tx, county, kept);
  await tx.query(
    `update employment.vacancy set duplicate_of = case when $4 then $3::uuid end, changed_at = now()
     where county = $1 and id = $2 and ($4 or duplicate_of is not null)`,
    [county, repeat, duplicateOf ?? kept, same],
  );
}
