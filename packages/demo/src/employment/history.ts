import type { CalendarDate } from "@olive/kernel";
import type { CarriedStandingRow } from "./make-standings.ts";
import type { PastPost } from "./past-posts.ts";

/** Somebody of the demo, by reference; no number. */
export interface DemoPerson {
  readonly reference: string;
  readonly name: string;
  readonly place: string;
}

export interface CarriedClue extends DemoPerson {
  readonly id: string;
  readonly foundOn: CalendarDate;
  readonly verdict: "true" | "false";
}
export interface CarriedVisit extends DemoPerson {
  readonly id: string;
  readonly outcome: "met" | "refusedHelp" | "nobodyHome" | "alreadyWorking";
  readonly visitedOn: CalendarDate;
}
export interface CarriedService extends DemoPerson {
  readonly id: string;
  readonly kind: string;
  readonly heldOn: CalendarDate;
}
export interface CarriedReferral extends DemoPerson {
  readonly id: string;
  readonly vacancyId: string;
  readonly creditCode: string;
  readonly state: "placed" | "refusedByEmployer" | "refusedByPerson" | "silent";
  readonly sentOn: CalendarDate;
  readonly answerBy: CalendarDate;
  readonly answeredOn: CalendarDate | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
}
export interface CarriedRefusal extends DemoPerson {
  readonly id: string;
  readonly referralId: string;
  readonly vacancyId: string;
  readonly reasonCode: string;
  readonly reason: string;
  readonly refusedOn: CalendarDate;
  readonly justified: boolean | null;
}
export interface CarriedPlacement extends DemoPerson {
  readonly id: string;
  readonly vacancyId: string;
  readonly creditCode: string;
  readonly employerName: string;
  readonly kind: string;
  readonly beganOn: CalendarDate;
  readonly standing: "provisional" | "confirmed" | "ended";
  readonly confirmedOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
}
export interface CarriedFollowUp {
  readonly placementId: string;
  readonly month: 1 | 3 | 6 | 12;
  readonly reference: string;
  readonly place: string;
  readonly dueOn: CalendarDate;
  readonly source: "data" | "person" | null;
  readonly retained: boolean | null;
  readonly answeredOn: CalendarDate | null;
}
export interface CarriedTerm extends DemoPerson {
  readonly id: string;
  readonly kind: string;
  readonly fromOn: CalendarDate;
  readonly untilOn: CalendarDate;
}

/** What another system is taken to have handed over. */
export interface DemoHistory {
  readonly posts: readonly PastPost[];
  readonly standings: readonly CarriedStandingRow[];
  readonly clues: readonly CarriedClue[];
  readonly visits: readonly CarriedVisit[];
  readonly services: readonly CarriedService[];
  readonly referrals: readonly CarriedReferral[];
  readonly refusals: readonly CarriedRefusal[];
  readonly placements: readonly CarriedPlacement[];
  readonly followUps: readonly CarriedFollowUp[];
  readonly terms: readonly CarriedTerm[];
}
