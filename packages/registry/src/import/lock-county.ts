import type { Database, Transaction } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";

/** "imp" in ASCII: with the county's code the name of the lock under which a county's registers change. */
const IMPORT_LOCK = 0x696d70;

/** Runs `work` while no other import of the county does; others wait. The lock ends with the connection at the latest. */
export async function withCountyLock<T>(
  db: Database,
  county: CountyPack,
  work: () => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect();
  const name = [IMPORT_LOCK, Number(county.code)];
  try {
    await client.query("select pg_advisory_lock($1, $2)", name);
    try {
      return await work();
    } finally {
      await client.query("select pg_advisory_unlock($1, $2)", name).catch(() => {});
    }
  } finally {
    client.release();
  }
}

/** The same lock, up to the end of the transaction. */
export async function lockCounty(tx: Transaction, county: CountyPack): Promise<void> {
  await tx.query("select pg_advisory_xact_lock($1, $2)", [IMPORT_LOCK, Number(county.code)]);
}
