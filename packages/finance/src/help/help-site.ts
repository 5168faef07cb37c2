import type { CaseOffice } from "@olive/cases";
import type { CountyPack } from "@olive/registry";
import type { HelpSettings, HelpSubject } from "./help-settings.ts";
import * as refusals from "./refusals.ts";

/** What help requests stand on; made once, where the server is composed. */
export interface HelpSite {
  readonly county: Pick<CountyPack, "code">;
  readonly help: HelpSettings;
  readonly office: CaseOffice;
}

/** Throws Refusal `help-subject-unknown`. */
export function subjectOf({ help }: Pick<HelpSite, "help">, code: string): HelpSubject {
  const found = help.subjects.find((one) => one.code === code);
  if (found === undefined) throw refusals.subjectUnknown();
  return found;
}
