import { open, rename } from "node:fs/promises";
import { type Database, transaction } from "@olive/db";
import { recordLeaf } from "./leaf.ts";
import { nothingRestored } from "./refusals.ts";
import { appendLines, readEnd, readLines, type SecondPlace } from "./second-place.ts";
import { readStatement } from "./statement.ts";
import { verifyAudit } from "./verify-audit.ts";

export interface Restore {
  readonly county: string;
  readonly secondPlace: SecondPlace;
  readonly now: Date;
  /** Why the database was set back, in the operator's words. */
  readonly reason: string;
  /** Who says so: the account of the machine. */
  readonly operator: string;
}

/**
 * After a restore from a backup: what the second place knows beyond the database is put aside, whole, as evidence of
 * what was lost, and sealing goes on from the database's last seal. The act is itself a leaf.
 * Refuses (`nothing-restored`) unless verification says that the database was set back and nothing else.
 * @returns the file that was put aside.
 */
export async function acceptRestore(db: Database, restore: Restore): Promise<string> {
  const { county, secondPlace, now, reason, operator } = restore;
  const { finding } = await verifyAudit(db, county, secondPlace);
  if (finding?.fault !== "rolled-back") throw nothingRestored();
  const { size } = await readEnd(secondPlace);
  const aside = secondPlace.path.replace(/\.jsonl$/, `.until-${size}-${now.getTime()}.jsonl`);
  const shorter = { path: `${secondPlace.path}.new` };
  await (await open(shorter.path, "w", 0o600)).close();
  for await (const read of readLines(secondPlace)) {
    if (read.kind === "unreadable") continue;
    if (read.kind === "seal" && (readStatement(read.line.statement)?.size ?? 0) > finding.position) break;
    await appendLines(shorter, [read.line]);
  }
  await rename(secondPlace.path, aside);
  await rename(shorter.path, secondPlace.path);
  const nobody = { account: null, accountName: null, assignment: null, role: null, area: null };
  await transaction(db, (tx) =>
    recordLeaf(tx, {
      ...{ county, at: now, ...nobody, act: "acceptRestore", purpose: null, reason, subjects: [] },
      ...{ detail: { operator, from: finding.position, lostUntil: size }, traceId: null },
    }),
  );
  return aside;
}
