import type { CaseKind } from "@olive/cases";
import { grantObjectionKind } from "../grants/object-to-exclusion.ts";
import { helpFindingKind } from "../inspection/inspection.ts";
import { helpRequest } from "./help-life-cycle.ts";

const ofRequest = "help:";

/** Help requests, findings on help, objections to exclusions, as the server's composition takes them. */
export const BUSINESS_HELP_KINDS: readonly CaseKind[] = [
  {
    cycle: helpRequest,
    page: ({ subject }) => `/finance/help/${subject.slice(ofRequest.length)}`,
  },
  helpFindingKind,
  grantObjectionKind,
];
