import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";

/** The number of the actor's running permit to read this one person outside the area; undefined for none. */
export async function findLiveExtension(
  db: Queryable,
  { account, assignment }: Actor,
  person: string,
): Promise<number | undefined> {
  const [live] = await db.query<{ id: number }>(
    `select id from access.extension
     where account = $1 and assignment = $2 and person = $3 and until_at > now() order by id desc limit 1`,
    [account, assignment, person],
  );
  return live?.id;
}
