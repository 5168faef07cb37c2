import { type Case, listActs } from "@olive/cases";
import type { Actor } from "@olive/http";
import type { RecognitionTerms } from "@olive/rules";
import { CYCLE_OF } from "../life-cycle/cycle-of.ts";
import type { Proposal } from "../proposal.ts";
import { STEPS } from "./steps.ts";

/** Acts of departments, and which departments may do them. */
const BY_OUTSTANDING = new Set(["confirm", "object", "askData"]);
const BY_DEPARTMENT = new Set(["inform", "answerObjection", "proposeEnd", "keep", "goOnAnyway", "drop"]);
/** Decisions that are another person's than whoever answered. */
const BY_ANOTHER = new Set(["approve", "turnDown", "end"]);

/** Acts that ask how and when the person was told. */
const ASKS_HOW_TOLD = new Set(["inform", "checkAndInform"]);

export interface Offering {
  readonly proposal: Proposal;
  readonly kase: Case;
  readonly terms: RecognitionTerms;
  /** Accounts that answered for a department. */
  readonly answered: readonly number[];
  readonly previous: number | null;
}

/** What the reader may do with a proposal now, by life cycle, department and four eyes; as buttons show it. */
export function offerActs(actor: Actor, { proposal, kase, terms, answered, previous }: Offering) {
  const cycle = CYCLE_OF[proposal.kind];
  const possible = new Set(listActs(cycle, kase, actor, previous));
  const own = terms.twoPeople && (answered.includes(actor.account) || proposal.openedBy === actor.account);
  return Object.keys(STEPS[proposal.kind])
    .filter((act) => possible.has(act))
    .filter((act) => !BY_OUTSTANDING.has(act) || proposal.outstanding.includes(actor.department ?? ""))
    .filter((act) => !BY_DEPARTMENT.has(act) || proposal.departments.includes(actor.department ?? ""))
    .filter((act) => !(own && BY_ANOTHER.has(act)))
    .map((code) => {
      const { name, needs } = cycle.acts[code] ?? { name: { zh: code, en: code } };
      return { code, name, needsReason: needs?.reason === true, needsInformed: ASKS_HOW_TOLD.has(code) };
    });
}
