import { type LifeCycle, nameOfState } from "@olive/cases";
import type { Wording } from "@olive/kernel";
import type { ProposalKind } from "../proposing/situation.ts";
import { dataQuestion } from "./data-question.ts";
import { jointRecognition } from "./joint-recognition.ts";
import { recognitionEnd } from "./recognition-end.ts";

/** The life cycle of each kind of proposal's case. */
export const CYCLE_OF: Readonly<Record<ProposalKind, LifeCycle>> = {
  enter: jointRecognition,
  recertify: jointRecognition,
  end: recognitionEnd,
  question: dataQuestion,
};

export function stateName(kind: ProposalKind, state: string): { code: string; name: Wording } {
  return { code: state, name: nameOfState(CYCLE_OF[kind], state) };
}

/** Name of a state of whichever kind has it, for a filter that nothing passes. */
export function anyStateName(state: string): { code: string; name: Wording } {
  const kind = (Object.keys(CYCLE_OF) as ProposalKind[]).find((one) => state in CYCLE_OF[one].states);
  return stateName(kind ?? "enter", state);
}
