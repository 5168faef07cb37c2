import type { CountyAccess } from "@olive/access";
import type { CaseOffice } from "@olive/cases";
import type { Database } from "@olive/db";
import type { CountyPack } from "@olive/registry";
import { openPolicies, type PolicySite } from "../policies/policy-site.ts";
import { readHelpSettings } from "./help-settings.ts";
import type { HelpSite } from "./help-site.ts";

/** What policies, grants and help stand on: the owner's pages and the officials' routes alike. */
export type BusinessHelpOffice = PolicySite & HelpSite;

/** What the officials' routes stand on beside that. */
export interface BusinessHelpSite extends BusinessHelpOffice {
  readonly db: Database;
  readonly access: CountyAccess;
  readonly nameOf: (place: string) => string | undefined;
}

/** Reads the county's policies and `help.yaml`. Throws Refusal or RangeError with what is wrong in them. */
export function openBusinessHelp(county: CountyPack, office: CaseOffice): BusinessHelpOffice {
  return { ...openPolicies(county), help: readHelpSettings(county.dir), office };
}
