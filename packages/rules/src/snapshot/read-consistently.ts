import type { Database } from "@olive/db";
import type { Client } from "./sql-text.ts";

/** Runs `work` on one connection whose statements all see the same state. */
export async function readConsistently<T>(db: Database, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin isolation level repeatable read read only");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
