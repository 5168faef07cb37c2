import type { CountyAccess } from "@olive/access";
import type { CaseOffice } from "@olive/cases";
import type { Database } from "@olive/db";
import type { CountyPack } from "@olive/registry";
import type { PolicySet } from "@olive/rules";
import type { LoopSettings } from "./settings.ts";

/** What the loop's commands stand on; made once, where the server is composed. */
export interface LoopOffice {
  readonly county: CountyPack;
  readonly office: CaseOffice;
  readonly policies: PolicySet;
  readonly settings: LoopSettings;
}

/** What its routes stand on beside that. */
export interface LoopSite extends LoopOffice {
  readonly db: Database;
  readonly access: CountyAccess;
  readonly nameOf: (place: string) => string | undefined;
}
