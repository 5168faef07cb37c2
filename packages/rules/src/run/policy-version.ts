import { createHash } from "node:crypto";
import type { Queryable } from "@olive/db";
import type { DefinitionText, PolicySet, PolicySource } from "../policy/load-policies.ts";
import type { GradeOrder, Parameter } from "../policy/policy-schema.ts";
import { usedTexts } from "./used-texts.ts";

/** All that decides what a policy means, and nothing that does not (examples, comments, the order of keys). */
export interface PolicyContent {
  readonly policy: Omit<PolicySource, "examples" | "placeOf" | "where">;
  readonly definitions: readonly Omit<DefinitionText, "placeOf">[];
  readonly grades: readonly GradeOrder[];
  /** Units of the parameters that it uses; the values of a day belong to the run. */
  readonly parameters: Readonly<Record<string, Pick<Parameter, "unit" | "title">>>;
}

export interface PolicyVersion {
  readonly policy: string;
  readonly hash: string;
  /** Canonical JSON of a PolicyContent: two files that mean the same give the same bytes. */
  readonly content: string;
}

/** The version of a policy as it stands in the files. */
export function policyVersion(set: PolicySet, policy: PolicySource): PolicyVersion {
  const { examples: _examples, placeOf: _placeOf, where: _where, ...own } = policy;
  const texts = usedTexts(set, policy);
  const parameters = Object.fromEntries(
    [...set.parameters]
      .filter(([name]) => texts.words.has(name))
      .map(([name, { unit, title }]) => [name, { unit, title }]),
  );
  const content: PolicyContent = {
    policy: own,
    definitions: texts.definitions.map(({ placeOf: _, ...definition }) => definition),
    grades: set.grades.filter(({ name }) => texts.grades.has(name)),
    parameters,
  };
  const text = canonicalJson(content);
  return { policy: policy.code, hash: sha256(text), content: text };
}

/** Stores versions that are not stored yet. What is stored is never written again. */
export async function storeVersions(
  tx: Queryable,
  county: string,
  versions: readonly PolicyVersion[],
): Promise<void> {
  await tx.query(
    `insert into rules.policy_version (county, policy, hash, content)
     select $1, * from unnest($2::text[], $3::text[], $4::text[]) on conflict do nothing`,
    [county, versions.map((v) => v.policy), versions.map((v) => v.hash), versions.map((v) => v.content)],
  );
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** JSON with the keys of every object in order. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}
