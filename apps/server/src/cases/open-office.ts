import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CountyAccess, listColleagues } from "@olive/access";
import { type CaseOffice, type Clocks, lifeCycles } from "@olive/cases";
import type { CountyPack } from "@olive/registry";
import { parse } from "yaml";
import { z } from "zod";
import { CASE_KINDS } from "./case-kinds.ts";

const MOST_WORKING_DAYS = 250;
const caseSettings = z.strictObject({
  clocks: z.record(z.string(), z.int().min(1).max(MOST_WORKING_DAYS)).default({}),
});

/** All life cycles with the county's clocks, and who works there. Throws where `cases.yaml` names no step of ours. */
export function openOffice(site: { readonly county: CountyPack; readonly access: CountyAccess }): CaseOffice {
  return {
    lifeCycles: lifeCycles(CASE_KINDS, readClocks(site.county.dir)),
    staff: (tx, county) => listColleagues(tx, site.access, county),
  };
}

function readClocks(dir: string): Clocks {
  const file = join(dir, "cases.yaml");
  return existsSync(file) ? caseSettings.parse(parse(readFileSync(file, "utf8"))).clocks : {};
}
