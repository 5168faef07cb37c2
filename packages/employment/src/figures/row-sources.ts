import { type Bound, ON } from "./figure-filter.ts";

/**
 * Where figures come from: rows with id, place_code, reference, day, part (what the figure is made of), note, and days
 * or first where a figure asks for them. A figure is counted over the very rows that it opens to.
 */
export type RowSource = (bound: Bound) => string;

/** Decisions of recognition, through the view that it publishes. */
const recognitions: RowSource = ({ area, period }) => `
  select t.id::text as id, t.place_code, t.reference, t.decided_on as day, t.policy as part, t.account_name as note
  from recognition.person_time t where ${area("t")} and ${period("t.decided_on")}`;

/** Outcomes of a visit at which somebody spoke with the person. */
const SPOKEN = "('met', 'refusedHelp', 'alreadyWorking')";

/**
 * A contact counts where it was recorded inside the same area: a figure doesn't depend on who asks. A visit is a service
 * whatever it met, so that visits are asked for their outcome.
 */
const clues: RowSource = ({ area, period }) => `
  select c.id::text as id, c.place_code, c.reference, c.found_on as day, c.source as part, c.recorded_by_name as note,
    min(contact.day) - c.found_on as days
  from employment.clue c left join (
    select s.reference, s.held_on as day from employment.service_event s
    where ${area("s")} and ${period("s.held_on")} and s.kind <> 'visit'
    union all
    select v.reference, v.visited_on from employment.visit v
    where ${area("v")} and ${period("v.visited_on")} and v.outcome in ${SPOKEN}
  ) as contact on contact.reference = c.reference and contact.day >= c.found_on
  where ${area("c")} and ${period("c.found_on")} group by c.id`;

const services: RowSource = ({ area, period }) => `
  select e.id::text as id, e.place_code, e.reference, e.held_on as day, e.kind as part, e.account_name as note
  from employment.service_event e where ${area("e")} and ${period("e.held_on")}`;

const visits: RowSource = ({ area, period }) => `
  select v.id::text as id, v.place_code, v.reference, v.visited_on as day, v.outcome as part, v.account_name as note
  from employment.visit v where ${area("v")} and ${period("v.visited_on")}`;

/** Who was placed twice counts as a person where they were placed first. */
const placements: RowSource = ({ area, period }) => `
  select p.id::text as id, p.place_code, p.reference, p.began_on as day, p.kind as part, p.employer_name as note,
    row_number() over (partition by p.reference order by p.began_on, p.id) = 1 as first,
    p.began_on - clue.found_on as days
  from employment.placement p left join lateral (
    select min(c.found_on) as found_on from employment.clue c
    where ${area("c")} and c.reference = p.reference and c.found_on <= p.began_on) as clue on true
  where ${area("p")} and ${period("p.began_on")}`;

/** Not answered by the day is unknown, which is no "lost". */
const followUps: RowSource = ({ area, period }) => `
  select f.placement_id::text || '/' || f.month as id, f.place_code, f.reference, f.due_on as day,
    case when f.retained is null or f.answered_on > ${ON} then 'unknown' when f.retained then 'yes' else 'no' end as part,
    p.employer_name as note, f.month
  from employment.follow_up f join employment.placement p on p.id = f.placement_id
  where ${area("f")} and ${period("f.due_on")}`;

/** The answer as it was on the day, so that a past day is counted as it was. */
const referrals: RowSource = ({ area, period }) => `
  select r.id::text as id, r.place_code, r.reference, r.sent_on as day, v.title as note,
    case
      when r.answered_on <= ${ON} and r.state in ('accepted', 'placed') then 'accepted'
      when r.answered_on <= ${ON} and r.state in ('refusedByEmployer', 'refusedByPerson', 'withdrawn') then r.state
      when r.answer_by < ${ON} then 'silent'
      else 'waiting' end as part
  from employment.referral r left join employment.vacancy v on v.id = r.vacancy_id
  where ${area("r")} and ${period("r.sent_on")}`;

const refusals: RowSource = ({ area, period }) => `
  select r.id::text as id, r.place_code, r.reference, r.refused_on as day, r.reason_code as part, r.reason as note
  from employment.refusal r where ${area("r")} and ${period("r.refused_on")}`;

/** Whether a refusal was justified is a person's judgement; nobody's yet by the day is unknown. */
const judgedRefusals: RowSource = ({ area, period }) => `
  select r.id::text as id, r.place_code, r.reference, r.refused_on as day, r.reason as note,
    case when r.justified is null or r.judged_at >= ${ON} + 1 then 'unknown' when r.justified then 'yes' else 'no' end as part
  from employment.refusal r where ${area("r")} and ${period("r.refused_on")}`;

/** Terms of support that ran at any time of the period. */
const supportTerms: RowSource = ({ area }) => `
  select s.id::text as id, s.place_code, s.reference, s.from_on as day, s.kind as part, null::text as note
  from employment.support_term s
  where ${area("s")} and s.from_on <= ${ON} and (s.until_on is null or s.until_on > $4::date)`;

export const ROW_SOURCES = {
  ...{ recognitions, clues, services, visits, placements, followUps, referrals, refusals, judgedRefusals },
  supportTerms,
} satisfies Record<string, RowSource>;

export type SourceName = keyof typeof ROW_SOURCES;
