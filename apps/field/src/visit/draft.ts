import { drawId, useSession } from "@olive/ui";
import { useCallback, useState } from "react";
import { today } from "../act/day.ts";

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

/** One draft a person and account: a phone may pass through several hands. */
const keyOf = (account: number, reference: string) => `olive-field:visit:${account}:${reference}`;

function readDraft(key: string): Draft | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}

function keepDraft(key: string, draft: Draft | undefined): void {
  try {
    if (draft === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still files what is on the screen.
  }
}

/** The visit's draft: kept at every change, found again after a reload, gone once it is filed. */
export function useDraft(reference: string) {
  const { account } = useSession();
  const key = keyOf(account, reference);
  const [state, setState] = useState(() => {
    const found = readDraft(key);
    return { draft: found ?? newDraft(), restored: found !== undefined && isBegun(found) };
  });
  const change = useCallback(
    (part: Partial<Draft>) =>
      setState(({ draft, restored }) => {
        const next = { ...draft, ...part };
        keepDraft(key, next);
        return { draft: next, restored };
      }),
    [key],
  );
  const drop = useCallback(() => keepDraft(key, undefined), [key]);
  return { ...state, change, drop };
}
