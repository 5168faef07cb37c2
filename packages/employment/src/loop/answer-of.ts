import type { ScopedWork } from "@olive/access";
import { showHelp } from "./help-case.ts";
import type { LoopSite } from "./loop-site.ts";
import type { Recorded } from "./record-service.ts";

/** Names the person and the case in the audit, and answers as every act of the loop does. */
export function answerOf(
  site: Pick<LoopSite, "office">,
  { about }: Pick<ScopedWork, "about">,
  reference: string,
  { id, repeated, case: kase, undoable = false }: Recorded,
  now: Date,
) {
  about.person(reference);
  if (kase !== undefined) about.subject("case", kase.id);
  return { id, repeated, case: kase === undefined ? null : showHelp(site, kase, now), undoable };
}
