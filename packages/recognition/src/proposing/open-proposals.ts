import { type By, openCases } from "@olive/cases";
import type { Transaction } from "@olive/db";
import { addWorkingDays, fromDateNumber, today } from "@olive/kernel";
import type { RecognitionOffice } from "../site.ts";
import { caseOf, type Draft, rowOf, subjectOf } from "./draft.ts";

export interface OpenProposalsInput {
  readonly county: string;
  readonly drafts: readonly Draft[];
  readonly reason?: string;
  readonly now: Date;
}

/**
 * Opens proposals with their cases, in a few statements for thousands. Who has such a proposal open already keeps that
 * one: proposing twice is proposing once.
 * @returns how many were opened.
 */
export async function openProposals(
  tx: Transaction,
  { office }: RecognitionOffice,
  by: By,
  { county, drafts, reason, now }: OpenProposalsInput,
): Promise<number> {
  const cases = drafts.map(caseOf);
  const opened = await openCases(tx, office, by, {
    county,
    cases,
    now,
    ...(reason === undefined ? {} : { reason }),
  });
  const byCase = new Map(opened.map(({ id, lifeCycle, subject }) => [`${lifeCycle} ${subject}`, id]));
  const rows = drafts.flatMap((draft) => {
    const id = byCase.get(`${caseOf(draft).lifeCycle} ${subjectOf(draft)}`);
    return id === undefined ? [] : [{ ...rowOf(draft, id), due_on: dueOn(office, draft, now) }];
  });
  await tx.query(INSERT, [county, JSON.stringify(rows), by === "machine" ? null : by.account, now]);
  return rows.length;
}

/** The due date that the case's first step begins with. */
function dueOn({ lifeCycles }: RecognitionOffice["office"], draft: Draft, now: Date): string {
  const cycle = lifeCycles.get(caseOf(draft).lifeCycle);
  return fromDateNumber(addWorkingDays(today(now), cycle.states[cycle.starts]?.clock ?? 1));
}

const INSERT = `
  insert into recognition.proposal (id, county, place_code, reference, name, policy, kind, run_id, policy_version,
    verdict, reasons, missing, reasons_digest, departments, outstanding, case_id, state, department, standing_id, due_on,
    opened_by, opened_at, changed_at)
  select g.id, $1, g.place_code, g.reference, g.name, g.policy, g.kind, g.run_id, g.policy_version, g.verdict, g.reasons,
    g.missing, g.reasons_digest, g.departments, g.outstanding, g.case_id, g.state, g.department, g.standing_id,
    g.due_on, $3, $4, $4
  from jsonb_to_recordset($2::jsonb) as g (id uuid, place_code text, reference text, name text, policy text, kind text,
    run_id integer, policy_version text, verdict text, reasons jsonb, missing jsonb, reasons_digest text,
    departments text[], outstanding text[], case_id uuid, state text, department text, standing_id uuid,
    due_on date)`;
