import type { CalendarDate } from "@olive/kernel";
import type { FOLLOW_UP_MONTHS, POST_KINDS } from "../contracts/loop-shapes.ts";

/** Somebody of whom a row speaks, as the hand-over had them; ids are the hand-over's own UUIDs. */
interface CarriedRow {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly place: string;
}

type PostKind = (typeof POST_KINDS)[number];

export interface CarriedPost {
  readonly id: string;
  readonly creditCode: string;
  readonly employerName: string;
  readonly title: string;
  readonly occupation: string;
  readonly kind: PostKind;
  readonly place: string;
  readonly seats: number;
  readonly postedOn: string;
}
export interface CarriedClue extends CarriedRow {
  readonly foundOn: CalendarDate;
  readonly verdict: "true" | "false" | "unclear";
}
export interface CarriedVisit extends CarriedRow {
  readonly outcome: string;
  readonly visitedOn: CalendarDate;
}
export interface CarriedService extends CarriedRow {
  readonly kind: string;
  readonly heldOn: CalendarDate;
}
export interface CarriedReferral extends CarriedRow {
  readonly vacancyId: string;
  readonly creditCode: string;
  readonly state: string;
  readonly sentOn: CalendarDate;
  readonly answerBy: CalendarDate;
  readonly answeredOn: CalendarDate | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
}
export interface CarriedRefusal extends CarriedRow {
  readonly referralId: string;
  readonly vacancyId: string;
  readonly reasonCode: string;
  readonly reason: string;
  readonly refusedOn: CalendarDate;
  readonly justified: boolean | null;
}
export interface CarriedPlacement extends CarriedRow {
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
  readonly month: (typeof FOLLOW_UP_MONTHS)[number];
  readonly reference: string;
  readonly place: string;
  readonly dueOn: CalendarDate;
  readonly source: "data" | "person" | null;
  readonly retained: boolean | null;
  readonly answeredOn: CalendarDate | null;
}
export interface CarriedTerm extends CarriedRow {
  readonly kind: string;
  readonly fromOn: CalendarDate;
  readonly untilOn: CalendarDate;
}

/** What an earlier system recorded, as it is handed over. */
export interface CarriedHistory {
  readonly posts: readonly CarriedPost[];
  readonly clues: readonly CarriedClue[];
  readonly visits: readonly CarriedVisit[];
  readonly services: readonly CarriedService[];
  readonly referrals: readonly CarriedReferral[];
  readonly refusals: readonly CarriedRefusal[];
  readonly placements: readonly CarriedPlacement[];
  readonly followUps: readonly CarriedFollowUp[];
  readonly terms: readonly CarriedTerm[];
}
