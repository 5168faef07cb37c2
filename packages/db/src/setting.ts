import type { Queryable } from "./connect.ts";

/** What a space remembers of itself under a name; undefined when nothing was kept. */
export async function readSetting<Value>(db: Queryable, name: string): Promise<Value | undefined> {
  const [row] = await db.query<{ value: Value }>("select value from house.setting where name = $1", [name]);
  return row?.value;
}

/** Keeps a value (JSON) in the space, in place of the former. */
export async function writeSetting(db: Queryable, name: string, value: unknown): Promise<void> {
  await db.query(
    `insert into house.setting (name, value) values ($1, $2)
     on conflict (name) do update set value = excluded.value, recorded_at = now()`,
    [name, JSON.stringify(value)],
  );
}
