import { checkPurpose, mountScoped, type ScopedWork } from "@olive/access";
import { BUILT_IN_ACTS, type CaseEvent } from "@olive/cases";
import { fromDateNumber, today } from "@olive/kernel";
import { namesOfPlaces } from "@olive/registry";
import type { FastifyInstance } from "fastify";
import { BULK_ACTS } from "../acts/steps.ts";
import { actOnProposal } from "../commands/act-on-proposal.ts";
import { actOnProposalRoute, getProposalRoute, listProposalsRoute } from "../contracts/proposal.ts";
import { anyStateName, CYCLE_OF, stateName } from "../life-cycle/cycle-of.ts";
import { findGroup, isRecognisedJointly, termsOf } from "../policy.ts";
import { type Proposal, readProposal } from "../proposal.ts";
import { getProposal, type ObjectionRow, type ProposalDetail } from "../queries/get-proposal.ts";
import { countByGroup, countByState, listProposals } from "../queries/list-proposals.ts";
import { type Showing, showProposal } from "../queries/show-proposal.ts";
import type { RecognitionSite } from "../site.ts";

export function showingOf(site: RecognitionSite, now = new Date()): Showing {
  const nameOf = namesOfPlaces(site.places);
  return {
    policies: site.policies,
    nameOf: (place) => nameOf(place) ?? place,
    today: fromDateNumber(today(now)),
  };
}

/** The list of proposals, one proposal, and acts on it. */
export function serveProposals(app: FastifyInstance, site: RecognitionSite): void {
  mountScoped(app, site, listProposalsRoute, async ({ tx, actor, about }, { query }) => {
    const { after, limit, ...filter } = query;
    const page = await listProposals(tx, actor, { filter, after, limit });
    for (const { reference } of page.proposals) about.person(reference);
    const states = await countByState(tx, actor, filter);
    const showing = showingOf(site);
    return {
      ...{ total: page.total, seenAt: page.seenAt.toISOString(), next: page.next },
      proposals: page.proposals.map((one) => showProposal(one, showing)),
      groups: withWaiting(site, await countByGroup(tx, actor, filter)),
      states: showStates(states, filter.state),
      bulkActs: bulkActsOf(
        actor.acts,
        filter.state === undefined ? states : states.filter(({ code }) => code === filter.state),
      ),
    };
  });
  mountScoped(app, site, getProposalRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const detail = await getProposal(work.tx, site, work.actor, params.id);
    tellAbout(work, detail.proposal);
    return showDetail(site, detail);
  });
  mountScoped(app, site, actOnProposalRoute, async (work, { params, body }) => {
    const { act, reason, revision, informed, upheld } = body;
    const data = { ...informed, ...(upheld === undefined ? {} : { upheld }) };
    const input = { id: params.id, act, reason, revision, data, now: new Date() };
    const before = await actOnProposal(work.tx, site, work.actor, input);
    tellAbout(work, before);
    if (reason !== undefined) work.about.reason(reason);
    work.about.detail({ act, group: before.policy });
    const after = await readProposal(work.tx, work.actor.county, params.id);
    const { state, outcome } = showProposal(after, showingOf(site));
    return { state, outcome, revision: after.revision };
  });
}

/** The states that there are, and the one that is asked for, though nobody is in it any more. */
function showStates(states: Awaited<ReturnType<typeof countByState>>, asked: string | undefined) {
  const shown = states.map(({ code, kind, count }) => ({ ...stateName(kind, code), count }));
  if (asked === undefined || shown.some(({ code }) => code === asked)) return shown;
  return [...shown, { ...anyStateName(asked), count: 0 }];
}

export function tellAbout(
  { about }: ScopedWork,
  { id, reference }: Pick<Proposal, "id" | "reference">,
): void {
  about.subject("proposal", id);
  about.person(reference);
}

/** Every jointly recognised group in the policies' order; those without any too, so that the row of groups stands. */
function withWaiting({ policies }: RecognitionSite, counts: readonly { code: string; count: number }[]) {
  const byCode = new Map(counts.map(({ code, count }) => [code, count]));
  return policies.policies
    .filter(isRecognisedJointly)
    .map(({ code, name }) => ({ code, name, waiting: byCode.get(code) ?? 0 }));
}

const BULK_NEEDS: Readonly<
  Record<(typeof BULK_ACTS)[number], { readonly state: string; readonly act: string }>
> = {
  confirm: { state: "confirming", act: "recognition.answer" },
  checkAgrees: { state: "checking", act: "recognition.checkLocal" },
  inform: { state: "informing", act: "recognition.answer" },
  approve: { state: "deciding", act: "recognition.approve" },
  drop: { state: "lapsed", act: "recognition.answer" },
};

function bulkActsOf(acts: readonly string[], states: readonly { readonly code: string }[]) {
  return BULK_ACTS.filter((code) => {
    const needs = BULK_NEEDS[code];
    return acts.includes(needs.act) && states.some((one) => one.code === needs.state);
  }).map((code) => ({ code, name: CYCLE_OF.enter.acts[code]?.name ?? { zh: code, en: code } }));
}

function showDetail(site: RecognitionSite, detail: ProposalDetail) {
  const { proposal, kase, acts } = detail;
  const policy = findGroup(site.policies, proposal.policy);
  const cycle = CYCLE_OF[proposal.kind];
  return {
    ...showProposal(proposal, showingOf(site)),
    ...{ caseId: proposal.caseId, policyReference: policy.reference, run: proposal.runId },
    ...{
      reasons: proposal.reasons.map((line) => ({
        ...line,
        values: [...line.values],
        sources: [...line.sources],
      })),
    },
    ...{ missing: [...proposal.missing], next: cycle.states[proposal.state]?.next ?? null },
    ...{
      owner: kase.owner?.name ?? null,
      local: termsOf(policy).local,
      departments: [...proposal.departments],
    },
    answers: detail.answers.map(({ department, answer, reason, by, at }) => ({
      ...{ department, answer, reason, by, at: at.toISOString() },
    })),
    ...{ informed: proposal.informed, objectUntil: proposal.objectUntil, acts },
    objections: detail.objections.map(showObjection),
    events: detail.events.map((event) => showEvent(proposal, event)),
    canObject: proposal.closedAt === null && proposal.kind !== "question",
  };
}

export function showObjection({ recordedAt, ...objection }: ObjectionRow) {
  return { ...objection, recordedAt: recordedAt.toISOString() };
}

function showEvent({ kind }: Proposal, { at, actor, act, to, reason }: CaseEvent) {
  const builtIn: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = BUILT_IN_ACTS;
  const name = CYCLE_OF[kind].acts[act]?.name ?? builtIn[act] ?? { zh: act, en: act };
  return {
    at: at.toISOString(),
    by: actor?.name ?? null,
    act: name,
    state: stateName(kind, to).name,
    reason,
  };
}
