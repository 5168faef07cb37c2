import { createHash } from "node:crypto";
import type { Transaction } from "@olive/db";
import type { MovedResident } from "../../live/impact.ts";
import { directoryBehind } from "../../refusals.ts";

/**
 * Attaches the list of everybody who would move, and its digest: lines `policy,reference,before,after`, sorted. Throws
 * Refusal `directory-behind` where somebody has no reference yet: a list with gaps would not be the list.
 */
export async function keepList(
  tx: Transaction,
  county: string,
  change: number,
  moved: readonly MovedResident[],
): Promise<void> {
  await tx.query(
    `insert into rules.change_person (change_id, county, policy, reference, place_code, before, after)
     select $1, $2, given.policy, who.reference, who.place_code, given.before, given.after
     from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as given (resident_id, policy, before, after)
     join registry.person who on who.county = $2 and who.resident_id = given.resident_id`,
    [
      change,
      county,
      moved.map(({ residentId }) => residentId),
      moved.map(({ policy }) => policy),
      moved.map(({ before }) => before),
      moved.map(({ after }) => after),
    ],
  );
  const lines = await readListLines(tx, change);
  if (lines.length !== moved.length) throw directoryBehind(moved.length - lines.length);
  await tx.query("update rules.policy_change set list_digest = $2 where id = $1", [change, digestOf(lines)]);
}

/** The list as its digest reads it. */
export async function readListLines(tx: Transaction, change: number): Promise<string[]> {
  const rows = await tx.query<{ line: string }>(
    `select policy || ',' || reference || ',' || before || ',' || after as line
     from rules.change_person where change_id = $1 order by policy, reference`,
    [change],
  );
  return rows.map(({ line }) => line);
}

export function digestOf(lines: readonly string[]): string {
  const hash = createHash("sha256");
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest("hex");
}
