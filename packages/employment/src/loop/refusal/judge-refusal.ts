import { openCases } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { refusalReview } from "../../life-cycle/refusal-review.ts";
import { findEntry, subjectOf } from "../help-case.ts";
import type { LoopOffice } from "../loop-site.ts";
import { judgedAlready, judgeIsRecorder, refusalUnknown } from "../refusals.ts";

export interface JudgementInput {
  readonly id: string;
  readonly justified: boolean;
  readonly judgement: string;
  readonly now: Date;
}

export interface Judged {
  readonly reference: string;
  /** Unjustified ones of this person since the department last decided. */
  readonly unjustified: number;
  /** The open review, where the number was reached. */
  readonly review: string | null;
}

/**
 * A named person, who didn't record the refusal, says whether it was justified. At the county's number of unjustified
 * ones the department is told by a case of its own and decides; nothing else follows from the count.
 */
export async function judgeRefusal(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  { id, justified, judgement, now }: JudgementInput,
): Promise<Judged> {
  const { county } = actor;
  const [row] = await tx.query<{ reference: string; justified: boolean | null; recordedBy: number | null }>(
    `select reference, justified, recorded_by as "recordedBy" from employment.refusal
     where county = $1 and id = $2 for update`,
    [county, id],
  );
  if (row === undefined) throw refusalUnknown();
  if (row.justified !== null) throw judgedAlready();
  if (row.recordedBy === actor.account) throw judgeIsRecorder();
  await tx.query(
    `update employment.refusal set justified = $3, judged_by = $4, judged_by_name = $5, judged_at = $6, judgement = $7
     where county = $1 and id = $2`,
    [county, id, justified, actor.account, actor.name, now, judgement],
  );
  const { reference } = row;
  const unjustified = await countUnjustified(tx, county, reference);
  const rule = site.settings.refusals;
  const reached = !justified && rule !== undefined && unjustified >= rule.informAfter;
  return {
    reference,
    unjustified,
    review: reached ? await inform(tx, site, actor, reference, unjustified, now) : null,
  };
}

/** Since the last review was decided: the department doesn't decide on the same ones twice. */
async function countUnjustified(tx: Transaction, county: string, reference: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `select count(*)::int as n from employment.refusal where county = $1 and reference = $2 and justified = false
       and informed_case is null`,
    [county, reference],
  );
  return row?.n ?? 0;
}

async function inform(
  tx: Transaction,
  { office, settings }: LoopOffice,
  actor: Actor,
  reference: string,
  times: number,
  now: Date,
): Promise<string | null> {
  const rule = settings.refusals;
  if (rule === undefined) return null;
  const person = await findEntry(tx, actor.county, reference);
  const reason = `${times} 次不去，判断为无正当理由；${rule.reference}`;
  const [opened] = await openCases(tx, office, actor, {
    ...{ county: actor.county, reason, now },
    cases: [
      {
        ...{ lifeCycle: refusalReview.code, subject: subjectOf(reference), subjectName: person.name },
        ...{ place: person.placeCode, department: rule.department, note: reason, data: { times } },
        title: { zh: `${times} 次不去，请复核`, en: `${times} refusals, to be reviewed` },
      },
    ],
  });
  if (opened === undefined) return null;
  await tx.query(
    `update employment.refusal set informed_case = $3
     where county = $1 and reference = $2 and justified = false and informed_case is null`,
    [actor.county, reference, opened.id],
  );
  return opened.id;
}
