import { type CaseKind, type CaseOffice, type Done, openCase } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { grantObjection } from "./grant-objection.ts";
import * as refusals from "./refusals.ts";

interface ExclusionRow {
  readonly id: string;
  readonly place: string;
  readonly name: string;
  readonly department: string;
  readonly objection: string | null;
  readonly excludedBy: number;
}

/**
 * The business objects to having been left out: a case of the department, answered by somebody else. Once per
 * exclusion. Throws Refusals `exclusion-unknown`, `exclusion-objected`.
 */
export async function objectToExclusion(
  tx: Transaction,
  office: CaseOffice,
  by: Actor,
  given: {
    readonly creditCode: string;
    readonly exclusion: string;
    readonly text: string;
    readonly now: Date;
  },
): Promise<{ readonly case: string }> {
  const { county } = by;
  const [found] = await tx.query<ExclusionRow>(
    `select id, place_code as place, business_name as name, department, objection, excluded_by as "excludedBy"
     from finance.grant_exclusion
     where county = $1 and id = $2 and credit_code = $3 and lifted_at is null for update`,
    [county, given.exclusion, given.creditCode],
  );
  if (found === undefined) throw refusals.exclusionUnknown();
  if (found.objection !== null) throw refusals.objectedAlready();
  await tx.query(
    "update finance.grant_exclusion set objection = $3, objected_at = $4 where county = $1 and id = $2",
    [county, found.id, given.text, given.now],
  );
  const id = await openCase(tx, office, by, {
    ...{ county, lifeCycle: grantObjection.code, subject: `exclusion:${found.id}`, subjectName: found.name },
    ...{ place: found.place, department: found.department, note: given.text, now: given.now },
    title: { zh: "对剔除的异议", en: "Objection to an exclusion" },
    data: { subject: `business:${given.creditCode}`, exclusion: found.id, excludedBy: found.excludedBy },
  });
  return { case: id };
}

/** The answer goes beside the exclusion; one that is lifted leaves the business to the next run. */
async function keepAnswer(tx: Transaction, { after, act, by, reason, data, now }: Done): Promise<void> {
  if (act !== "lift" && act !== "uphold") return;
  if (by === "machine" || by.account === (after.data.excludedBy ?? data.excludedBy))
    throw refusals.ownExclusion();
  await tx.query(
    `update finance.grant_exclusion set answer = $3, answered_at = $4, answered_by_name = $5,
       lifted_at = case when $6 then $4::timestamptz end where county = $1 and id = $2`,
    [after.county, String(after.data.exclusion), reason, now, by.name, act === "lift"],
  );
}

export const grantObjectionKind: CaseKind = {
  cycle: grantObjection,
  after: (tx, _office, done) => keepAnswer(tx, done),
};
