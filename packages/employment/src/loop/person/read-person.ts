import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { Needs } from "../../contracts/needs.ts";
import type { SeekerStanding } from "../keep-seeker.ts";
import type { Evidence } from "../placement/placement.ts";
import type { ReferralState } from "../referral/referral.ts";

export interface PersonClue {
  readonly id: string;
  readonly source: "data" | "selfReport" | "doorVisit";
  readonly policy: string | null;
  readonly reasons: readonly { readonly text?: string }[];
  readonly foundOn: CalendarDate;
  readonly verdict: "true" | "false" | "unclear" | null;
  readonly verdictOn: CalendarDate | null;
  readonly recordedBy: string | null;
}

/** A person's clues, the latest first. */
export function listClues(tx: Queryable, county: string, reference: string): Promise<PersonClue[]> {
  return tx.query<PersonClue>(
    `select id, source, policy, reasons, found_on as "foundOn", verdict, verdict_on as "verdictOn",
       recorded_by_name as "recordedBy"
     from employment.clue where county = $1 and reference = $2 order by found_on desc, recorded_at desc, id`,
    [county, reference],
  );
}

export interface PersonSeeker {
  readonly standing: SeekerStanding;
  readonly needs: Needs;
  readonly knownOn: CalendarDate;
}

export async function readSeeker(
  tx: Queryable,
  county: string,
  reference: string,
): Promise<PersonSeeker | undefined> {
  const [row] = await tx.query<PersonSeeker>(
    `select standing, needs, known_on as "knownOn" from employment.seeker where county = $1 and reference = $2`,
    [county, reference],
  );
  return row;
}

export interface PersonVisit {
  readonly id: string;
  readonly way: "home" | "phone" | "office";
  readonly outcome: "met" | "refusedHelp" | "nobodyHome" | "alreadyWorking" | "moved";
  readonly visitedOn: CalendarDate;
  readonly note: string | null;
  readonly asked: string[];
  readonly by: string;
}

export function listVisits(tx: Queryable, county: string, reference: string): Promise<PersonVisit[]> {
  return tx.query<PersonVisit>(
    `select id, way, outcome, visited_on as "visitedOn", note, asked, account_name as by
     from employment.visit where county = $1 and reference = $2 order by visited_on desc, recorded_at desc, id`,
    [county, reference],
  );
}

export interface PersonService {
  readonly id: string;
  readonly kind: "call" | "visit" | "guidance" | "training" | "referral" | "followUp";
  readonly heldOn: CalendarDate;
  readonly note: string | null;
  readonly by: string | null;
  readonly carriedOver: boolean;
}

export function listServices(tx: Queryable, county: string, reference: string): Promise<PersonService[]> {
  return tx.query<PersonService>(
    `select id, kind, held_on as "heldOn", note, account_name as by, origin = 'carriedOver' as "carriedOver"
     from employment.service_event where county = $1 and reference = $2
     order by held_on desc, recorded_at desc, id limit 500`,
    [county, reference],
  );
}

export interface PersonReferral {
  readonly id: string;
  readonly vacancy: string;
  readonly vacancyTitle: string;
  readonly employerName: string;
  readonly creditCode: string | null;
  readonly state: ReferralState;
  readonly sentOn: CalendarDate;
  readonly sentBy: string;
  readonly answerBy: CalendarDate;
  readonly answeredOn: CalendarDate | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly rank: number | null;
  readonly terms: { code: string; value: number }[];
  readonly overrideReason: string | null;
}

export function listReferrals(tx: Queryable, county: string, reference: string): Promise<PersonReferral[]> {
  return tx.query<PersonReferral>(
    `select r.id, r.vacancy_id as vacancy, v.title as "vacancyTitle", v.employer_name as "employerName",
       r.credit_code as "creditCode", r.state, r.sent_on as "sentOn", r.sent_by_name as "sentBy",
       r.answer_by as "answerBy", r.answered_on as "answeredOn", r.reason_code as "reasonCode", r.reason, r.rank,
       r.terms, r.override_reason as "overrideReason"
     from employment.referral r join employment.vacancy v on v.county = r.county and v.id = r.vacancy_id
     where r.county = $1 and r.reference = $2 order by r.sent_on desc, r.id`,
    [county, reference],
  );
}

