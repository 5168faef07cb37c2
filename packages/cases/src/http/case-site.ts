import type { ScopedWork } from "@olive/access";
import type { Database } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import type { Case } from "../case.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import type { Showing } from "./show-case.ts";

/** What the cases' routes stand on. */
export interface CaseSite {
  readonly db: Database;
  readonly county: CountyPack;
  readonly office: CaseOffice;
  readonly nameOf: (place: string) => string | undefined;
}

export function showingOf(site: CaseSite, { actor }: Pick<ScopedWork, "actor">, now: Date): Showing {
  const { office, nameOf } = site;
  return { lifeCycles: office.lifeCycles, nameOf, actor, today: fromDateNumber(today(now)) };
}

/** Names the case in the audit, and its person where it is about one: whose data were shown or changed. */
export function tellAbout({ about }: Pick<ScopedWork, "about">, kase: Case): void {
  about.subject("case", kase.id);
  const subjects = [kase.subject, String(kase.data.subject ?? "")];
  for (const subject of subjects) {
    if (subject.startsWith("person:")) about.person(subject.slice("person:".length));
  }
}
