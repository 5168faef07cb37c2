import { join } from "node:path";
import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import type { RuleEdit } from "../contracts/shapes.ts";
import { loadPolicies, type PolicySet } from "../policy/load-policies.ts";
import { compilePolicies, type PolicyProgram } from "../program/compile-policies.ts";
import { applyEdit } from "./apply-edit.ts";

/** A change that two people decided: part of every edition from its day on. */
export interface DecidedChange {
  readonly id: number;
  readonly policy: string;
  readonly content: RuleEdit;
  readonly reference: string;
  readonly effectiveOn: CalendarDate;
}

/** What was approved, in the order in which it takes effect; of one day, in the order of approval. */
export async function listDecided(db: Queryable, county: string): Promise<DecidedChange[]> {
  return db.query<DecidedChange>(
    `select id, policy, content, reference, effective_on as "effectiveOn" from rules.policy_change
     where county = $1 and state in ('approved', 'inForce', 'superseded')
     order by effective_on, approved_seq`,
    [county],
  );
}

/** The policies as decided for a day: the files, with the changes whose day has come. Pure. */
export function editionOf(base: PolicySet, decided: readonly DecidedChange[], asOf: CalendarDate): PolicySet {
  return decided
    .filter(({ effectiveOn }) => effectiveOn <= asOf)
    .reduce((set, change) => withChange(set, change), base);
}

/** The policies with one more change worked in. Pure. */
export function withChange(set: PolicySet, change: DecidedChange): PolicySet {
  const { id, policy, content, reference, effectiveOn } = change;
  const next = applyEdit(set, content, { policy, effectiveOn, reference, label: `change ${id}` });
  return { ...next, changes: [...set.changes, id] };
}

/** A county's policy files. Throws Refusal `policy-file`. */
export function filePolicies(county: CountyPack): PolicySet {
  return loadPolicies(join(county.dir, "policies"));
}

/** The policies that hold on a day, read anew. Throws Refusal `policy-file`. */
export async function readEdition(db: Queryable, county: CountyPack, asOf: CalendarDate): Promise<PolicySet> {
  return decidedEdition(db, county.code, filePolicies(county), asOf);
}

/** The same over files that are read already. */
export async function decidedEdition(
  db: Queryable,
  county: string,
  files: PolicySet,
  asOf: CalendarDate,
): Promise<PolicySet> {
  return editionOf(files, await listDecided(db, county), asOf);
}

/**
 * A county's policies as compiled for a day, with what was decided on screen. In a space of its own (a trial) nothing
 * was decided: there it is the files alone. Throws Refusal `policy-file` or `no-policies`.
 */
export async function countyProgram(
  db: Queryable,
  county: CountyPack,
  asOf: CalendarDate,
): Promise<PolicyProgram> {
  return compilePolicies(county.registers, await readEdition(db, county, asOf), asOf);
}
