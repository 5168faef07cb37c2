import type { SeekerStanding } from "../keep-seeker.ts";

export type VisitOutcome = "met" | "refusedHelp" | "nobodyHome" | "alreadyWorking" | "moved";

/** What an outcome does, as data: the case's act, the clue's verdict, how the person stands. */
export interface VisitEffect {
  readonly act: string;
  /** States in which the act is done; in others the visit is a service and moves nothing. */
  readonly from: readonly string[];
  /** Null leaves the clue as it is: nobody was spoken to. */
  readonly verdict: "true" | "false" | "unclear" | null;
  readonly standing: SeekerStanding | null;
  /** An end is confirmed in words. */
  readonly needsNote: boolean;
}

const LOOKING = ["visiting", "planning", "serving", "referred"];

const EFFECTS: Readonly<Record<VisitOutcome, VisitEffect>> = {
  met: { act: "meet", from: ["visiting"], verdict: "true", standing: "seeking", needsNote: false },
  nobodyHome: { act: "retry", from: ["visiting"], verdict: null, standing: null, needsNote: false },
  refusedHelp: { act: "decline", from: LOOKING, verdict: "unclear", standing: "resting", needsNote: true },
  alreadyWorking: { act: "findWorking", from: LOOKING, verdict: "false", standing: "left", needsNote: true },
  moved: { act: "leave", from: LOOKING, verdict: "unclear", standing: "left", needsNote: true },
};

export function effectOf(outcome: VisitOutcome): VisitEffect {
  return EFFECTS[outcome];
}
