import type { Queryable } from "@olive/db";
import type { CountyPack } from "@olive/registry";
import { readRows, type Source } from "../registers/read-rows.ts";
import type { LoopSettings } from "../settings.ts";

/** A fact that says that somebody doesn't work: one who does disputes it. */
export interface ContradictedFact {
  readonly column: string;
  readonly value: string | null;
  readonly source: Source;
}

export async function findContradicted(
  tx: Queryable,
  county: CountyPack,
  { contradicted }: LoopSettings,
  reference: string,
): Promise<ContradictedFact[]> {
  const found: ContradictedFact[] = [];
  for (const rule of contradicted) {
    const rows = await readRows(tx, county, rule, [rule.column], [reference]);
    for (const { values, source } of rows) {
      const value = values[rule.column] ?? null;
      if (!rule.empty || value === null) found.push({ column: rule.column, value, source });
    }
  }
  return found;
}
