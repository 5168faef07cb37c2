import type { Act } from "@olive/access";
import type { Wording } from "@olive/kernel";
import type { z } from "zod";

/** Who answers: somebody of the subject's village, its township, the county as a whole, or one department of it. */
export const OWNER_LEVELS = ["village", "township", "county", "department"] as const;

export type OwnerLevel = (typeof OWNER_LEVELS)[number];

/** Which accounts may own a case in a state: those whose role gives the act, at this level of the case's place. */
export interface OwnerRule {
  readonly act: Act;
  /** `department` means the one that the case names (`case.department`). */
  readonly level: OwnerLevel;
  /** Whoever opened the case, wherever they work, while they are at work and have the act; the level after that. */
  readonly prefers?: "opener";
}

/**
 * When an overdue case moves by itself, in working days after the due date: somebody is reminded, then a superior
 * sees it, then it has another owner. 0 is the due date itself.
 */
export interface Thresholds {
  readonly remind: number;
  readonly rise: number;
  readonly reassign: number;
}

export interface OpenState {
  readonly name: Wording;
  /** The one next step, as the owner reads it. */
  readonly next: Wording;
  readonly owner: OwnerRule;
  /** Working days that the step may take. A county may set others (`cases.yaml`). */
  readonly clock: number;
  readonly thresholds: Thresholds;
}

/** A confirmed outcome. */
export interface EndState<S extends string = string> {
  readonly name: Wording;
  /** Where the case goes on when data contradict the outcome. */
  readonly reopensTo: S;
}

/** Whose act it is: `owner` the case's owner alone; `team` anybody who could own it; `anyone` whoever has the act. */
export type Relation = "owner" | "team" | "anyone" | "opener";

export interface Doer {
  readonly act: Act;
  readonly relation: Relation;
  /** Who proposes may not approve: not whoever opened the case, or did the last act. */
  readonly otherThan?: readonly ("opener" | "previous")[];
}

export interface Needs {
  /** A reason in the actor's own words; always asked of whoever refuses, ends or hands back. */
  readonly reason?: boolean;
  /** What else must be given, by name. */
  readonly data?: z.ZodObject;
}

export interface Transition<S extends string = string, E extends string = string> {
  /** On the button. */
  readonly name: Wording;
  readonly from: readonly S[];
  readonly to: S | E;
  /** `machine` where data or a date decide; a machine never enters an end. */
  readonly who: Doer | "machine";
  readonly needs?: Needs;
  /** The actor confirms the outcome by name: every way into an end does. */
  readonly confirms?: boolean;
  /** The step's due date stays, as the same step goes on (a note, one answer of several). */
  readonly keepsClock?: boolean;
  /** Only by the slice's own command, which does more than move the case; the case page shows no button. */
  readonly internal?: boolean;
}

/** One total record of what can happen to a case: states, ends and transitions, and nothing beside it. */
export interface LifeCycle<S extends string = string, E extends string = string, A extends string = string> {
  readonly kind: "lifeCycle";
  readonly code: string;
  readonly name: Wording;
  readonly starts: S;
  readonly states: Readonly<Record<S, OpenState>>;
  readonly ends: Readonly<Record<E, EndState<S>>>;
  readonly acts: Readonly<Record<A, Transition<S, E>>>;
}

/** Declares a life cycle: gives the types, and the mark by which the model check finds it wherever it is exported. */
export function defineLifeCycle<
  const S extends string,
  const E extends string,
  const A extends string,
>(parts: {
  readonly code: string;
  readonly name: Wording;
  readonly starts: NoInfer<S>;
  readonly states: Readonly<Record<S, OpenState>>;
  readonly ends: Readonly<Record<E, EndState<NoInfer<S>>>>;
  readonly acts: Readonly<Record<A, Transition<NoInfer<S>, NoInfer<E>>>>;
}): LifeCycle<S, E, A> {
  return { ...parts, kind: "lifeCycle" };
}

/** Whether the value was made by `defineLifeCycle`. */
export function isLifeCycle(value: unknown): value is LifeCycle {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "lifeCycle";
}
