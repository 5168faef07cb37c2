import { checkPurpose, mountScoped } from "@olive/access";
import { wakeJob } from "@olive/db";
import { levelOf, parsePlaceCode } from "@olive/kernel";
import { lastChange, namesOfPlaces } from "@olive/registry";
import type { FastifyInstance } from "fastify";
import { type Change, findChange, listChanges, listEvents } from "../change/change.ts";
import { approveChange } from "../change/commands/approve-change.ts";
import { returnChange } from "../change/commands/return-change.ts";
import { withdrawChange } from "../change/commands/withdraw-change.ts";
import { countChanged, sumMoves } from "../change/queries/count-changed.ts";
import { listChangedPeople } from "../change/queries/list-changed-people.ts";
import {
  approveRuleChangeRoute,
  getChangeImpactRoute,
  getRuleChangeRoute,
  listChangedPeopleRoute,
  listRuleChangesRoute,
  returnRuleChangeRoute,
  withdrawRuleChangeRoute,
} from "../contracts/change.ts";
import { readRuleBook } from "../draft/rule-book.ts";
import { baseHash } from "../edition/base-hash.ts";
import { policyOf } from "../edition/policy-of.ts";
import { RULES_JOB } from "../jobs.ts";
import { changeUnknown } from "../refusals.ts";
import type { RulesSite } from "../rules-site.ts";
import { showMoved } from "./show-person.ts";

const AWAITING = ["submitted", "secondReview", "approved"] as const;

/** Changes on their way to the day on which they take force. */
export function serveChanges(app: FastifyInstance, site: RulesSite): void {
  const { county } = site;
  mountScoped(app, site, listRuleChangesRoute, async ({ tx }, { query }) => {
    const filter = { policy: query.policy, ...(query.open ? { states: AWAITING } : {}) };
    const changes = await listChanges(tx, county.code, filter);
    return { changes: changes.map((change) => showChange(site, change)) };
  });
  mountScoped(app, site, getRuleChangeRoute, async ({ tx }, { params }) => {
    const change = await findChange(tx, county.code, params.id);
    if (change === undefined) throw changeUnknown();
    const book = await readRuleBook(tx, site);
    const { policy, effectiveOn } = change;
    const isOpen = change.state === "submitted" || change.state === "secondReview";
    return {
      change: showChange(site, change),
      isStale: isOpen && change.baseHash !== baseHash(book.on(effectiveOn), policy, effectiveOn),
      events: (await listEvents(tx, change.id)).map((event) => ({ ...event, at: event.at.toISOString() })),
    };
  });
  serveLists(app, site);
  serveDecisions(app, site);
}

function serveLists(app: FastifyInstance, site: RulesSite): void {
  const { county } = site;
  const nameOf = namesOfPlaces(site.places);
  mountScoped(app, site, getChangeImpactRoute, async ({ tx, actor }, { params }) => {
    const change = await findChange(tx, county.code, params.id);
    if (change === undefined) throw changeUnknown();
    const places = await countChanged(tx, county.code, change.id);
    const codes = [...new Set(places.map(({ code }) => code))];
    const area = parsePlaceCode(actor.area);
    const isWide = area !== undefined && levelOf(area) === "county";
    return {
      asOf: change.asOf,
      isCurrent: change.lastFileId === (await lastChange(tx, county)),
      digest: change.listDigest,
      groups: codes.map((code) => ({
        code,
        name: policyOf(site.policies, code).name,
        ...sumMoves(places.filter((one) => one.code === code)),
      })),
      places: places.map((one) => ({ ...one, name: nameOf(one.place) ?? null })),
      county: isWide
        ? { groups: [...change.impact], share: change.share, secondAbove: change.secondAbove }
        : null,
    };
  });
  mountScoped(app, site, listChangedPeopleRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const found = await listChangedPeople(work.tx, { county: county.code, change: params.id, ...query });
    work.about.subject("rule-change", String(params.id));
    for (const { reference } of found) work.about.person(reference);
    const next = found.length === query.limit ? (found.at(-1)?.reference ?? null) : null;
    return { people: found.map((person) => showMoved(person, nameOf)), next };
  });
}

function serveDecisions(app: FastifyInstance, site: RulesSite): void {
  mountScoped(app, site, approveRuleChangeRoute, async ({ tx, actor, about }, { params, body }) => {
    const input = { id: params.id, seen: body.state, note: body.note };
    about.subject("rule-change", String(params.id));
    return showChange(site, await approveChange(tx, actor, () => readRuleBook(tx, site), input));
  });
  // Looked for after the commit: a change whose day has come takes force at once.
  app.addHook("onResponse", async (request) => {
    if (request.routeOptions.url === approveRuleChangeRoute.path) wakeJob(RULES_JOB);
  });
  mountScoped(app, site, returnRuleChangeRoute, async ({ tx, actor, about }, { params, body }) => {
    about.subject("rule-change", String(params.id));
    about.reason(body.reason);
    return showChange(site, await returnChange(tx, actor, { id: params.id, reason: body.reason }));
  });
  mountScoped(app, site, withdrawRuleChangeRoute, async ({ tx, actor, about }, { params, body }) => {
    about.subject("rule-change", String(params.id));
    about.reason(body.reason);
    return showChange(site, await withdrawChange(tx, actor, { id: params.id, reason: body.reason }));
  });
}

function showChange(site: RulesSite, change: Change) {
  const { id, policy, state, effectiveOn, content, note, reference, needsSecond, inForceAt } = change;
  return {
    id,
    policy,
    policyName: policyOf(site.policies, policy).name,
    state,
    effectiveOn,
    content,
    note,
    reference,
    submitted: personAt(change.submittedBy, change.submittedName, change.submittedAt),
    reviewed: maybePerson(change.reviewedBy, change.reviewedName, change.reviewedAt),
    second: maybePerson(change.secondBy, change.secondName, change.secondAt),
    needsSecond,
    inForceAt: inForceAt?.toISOString() ?? null,
  };
}

function personAt(account: number, name: string, at: Date) {
  return { account, name, at: at.toISOString() };
}

function maybePerson(account: number | null, name: string | null, at: Date | null) {
  return account === null || name === null || at === null ? null : personAt(account, name, at);
}
