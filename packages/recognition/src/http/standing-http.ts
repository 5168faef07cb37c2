import { checkPurpose, mountScoped } from "@olive/access";
import { toDateNumber, toEpochDay } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { decideManually, liftDecision } from "../commands/decide-manually.ts";
import { findEntry } from "../commands/open-by-hand.ts";
import { proposeEnd } from "../commands/propose-end.ts";
import { recordObjection } from "../commands/record-objection.ts";
import {
  decideManuallyRoute,
  liftDecisionRoute,
  listGroupStandingsRoute,
  listStandingsRoute,
  proposeEndRoute,
  recordObjectionRoute,
} from "../contracts/standing.ts";
import { stateName } from "../life-cycle/cycle-of.ts";
import { isRecognisedJointly, nameOfGroup } from "../policy.ts";
import { listDecisionsOf, listProposalsOf } from "../queries/list-person.ts";
import { type GroupStanding, listGroupStandings, listStandingsOf } from "../queries/list-standings.ts";
import { type Showing, showPerson } from "../queries/show-proposal.ts";
import type { RecognitionSite } from "../site.ts";
import { showingOf } from "./proposal-http.ts";
import { showDecision, showStanding } from "./show-standing.ts";

/** Who is in which group: of one person, and of a whole group. */
export function serveStandings(app: FastifyInstance, site: RecognitionSite): void {
  mountScoped(
    app,
    site,
    listStandingsRoute,
    async (work, { params, query }) => {
      checkPurpose(site.access, work, query.purpose);
      const { tx, actor, about } = work;
      const { reference } = await findEntry(tx, actor.county, params.reference);
      about.person(reference);
      const proposals = await listProposalsOf(tx, actor.county, reference);
      return {
        standings: (await listStandingsOf(tx, actor.county, reference)).map((one) =>
          showStanding(site.policies, one),
        ),
        proposals: proposals.map(({ id, caseId, kind, policy, state, openedAt, outcome }) => ({
          ...{ id, caseId, kind, group: policy, groupName: nameOfGroup(site.policies, policy) },
          ...{ state: stateName(kind, state), openedAt: openedAt.toISOString() },
          outcome: outcome === null ? null : stateName(kind, outcome).name,
        })),
        decisions: (await listDecisionsOf(tx, actor.county, reference)).map((one) =>
          showDecision(site.policies, one),
        ),
        groups: site.policies.policies.filter(isRecognisedJointly).map(({ code, name }) => ({ code, name })),
      };
    },
    { guest: ({ params }) => params.reference },
  );
  mountScoped(app, site, listGroupStandingsRoute, async ({ tx, actor, about }, { query }) => {
    const { after, limit, ...filter } = query;
    const showing = showingOf(site);
    const page = await listGroupStandings(tx, actor, filter, { after, limit, today: showing.today });
    for (const { reference } of page.standings) about.person(reference);
    return { ...page, standings: page.standings.map((one) => showGroupStanding(one, showing)) };
  });
}

function showGroupStanding(standing: GroupStanding, { policies, nameOf, today }: Showing) {
  const { review, reviewState, termEnd } = standing;
  return {
    ...showStanding(policies, standing),
    person: showPerson(standing, nameOf),
    daysLeft: toEpochDay(toDateNumber(termEnd)) - toEpochDay(toDateNumber(today)),
    review: review === null ? null : { id: review, state: stateName("recertify", reviewState ?? "") },
  };
}

/** What people do about a person beside the steps of a proposal. */
export function serveDecisions(app: FastifyInstance, site: RecognitionSite): void {
  mountScoped(app, site, proposeEndRoute, async ({ tx, actor, about }, { params, body }) => {
    const input = {
      standing: params.id,
      reason: body.reason,
      reasoner: await site.reasoner(),
      now: new Date(),
    };
    const proposal = await proposeEnd(tx, site, actor, input);
    about.subject("standing", params.id);
    about.reason(body.reason);
    return { proposal };
  });
  mountScoped(app, site, decideManuallyRoute, async ({ tx, actor, about }, { params, body }) => {
    const id = await decideManually(tx, site, actor, {
      ...body,
      reference: params.reference,
      now: new Date(),
    });
    about.person(params.reference);
    about.reason(body.reason);
    about.detail({ decision: body.decision, group: body.group });
    return { id };
  });
  mountScoped(app, site, liftDecisionRoute, async ({ tx, actor, about }, { params, body }) => {
    const reference = await liftDecision(tx, actor, { id: params.id, reason: body.reason, now: new Date() });
    about.person(reference);
    about.reason(body.reason);
    return { id: params.id };
  });
  mountScoped(app, site, recordObjectionRoute, async ({ tx, actor, about }, { params, body }) => {
    const reasoner = await site.reasoner();
    const input = { ...body, reference: params.reference, reasoner, now: new Date() };
    const proposal = await recordObjection(tx, site, actor, input);
    about.person(params.reference);
    about.reason(body.text);
    about.detail({ group: body.group, raisedBy: body.raisedBy });
    return { proposal };
  });
}
