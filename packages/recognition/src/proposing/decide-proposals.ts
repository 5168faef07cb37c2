import { addDays, type CalendarDate, fromDateNumber, toDateNumber } from "@olive/kernel";
import type { RecognitionTerms } from "@olive/rules";
import type { Matter, ProposalKind } from "./situation.ts";

/** What a run makes of one matter: proposals to open, and acts of the machine on open ones. */
export interface Verdicts {
  readonly open: readonly ProposalKind[];
  readonly acts: readonly { readonly caseId: string; readonly act: "lapse" | "revive" | "dataCame" }[];
}

/**
 * Decides what a run proposes about one person and one group. It proposes and asks, and never refuses or ends: of a
 * person who no longer qualifies it says so, to people. What people decided stays: a pause, an exemption, an
 * exclusion; and what they answered isn't asked again until the data say something new. Pure.
 */
export function decideProposals(matter: Matter, terms: RecognitionTerms, today: CalendarDate): Verdicts {
  return { open: toOpen(matter, terms, today), acts: machineActs(matter) };
}

function toOpen(matter: Matter, terms: RecognitionTerms, today: CalendarDate): ProposalKind[] {
  if (matter.decisions.includes("pause")) return [];
  const wanted = matter.standing === null ? wantedOutside(matter) : wantedInside(matter, terms, today);
  return wanted === undefined || isOpen(matter, wanted) ? [] : [wanted];
}

function wantedOutside(matter: Matter): ProposalKind | undefined {
  if (!matter.person.present || matter.decisions.includes("exclusion")) return undefined;
  if (matter.verdict === "yes") return wasAnswered(matter, "enter", "recertify") ? undefined : "enter";
  if (matter.verdict === "unknown") return wasAnswered(matter, "question") ? undefined : "question";
  return undefined;
}

function wantedInside(
  matter: Matter,
  terms: RecognitionTerms,
  today: CalendarDate,
): ProposalKind | undefined {
  if (matter.verdict === "no") return wantsEnd(matter) ? "end" : undefined;
  if (isDue(matter, terms, today) && !isOpen(matter, "end")) return "recertify";
  if (matter.verdict === "unknown") return wasAnswered(matter, "question") ? undefined : "question";
  return undefined;
}

const wantsEnd = (matter: Matter) =>
  !matter.decisions.includes("exemption") &&
  !(matter.closed.end?.outcome === "kept" && wasAnswered(matter, "end"));

/** Recertification falls due before the term ends. */
function isDue(
  { standing }: Matter,
  { recertifyDaysBefore }: RecognitionTerms,
  today: CalendarDate,
): boolean {
  if (standing === null) return false;
  const from = addDays(toDateNumber(standing.termEnd as CalendarDate), -recertifyDaysBefore);
  return today >= fromDateNumber(from);
}

/** Whether somebody has decided on the very verdict that stands: it began no later than the run they decided on. */
function wasAnswered({ closed, sinceRun }: Matter, ...kinds: readonly ProposalKind[]): boolean {
  return kinds.some((kind) => (closed[kind]?.runId ?? -1) >= sinceRun);
}

function isOpen({ open }: Matter, wanted: ProposalKind): boolean {
  return open.some(({ kind }) => kind === wanted);
}

function machineActs({ open, verdict }: Matter): Verdicts["acts"] {
  return open.flatMap(({ kind, caseId, state, runId }) => {
    const act = runId === null ? undefined : actOn(kind, state, verdict);
    return act === undefined ? [] : [{ caseId, act }];
  });
}

function actOn(kind: ProposalKind, state: string, verdict: Matter["verdict"]) {
  if (kind === "question") return verdict !== "unknown" && state === "asking" ? "dataCame" : undefined;
  // Not knowing moves nothing: what was begun goes on until we are told.
  if (verdict === "unknown") return undefined;
  const holds = kind === "end" ? verdict === "no" : verdict === "yes";
  if (holds) return state === "lapsed" ? "revive" : undefined;
  return state === "lapsed" ? undefined : "lapse";
}
