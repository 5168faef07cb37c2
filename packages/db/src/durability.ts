import { notDurable } from "./refusals.ts";

type Query = <Row>(sql: string) => Promise<Row[]>;

/** Settings without which an acknowledged row may be lost or silently damaged, with what they must not be. */
const NEEDED = ["fsync", "full_page_writes", "synchronous_commit", "data_checksums"];

/**
 * Refuses a server that does not force what it acknowledged to the disk. A given server without checksums is
 * accepted: they can be chosen only when its folder is made, and managed servers check blocks in other ways.
 */
export async function checkDurability(query: Query, { embedded }: { embedded: boolean }): Promise<void> {
  const rows = await query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('${NEEDED.join("','")}')`,
  );
  const off = rows.filter((row) => row.setting === "off").map((row) => row.name);
  const fatal = embedded ? off : off.filter((name) => name !== "data_checksums");
  if (fatal.length > 0) throw notDurable(fatal);
}
