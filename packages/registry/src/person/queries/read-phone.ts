import type { Queryable } from "@olive/db";

/**
 * The telephone number of a person inside the scope of the transaction, whole; null where no register holds one.
 * Whoever calls says for what, and leaves the leaf.
 */
export async function readPhone(tx: Queryable, county: string, reference: string): Promise<string | null> {
  const [row] = await tx.query<{ phone: string | null }>(
    "select phone from registry.person where county = $1 and reference = $2",
    [county, reference],
  );
  return row?.phone ?? null;
}
