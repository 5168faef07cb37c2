import { randomUUID } from "node:crypto";
import type { OpenInput } from "@olive/cases";
import type { Wording } from "@olive/kernel";
import type { PolicySource } from "@olive/rules";
import { CYCLE_OF } from "../life-cycle/cycle-of.ts";
import type { MissingLine } from "../reasons/reason-line.ts";
import { digestReasons, type Reasons } from "../reasons/reasoner.ts";
import type { ProposalKind } from "./situation.ts";

/** A proposal about to be opened, with the case that carries it. */
export interface Draft {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly policy: Pick<PolicySource, "code" | "name" | "confirm">;
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly runId: number | null;
  readonly policyVersion: string | null;
  readonly reasons: Reasons;
  readonly standingId: string | null;
}

export function newDraft(parts: Omit<Draft, "id">): Draft {
  return { id: randomUUID(), ...parts };
}

/** A question goes to whose register lacks the datum; everything else to the departments that the policy names. */
export function departmentsOf({ kind, policy, reasons }: Draft): readonly string[] {
  const owner = reasons.missing[0]?.department;
  return kind === "question" && owner !== undefined && owner !== "" ? [owner] : policy.confirm;
}

/** A person may have proposals in several groups at once: the subject names both. */
export function subjectOf({ reference, policy }: Draft): string {
  return `recognition:${reference}/${policy.code}`;
}

export function caseOf(draft: Draft): OpenInput {
  const cycle = CYCLE_OF[draft.kind];
  return {
    lifeCycle: cycle.code,
    subject: subjectOf(draft),
    subjectName: draft.name,
    place: draft.place,
    title: titleOf(draft),
    department: departmentsOf(draft)[0] ?? null,
    data: {
      ...{ subject: `person:${draft.reference}`, proposal: draft.id },
      ...{ policy: draft.policy.code, kind: draft.kind },
    },
  };
}

function titleOf({ kind, policy: { name }, reasons }: Draft): Wording {
  switch (kind) {
    case "enter":
      return { zh: `${name.zh}：认定`, en: `${name.en}: recognise` };
    case "recertify":
      return { zh: `${name.zh}：到期复核`, en: `${name.en}: term to be renewed` };
    case "end":
      return { zh: `${name.zh}：不再符合`, en: `${name.en}: criteria no longer hold` };
    case "question": {
      const asked = missingName(reasons.missing[0]);
      return { zh: `${name.zh}：缺 ${asked}`, en: `${name.en}: lacks ${asked}` };
    }
  }
}

export function missingName(missing: MissingLine | undefined): string {
  if (missing === undefined) return "—";
  return missing.column === null ? missing.register : `${missing.register}·${missing.column}`;
}

/** The row of `recognition.proposal`, but for what the case tells. */
export function rowOf(draft: Draft, caseId: string) {
  const { reasons, policy } = draft;
  const departments = departmentsOf(draft);
  return {
    ...{ id: draft.id, place_code: draft.place, reference: draft.reference, name: draft.name },
    ...{ policy: policy.code, kind: draft.kind, run_id: draft.runId, policy_version: draft.policyVersion },
    ...{ verdict: reasons.verdict, reasons: reasons.lines, missing: reasons.missing },
    ...{ reasons_digest: digestReasons(reasons), departments, outstanding: departments },
    ...{ case_id: caseId, state: CYCLE_OF[draft.kind].starts, department: departments[0] ?? null },
    standing_id: draft.standingId,
  };
}
