import { actOnCase } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { PolicySource } from "@olive/rules";
import { CYCLE_OF } from "../life-cycle/cycle-of.ts";
import { findGroup } from "../policy.ts";
import { type Proposal, readProposal } from "../proposal.ts";
import type { Reasoner } from "../reasons/reasoner.ts";
import { noticeUnknown } from "../refusals.ts";
import type { RecognitionOffice } from "../site.ts";
import { findEntry, openByHand } from "./open-by-hand.ts";

export interface ObjectionInput {
  readonly reference: string;
  readonly group: string;
  readonly text: string;
  readonly raisedBy: "person" | "helper" | "public";
  /** The person's name, or the helper's: in assisted mode both are kept. */
  readonly raiserName?: string | undefined;
  readonly notice?: string | undefined;
  readonly reasoner: Reasoner | undefined;
  readonly now: Date;
}

/**
 * Takes an objection down. What is open on it waits until it is answered; where nothing is open, a review begins: of
 * somebody in the group whether they belong there, of somebody outside whether they do.
 * @returns the proposal that the objection is to.
 */
export async function recordObjection(
  tx: Transaction,
  site: RecognitionOffice,
  actor: Actor,
  input: ObjectionInput,
): Promise<string> {
  const policy = findGroup(site.policies, input.group);
  const person = await findEntry(tx, actor.county, input.reference);
  if (input.notice !== undefined) await refuseUnposted(tx, input.notice, input.reference);
  const id = (await findOpen(tx, actor.county, input)) ?? (await openReview(tx, site, actor, input, policy));
  const proposal = await readProposal(tx, actor.county, id);
  await tx.query(INSERT, [
    ...[
      actor.county,
      person.placeCode,
      input.reference,
      policy.code,
      id,
      proposal.standingId,
      input.notice ?? null,
    ],
    ...[input.raisedBy, input.raiserName ?? (input.raisedBy === "person" ? person.name : null), input.text],
    ...[actor.account, actor.name, input.now],
  ]);
  await hold(tx, site, actor, proposal, input);
  return id;
}

const INSERT = `
  insert into recognition.objection (county, place_code, reference, policy, proposal_id, standing_id, notice_id, raised_by,
    raiser_name, text, recorded_by, recorded_by_name, recorded_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/** An objection on a notice is to a line of it, which the reader sees where its person lives in their area. */
async function refuseUnposted(tx: Transaction, notice: string, reference: string): Promise<void> {
  const posted = await tx.query(
    "select from recognition.notice_line where notice_id = $1 and reference = $2 limit 1",
    [notice, reference],
  );
  if (posted.length === 0) throw noticeUnknown();
}

async function findOpen(
  tx: Transaction,
  county: string,
  { reference, group }: ObjectionInput,
): Promise<string | undefined> {
  const [open] = await tx.query<{ id: string }>(
    `select id from recognition.proposal
     where county = $1 and reference = $2 and policy = $3 and kind <> 'question' and closed_at is null
     order by opened_at limit 1`,
    [county, reference, group],
  );
  return open?.id;
}

async function openReview(
  tx: Transaction,
  site: RecognitionOffice,
  actor: Actor,
  { reference, text, reasoner, now }: ObjectionInput,
  policy: PolicySource,
): Promise<string> {
  const [standing] = await tx.query<{ id: string }>(
    `select id from recognition.standing where county = $1 and reference = $2 and policy = $3 and ended_on is null`,
    [actor.county, reference, policy.code],
  );
  const kind = standing === undefined ? "enter" : "end";
  const opening = {
    kind,
    reference,
    policy,
    standingId: standing?.id ?? null,
    reason: text,
    reasoner,
    now,
  } as const;
  return openByHand(tx, site, actor, opening);
}

/** The clock of what was under way stops: the objection comes first. A second one joins the first. */
async function hold(
  tx: Transaction,
  { office }: RecognitionOffice,
  actor: Actor,
  { kind, state, caseId, departments }: Proposal,
  { text, now }: ObjectionInput,
): Promise<void> {
  const take = CYCLE_OF[kind].acts.takeObjection;
  if (take === undefined || !take.from.includes(state)) return;
  const department = departments[0] ?? null;
  const moved = { id: caseId, act: "takeObjection", reason: text, department, now };
  await actOnCase(tx, office, actor, { county: actor.county, ...moved });
}
