import type { Queryable } from "@olive/db";
import { idTaken } from "./refusals.ts";

/** Tables whose rows bear the id that a phone or a page drew. */
export type OwnTable = "clue" | "visit" | "service_event" | "plan" | "referral" | "refusal" | "placement";

/**
 * Whether this was recorded already: what is sent twice, is recorded once. Throws Refusal `id-taken` where the id is
 * another person's record.
 */
export async function wasRecorded(
  tx: Queryable,
  table: OwnTable,
  county: string,
  id: string,
  reference: string,
): Promise<boolean> {
  const [row] = await tx.query<{ county: string; reference: string }>(
    `select county, reference from employment.${table} where id = $1`,
    [id],
  );
  if (row === undefined) return false;
  if (row.county !== county || row.reference !== reference) throw idTaken();
  return true;
}
