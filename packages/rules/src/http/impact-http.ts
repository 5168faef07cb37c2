import { checkPurpose, mountScoped, type ScopedWork } from "@olive/access";
import type { CalendarDate } from "@olive/kernel";
import { namesOfPlaces } from "@olive/registry";
import type { FastifyInstance } from "fastify";
import { refuseNarrow } from "../change/commands/submit-draft.ts";
import { listByResidentId } from "../change/queries/list-changed-people.ts";
import { listImpactExamplesRoute, measureImpactRoute } from "../contracts/impact.ts";
import type { RuleEdit } from "../contracts/shapes.ts";
import { readRuleBook } from "../draft/rule-book.ts";
import { readApprovalRule } from "../edition/approval-rule.ts";
import { impactDay } from "../edition/recognition-day.ts";
import type { LiveAnswer, LiveQuestion } from "../live/live-message.ts";
import type { RulesSite } from "../rules-site.ts";
import { showMoved } from "./show-person.ts";

/** Examples of each kind of move: enough to see what sort of people they are. */
const EXAMPLES = 5;

/** What an edit would do, while it is written. */
export function serveImpact(app: FastifyInstance, site: RulesSite): void {
  const nameOf = namesOfPlaces(site.places);
  mountScoped(app, site, measureImpactRoute, async (work, { params, body }) => {
    refuseNarrow(work.actor);
    const residentIds = site.personas.map(({ residentId }) => residentId);
    return showImpact(site, await ask(site, work, params.code, body, { residentIds }), nameOf);
  });
  mountScoped(app, site, listImpactExamplesRoute, async (work, { params, body }) => {
    refuseNarrow(work.actor);
    checkPurpose(site.access, work, body.purpose);
    const { moved } = await ask(site, work, params.code, body, { people: EXAMPLES });
    const found = await listByResidentId(
      work.tx,
      site.county.code,
      moved.map(({ residentId }) => residentId),
    );
    const people = moved.flatMap(({ residentId, before, after }) => {
      const person = found.find((one) => one.residentId === residentId);
      return person === undefined ? [] : [showMoved({ ...person, before, after }, nameOf)];
    });
    for (const { reference } of people) work.about.person(reference);
    return { people };
  });
}

interface Asked {
  readonly effectiveOn: string;
  readonly edit: RuleEdit;
}

/** A page that is left gives its question up: its connection closes. */
async function ask(
  site: RulesSite,
  { tx, request, about }: ScopedWork,
  policy: string,
  { effectiveOn, edit }: Asked,
  more: Omit<LiveQuestion, "trial">,
): Promise<LiveAnswer> {
  const { decided, day } = await readRuleBook(tx, site);
  const on = effectiveOn as CalendarDate;
  const trial = { asOf: impactDay(day, on), decided, policy, effectiveOn: on, edit };
  about.subject("rule", policy);
  const left = new AbortController();
  const leave = () => left.abort();
  request.raw.socket.once("close", leave);
  try {
    return await site.live.ask({ trial, ...more }, left.signal);
  } finally {
    request.raw.socket.off("close", leave);
  }
}

function showImpact(site: RulesSite, answer: LiveAnswer, nameOf: (code: string) => string | undefined) {
  const { asOf, people, milliseconds, groups, places, clauses, share, asked } = answer;
  const secondAbove = readApprovalRule(site.county.dir).above;
  return {
    asOf,
    people,
    milliseconds,
    groups: groups.map((group) => ({ ...group })),
    places: places.map((place) => ({ ...place, name: nameOf(place.place ?? "") ?? null })),
    clauses: clauses.map((clause) => ({ ...clause })),
    personas: asked.flatMap(({ residentId, before, after }) => {
      const persona = site.personas.find((one) => one.residentId === residentId);
      return persona === undefined ? [] : [{ name: persona.name, story: persona.story, before, after }];
    }),
    share,
    secondAbove,
    needsSecond: share > secondAbove,
  };
}
