import type { Actor } from "@olive/http";
import type { CalendarDate, Wording } from "@olive/kernel";
import type { OwnerLevel } from "./life-cycle/life-cycle.ts";

/** Who acts: a signed-in person, or the machine (sweeps, runs, imports), which never ends a case. */
export type By = Actor | "machine";

/** Whoever may own the case now, where nobody does yet. */
export interface Team {
  readonly act: string;
  readonly level: OwnerLevel;
  /** Place code of the village, township or county that answers. */
  readonly area: string;
  readonly department: string | null;
}

export interface Owner {
  readonly account: number;
  readonly name: string;
}

/** A case as it stands: one state, one owner (or team, for a working day at most), one next step, one due date. */
export interface Case {
  readonly id: string;
  readonly county: string;
  /** Twelve-digit code of where the subject lives. */
  readonly place: string;
  readonly lifeCycle: string;
  /** `person:<reference>`, `household:…`, `business:…`, `fact:…`. */
  readonly subject: string;
  readonly subjectName: string;
  readonly title: Wording;
  readonly state: string;
  readonly department: string | null;
  readonly team: Team;
  readonly owner: Owner | null;
  readonly unownedSince: Date | null;
  readonly dueOn: CalendarDate | null;
  /** 0-100, with its reasons: it orders work lists and decides nothing. */
  readonly risk: number;
  readonly riskReasons: readonly Wording[];
  /** How far it was urged: 0 not yet, 1 reminded, 2 raised, 3 reassigned. */
  readonly urged: number;
  readonly urgeFrom: CalendarDate | null;
  readonly urgeOn: CalendarDate | null;
  readonly raisedTo: number | null;
  readonly note: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly openedAt: Date;
  readonly openedBy: number | null;
  readonly stateSince: Date;
  readonly closedAt: Date | null;
  readonly outcome: string | null;
  readonly confirmedBy: number | null;
  readonly version: number;
}

/** One change of a case. `version` counts from 1 without a gap; replayed in order they give the case. */
export interface CaseEvent {
  readonly version: number;
  readonly at: Date;
  readonly actor: Owner | null;
  readonly act: string;
  readonly from: string | null;
  readonly to: string;
  readonly owner: Owner | null;
  readonly dueOn: CalendarDate | null;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}
