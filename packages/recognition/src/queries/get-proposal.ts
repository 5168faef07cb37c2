import { type Case, type CaseEvent, listEvents, readCase } from "@olive/cases";
import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { offerActs } from "../acts/offer-acts.ts";
import { findGroup, termsOf } from "../policy.ts";
import { type Proposal, readProposal } from "../proposal.ts";
import { proposalUnknown } from "../refusals.ts";
import type { RecognitionOffice } from "../site.ts";

export interface AnswerRow {
  readonly department: string;
  readonly answer: "confirm" | "object" | "askData" | "supplied";
  readonly reason: string | null;
  readonly account: number;
  readonly by: string;
  readonly at: Date;
}

export interface ObjectionRow {
  readonly id: string;
  readonly raisedBy: "person" | "helper" | "public";
  readonly raiserName: string | null;
  readonly text: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly upheld: boolean | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
}

export interface ProposalDetail {
  readonly proposal: Proposal;
  readonly kase: Case;
  readonly events: readonly CaseEvent[];
  readonly answers: readonly AnswerRow[];
  readonly objections: readonly ObjectionRow[];
  readonly acts: ReturnType<typeof offerActs>;
}

/** One proposal with its case, what was answered, and what the reader may do. */
export async function getProposal(
  tx: Queryable,
  site: RecognitionOffice,
  actor: Actor,
  id: string,
): Promise<ProposalDetail> {
  const proposal = await readProposal(tx, actor.county, id);
  const kase = await readCase(tx, actor.county, proposal.caseId);
  if (kase === undefined) throw proposalUnknown();
  const events = await listEvents(tx, kase);
  const answers = await listAnswers(tx, id);
  const objections = await listObjections(tx, id);
  const policy = findGroup(site.policies, proposal.policy);
  const offering = { proposal, kase, terms: termsOf(policy), previous: lastActor(events) };
  const answered = answers.map(({ account }) => account);
  return { proposal, kase, events, answers, objections, acts: offerActs(actor, { ...offering, answered }) };
}

/** Whoever last moved the case on by hand. */
function lastActor(events: readonly CaseEvent[]): number | null {
  const moved = events.filter(({ actor, from, to }) => actor !== null && from !== to);
  return moved.at(-1)?.actor?.account ?? null;
}

function listAnswers(tx: Queryable, id: string): Promise<AnswerRow[]> {
  return tx.query<AnswerRow>(
    `select department, answer, reason, account, account_name as by, answered_at as at
     from recognition.answer where proposal_id = $1 order by id`,
    [id],
  );
}

function listObjections(tx: Queryable, id: string): Promise<ObjectionRow[]> {
  return tx.query<ObjectionRow>(
    `select id, raised_by as "raisedBy", raiser_name as "raiserName", text, recorded_by_name as "recordedBy",
       recorded_at as "recordedAt", upheld, answer, answered_by_name as "answeredBy"
     from recognition.objection where proposal_id = $1 order by recorded_at, id`,
    [id],
  );
}
