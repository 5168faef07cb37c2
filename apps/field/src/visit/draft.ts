import { drawId } from "@olive/ui";
import { useState } from "react";
import { today } from "../act/day.ts";
import { useKept } from "../act/use-kept.ts";

export const OUTCOMES = ["met", "nobodyHome", "refusedHelp", "alreadyWorking", "moved"] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const WAYS = ["home", "phone", "office"] as const;

/** A visit that isn't filed yet, as this phone keeps it. No name and no number is in it. */
export interface Draft {
  /** Drawn when the visit begins: however often it is sent, it is filed once. */
  readonly id: string;
  /** When it was, however much later it is filed. */
  readonly visitedOn: string;
  readonly way: (typeof WAYS)[number];
  readonly outcome?: Outcome | undefined;
  /** Answers by item of the needs. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly note: string;
  /** Facts to be corrected, by `disputeKey`. */
  readonly disputed: readonly string[];
}

export function newDraft(): Draft {
  return { id: drawId(), visitedOn: today(), way: "home", answers: {}, note: "", disputed: [] };
}

const isBegun = ({ outcome, answers, note }: Draft) =>
  outcome !== undefined || note !== "" || Object.keys(answers).length > 0;

/** The visit's draft, as this phone keeps it. */
export function useDraft(reference: string) {
  const { value: draft, found, change, drop } = useKept<Draft>(`visit:${reference}`, newDraft);
  const [restored] = useState(() => found && isBegun(draft));
  return { draft, restored, change, drop };
}
