import { createHash } from "node:crypto";
import type { CalendarDate, Wording } from "@olive/kernel";
import { type Files, findRow, outcomeExplainer, type PolicyProgram, type Snapshot } from "@olive/rules";
import { changeLines } from "./change-line.ts";
import { type MissingLine, missingLines, type ReasonLine, reasonLines } from "./reason-line.ts";

/** Why somebody is in a group, or not: what a proposal keeps, and a printed page says. */
export interface Reasons {
  readonly verdict: "yes" | "no" | "unknown";
  readonly lines: readonly ReasonLine[];
  readonly missing: readonly MissingLine[];
  readonly changes: readonly Wording[];
}

/** Gives reasons from one snapshot in memory. */
export interface Reasoner {
  readonly run: number;
  readonly asOf: CalendarDate;
  /** Undefined where the snapshot has nobody of that number, or no such policy is in force. */
  reasonsOf(residentId: string, policy: string): Reasons | undefined;
}

export interface ReasonerSource {
  readonly run: number;
  readonly program: PolicyProgram;
  readonly snapshot: Snapshot;
  readonly files: Files;
}

export function createReasoner({ run, program, snapshot, files }: ReasonerSource): Reasoner {
  const explainer = outcomeExplainer(program, snapshot, files);
  const inForce = new Set(program.policies.map(({ code }) => code));
  return {
    run,
    asOf: program.asOf,
    reasonsOf(residentId, policy) {
      const row = inForce.has(policy) ? findRow(snapshot, residentId) : -1;
      if (row < 0) return undefined;
      const explanation = explainer.explain(policy, row);
      return {
        verdict: explanation.verdict,
        lines: reasonLines(explanation.reason),
        missing: missingLines(explanation.missing),
        changes: changeLines(explanation),
      };
    },
  };
}

/** What was said, in thirty-two characters: two proposals with the same reasons have the same. */
export function digestReasons({ verdict, lines, missing }: Omit<Reasons, "changes">): string {
  return createHash("sha256").update(JSON.stringify({ verdict, lines, missing })).digest("hex").slice(0, 32);
}
