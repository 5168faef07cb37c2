import type { Queryable } from "@olive/db";
import type { Demands } from "../vacancy/demand-grounds.ts";
import { introductionUnknown } from "./refusals.ts";

/** What an employer sees of a person: the name, and the facts that the post itself demands. Nothing on health. */
export interface OwnIntroduction {
  readonly id: string;
  readonly reference: string;
  readonly placeCode: string;
  readonly name: string;
  readonly vacancyId: string;
  readonly title: string;
  readonly state: "sent" | "accepted";
  readonly sentOn: string;
  readonly answerBy: string | null;
  /** Of what the post demands, what is known of the person. */
  readonly facts: {
    readonly schooling?: number;
    readonly certificates?: readonly string[];
    readonly skills?: readonly string[];
  };
}

type Stored = Omit<OwnIntroduction, "facts"> & {
  readonly demands: Demands;
  readonly schooling: number | null;
  readonly certificates: readonly string[] | null;
  readonly skills: readonly string[] | null;
};

/**
 * Introductions to an employer that wait for its answer, the earliest due first, then those that it accepted and that
 * haven't begun. Read as the system, for an employer has no area: the credit code is the condition.
 */
export async function listOwnIntroductions(
  tx: Queryable,
  county: string,
  creditCode: string,
  only?: string,
): Promise<OwnIntroduction[]> {
  const rows = await tx.query<Stored>(
    `select r.id, r.reference, r.place_code as "placeCode", r.name, r.vacancy_id as "vacancyId", v.title, r.state,
       r.sent_on as "sentOn", r.answer_by as "answerBy", v.demands, (s.needs ->> 'schooling')::integer as schooling,
       s.needs -> 'certificates' as certificates, s.needs -> 'skills' as skills
     from employment.referral r
     join employment.vacancy v on v.county = r.county and v.id = r.vacancy_id
     left join employment.seeker s on s.county = r.county and s.reference = r.reference
     where r.county = $1 and r.credit_code = $2 and r.state in ('sent', 'accepted')
       and ($3::uuid is null or r.id = $3)
     order by (r.state = 'accepted'), r.answer_by nulls last, r.sent_on, r.id limit 200`,
    [county, creditCode, only ?? null],
  );
  return rows.map(({ demands, schooling, certificates, skills, ...row }) => ({
    ...row,
    facts: {
      ...(demands.schooling === undefined || schooling === null ? {} : { schooling }),
      ...(demands.certificates === undefined || certificates === null ? {} : { certificates }),
      ...(demands.skills === undefined || skills === null ? {} : { skills }),
    },
  }));
}

/** One of them. Throws Refusal `introduction-unknown`, also where it is another employer's. */
export async function loadOwnIntroduction(
  tx: Queryable,
  county: string,
  creditCode: string,
  id: string,
): Promise<OwnIntroduction> {
  const [found] = await listOwnIntroductions(tx, county, creditCode, id);
  if (found === undefined) throw introductionUnknown();
  return found;
}