export interface PersonPlacement {
  readonly id: string;
  readonly employerName: string;
  readonly creditCode: string | null;
  readonly vacancyTitle: string | null;
  readonly kind: "ordinary" | "publicPost" | "assistedEmployment" | "homeProcessing" | "craftHelper";
  readonly beganOn: CalendarDate;
  readonly standing: "provisional" | "confirmed" | "ended";
  readonly confirmedOn: CalendarDate | null;
  readonly confirmedBy: Evidence | null;
  readonly endedOn: CalendarDate | null;
  readonly endSource: Evidence | null;
}

export function listPlacements(tx: Queryable, county: string, reference: string): Promise<PersonPlacement[]> {
  return tx.query<PersonPlacement>(
    `select p.id, p.employer_name as "employerName", p.credit_code as "creditCode", v.title as "vacancyTitle", p.kind,
       p.began_on as "beganOn", p.standing, p.confirmed_on as "confirmedOn", p.confirmed_by as "confirmedBy",
       p.ended_on as "endedOn", p.end_source as "endSource"
     from employment.placement p left join employment.vacancy v on v.county = p.county and v.id = p.vacancy_id
     where p.county = $1 and p.reference = $2 order by p.began_on desc, p.id`,
    [county, reference],
  );
}

export interface PersonFollowUp {
  readonly placement: string;
  readonly month: 1 | 3 | 6 | 12;
  readonly dueOn: CalendarDate;
  readonly retained: boolean | null;
  readonly source: "data" | "person" | null;
  readonly answeredOn: CalendarDate | null;
  readonly note: string | null;
}

export function listPersonFollowUps(
  tx: Queryable,
  county: string,
  reference: string,
): Promise<PersonFollowUp[]> {
  return tx.query<PersonFollowUp>(
    `select f.placement_id as placement, f.month::int as month, f.due_on as "dueOn", f.retained, f.source,
       f.answered_on as "answeredOn", f.note
     from employment.follow_up f join employment.placement p on p.id = f.placement_id
     where f.county = $1 and p.reference = $2 order by f.placement_id, f.month`,
    [county, reference],
  );
}

export interface PersonPlan {
  readonly agreedOn: CalendarDate;
  readonly by: string;
  readonly steps: {
    kind: "training" | "referral" | "guidance" | "other";
    text: string;
    by: "person" | "worker";
    until: string | null;
  }[];
}

/** The plan that counts: the last one. */
export async function readPlan(
  tx: Queryable,
  county: string,
  reference: string,
): Promise<PersonPlan | undefined> {
  const [row] = await tx.query<PersonPlan>(
    `select agreed_on as "agreedOn", account_name as by, steps from employment.plan
     where county = $1 and reference = $2 order by recorded_at desc, id limit 1`,
    [county, reference],
  );
  return row;
}

export interface HouseholdMemberRow {
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly standing: SeekerStanding | null;
  readonly household: string;
}

/** Those who live with the person, the person among them, inside the reader's area. */
export function listHousehold(
  tx: Queryable,
  county: string,
  reference: string,
): Promise<HouseholdMemberRow[]> {
  return tx.query<HouseholdMemberRow>(
    `select m.reference, m.name, m.place_code as place, s.standing, m.household_reference as household
     from registry.person p
     join registry.person m on m.county = p.county and m.household_reference = p.household_reference and m.present
     left join employment.seeker s on s.county = m.county and s.reference = m.reference
     where p.county = $1 and p.reference = $2 order by m.birth, m.reference`,
    [county, reference],
  );
}
