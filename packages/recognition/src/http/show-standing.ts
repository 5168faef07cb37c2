import type { PolicySet } from "@olive/rules";
import { nameOfGroup } from "../policy.ts";
import type { ManualDecision } from "../queries/list-person.ts";
import type { Standing } from "../queries/list-standings.ts";

export function showStanding(policies: PolicySet, standing: Standing) {
  const { id, policy, from, termEnd, recognisedBy, endedOn, endedBy, endReason } = standing;
  return {
    ...{ id, group: policy, groupName: nameOfGroup(policies, policy), from, termEnd, recognisedBy },
    ended: endedOn === null ? null : { on: endedOn, by: endedBy ?? "", reason: endReason ?? "" },
  };
}

export function showDecision(policies: PolicySet, decided: ManualDecision) {
  const { id, policy, decision, from, until, reason, by, liftedBy, liftReason, liftedAt } = decided;
  return {
    ...{ id, group: policy, groupName: nameOfGroup(policies, policy), decision, from, until, reason, by },
    lifted:
      liftedAt === null ? null : { by: liftedBy ?? "", reason: liftReason ?? "", at: liftedAt.toISOString() },
  };
}
