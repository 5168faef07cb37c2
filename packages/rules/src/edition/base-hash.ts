import type { CalendarDate } from "@olive/kernel";
import type { PolicySet } from "../policy/load-policies.ts";
import { valuesOn } from "../policy/parameters.ts";
import type { PolicyContent } from "../run/policy-version.ts";
import { policyVersion, sha256 } from "../run/policy-version.ts";
import { policyOf } from "./policy-of.ts";

/**
 * What a writer has before them when they change a policy: its text with all that it leads to, and the values of its
 * parameters on the day. Equal digests mean that nothing of it moved. Throws Refusal `unknown-policy`.
 */
export function baseHash(set: PolicySet, code: string, asOf: CalendarDate): string {
  const { hash, content } = policyVersion(set, policyOf(set, code));
  const used = Object.keys((JSON.parse(content) as PolicyContent).parameters);
  const values = valuesOn(set, asOf);
  return sha256(JSON.stringify([hash, used.map((name) => [name, values.get(name) ?? null])]));
}
