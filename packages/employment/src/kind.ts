import type { CaseKind } from "@olive/cases";
import { employmentHelp } from "./life-cycle/employment-help.ts";
import { refusalReview } from "./life-cycle/refusal-review.ts";
import { zeroEmploymentHousehold } from "./life-cycle/zero-employment-household.ts";
import { takeBack } from "./loop/take-back.ts";

const ofPerson = "person:";

/** Help, households without work, and reviews of refusals, as the server's composition takes them. */
export const EMPLOYMENT_KINDS: readonly CaseKind[] = [
  {
    cycle: employmentHelp,
    undo: (tx, _office, done) => takeBack(tx, done),
    page: ({ subject }) => `/employment/people/${subject.slice(ofPerson.length)}`,
  },
  { cycle: zeroEmploymentHousehold },
  { cycle: refusalReview },
];
