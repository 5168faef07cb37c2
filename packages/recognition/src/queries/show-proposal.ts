import { type CalendarDate, toDateNumber, type Wording, workingDaysBetween } from "@olive/kernel";
import type { PolicySet } from "@olive/rules";
import { stateName } from "../life-cycle/cycle-of.ts";
import { nameOfGroup } from "../policy.ts";
import type { Proposal } from "../proposal.ts";
import { missingName } from "../proposing/draft.ts";

export interface Showing {
  readonly policies: PolicySet;
  readonly nameOf: (place: string) => string;
  readonly today: CalendarDate;
}

/** A proposal as lists show it. */
export function showProposal(proposal: Proposal, { policies, nameOf, today }: Showing) {
  const { kind, dueOn, missing, outcome } = proposal;
  return {
    ...{ id: proposal.id, kind, group: proposal.policy, groupName: nameOfGroup(policies, proposal.policy) },
    person: showPerson(proposal, nameOf),
    ...{ verdict: proposal.verdict, state: stateName(kind, proposal.state), department: proposal.department },
    outstanding: [...proposal.outstanding],
    asked: kind === "question" ? missingName(missing[0]) : null,
    dueOn,
    daysLeft: dueOn === null ? null : workingDaysBetween(toDateNumber(today), toDateNumber(dueOn)),
    openedAt: proposal.openedAt.toISOString(),
    outcome: outcome === null ? null : outcomeName(proposal, outcome),
    revision: proposal.revision,
  };
}

export function showPerson(
  { reference, name, place }: Pick<Proposal, "reference" | "name" | "place">,
  nameOf: (place: string) => string,
) {
  return { reference, name, place: { code: place, name: nameOf(place) } };
}

function outcomeName({ kind }: Proposal, outcome: string): Wording {
  return stateName(kind, outcome).name;
}
