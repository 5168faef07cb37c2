import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PolicySet } from "@olive/rules";
import { parse } from "yaml";
import { z } from "zod";

const pagesSchema = z.strictObject({ groups: z.array(z.string()).default([]) });

/**
 * The policies in the order in which the county lists its groups (`pages.yaml`); those it doesn't list follow in the
 * order of their codes. The order is the county's own and says nothing about size.
 */
export function orderGroups(set: PolicySet, countyFolder: string): PolicySet {
  const file = join(countyFolder, "pages.yaml");
  if (!existsSync(file)) return set;
  const { groups } = pagesSchema.parse(parse(readFileSync(file, "utf8")));
  const rank = (code: string) => (groups.includes(code) ? groups.indexOf(code) : groups.length);
  return { ...set, policies: set.policies.toSorted((a, b) => rank(a.code) - rank(b.code)) };
}
