import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import type { PolicySource, RecognitionTerms } from "@olive/rules";
import type { Proposal } from "../proposal.ts";

/** An act on a proposal before it is done: the locked row, the policy, who asks for what. */
export interface Asked {
  readonly proposal: Proposal;
  readonly policy: PolicySource;
  readonly terms: RecognitionTerms;
  readonly actor: Actor;
  readonly reason: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly now: Date;
  readonly today: CalendarDate;
}

/** What an act comes to: the act of the life cycle, where the case goes, and what is kept beside it. */
export interface Step {
  readonly act: string;
  readonly department?: string | null;
  readonly dueOn?: CalendarDate;
  readonly data?: Readonly<Record<string, unknown>>;
  keeps?(tx: Transaction): Promise<unknown>;
}

/** Decides one act; throws a Refusal where it may not be. */
export type Prepare = (tx: Transaction, asked: Asked) => Promise<Step> | Step;
