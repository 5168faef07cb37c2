import type { CountyAccess } from "@olive/access";
import type { CaseOffice } from "@olive/cases";
import type { Database } from "@olive/db";
import type { CountyPack, CountyPlace } from "@olive/registry";
import type { PolicySet } from "@olive/rules";
import type { Reasoner } from "./reasons/reasoner.ts";

/** What recognition stands on in one county; made once, where the server is composed. */
export interface RecognitionSite {
  readonly db: Database;
  readonly county: CountyPack;
  readonly places: readonly CountyPlace[];
  readonly access: CountyAccess;
  readonly policies: PolicySet;
  readonly office: CaseOffice;
  /** Reasons as of the last standing run; undefined where nothing was run yet. */
  readonly reasoner: () => Promise<Reasoner | undefined>;
  /** Own address, for the code on a printed page that leads back to the screen. */
  readonly origin: string;
}

/** What commands need of it: no more than the tests have to make. */
export type RecognitionOffice = Pick<RecognitionSite, "policies" | "office">;
