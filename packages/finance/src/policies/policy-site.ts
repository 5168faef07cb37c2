import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import { type BusinessRegisters, businessRegisters } from "./business-schema.ts";
import { compilePolicy, type PolicyProgram } from "./compile-policy.ts";
import type { BusinessPolicy } from "./policy-file.ts";
import { tellingRegisters } from "./read-facts.ts";
import { isInForce, readBusinessPolicies } from "./read-policies.ts";

/** What 惠企政策 stand on; made once, where the server is composed. */
export interface PolicySite {
  readonly county: CountyPack;
  readonly policies: readonly BusinessPolicy[];
  readonly registers: BusinessRegisters;
  /** Compiled policies of a day, by day and handed-over registers; a few are kept. */
  readonly compiled: Map<string, readonly PolicyProgram[]>;
}

const KEPT = 4;

/** Reads the county's policies and checks each. Throws Refusal `business-policy-file` with what is wrong. */
export function openPolicies(county: CountyPack): PolicySite {
  const policies = readBusinessPolicies(county.dir);
  const registers = businessRegisters(county);
  for (const policy of policies) {
    compilePolicy(registers, policy, policy.effective.from as CalendarDate, new Set());
  }
  return { county, policies, registers, compiled: new Map() };
}

/** The policies in force on a day, compiled against the registers that were handed over by then. */
export async function programsOn(
  tx: Queryable,
  site: PolicySite,
  day: CalendarDate,
): Promise<readonly PolicyProgram[]> {
  const loaded = await tellingRegisters(tx, site.county, site.registers, day);
  const key = `${day} ${[...loaded].sort().join(" ")}`;
  const known = site.compiled.get(key);
  if (known !== undefined) return known;
  const programs = site.policies
    .filter((policy) => isInForce(policy, day))
    .map((policy) => compilePolicy(site.registers, policy, day, loaded));
  if (site.compiled.size >= KEPT) site.compiled.delete([...site.compiled.keys()][0] ?? "");
  site.compiled.set(key, programs);
  return programs;
}
