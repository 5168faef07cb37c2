import type { ScopedWork } from "@olive/access";
import { type Case, listActs, listCasesOf, nameOfState } from "@olive/cases";
import { listProposalsOf, listStandingsOf } from "@olive/recognition";
import type { DirectoryEntry } from "@olive/registry";
import { listStandingOutcomes } from "@olive/rules";
import type { z } from "zod";
import type { getHelpPersonRoute } from "../../contracts/help-person.ts";
import type { clueShape } from "../../contracts/visit.ts";
import { employmentHelp } from "../../life-cycle/employment-help.ts";
import { zeroEmploymentHousehold } from "../../life-cycle/zero-employment-household.ts";
import { dayOf } from "../days.ts";
import { findHelp, showHelp } from "../help-case.ts";
import type { LoopSite } from "../loop-site.ts";
import { isToBeAsked, readFollowings } from "../placement/decide-follow.ts";
import { listRefusals } from "../refusal/list-refusals.ts";
import { dataDayOf } from "../registers/read-rows.ts";
import { readWorkSpells } from "../registers/work-spells.ts";
import * as read from "./read-person.ts";

type Shown = z.input<typeof getHelpPersonRoute.responses.ok.body>;
type Reading = Pick<ScopedWork, "tx" | "actor">;

export const showEntry = (
  { nameOf }: Pick<LoopSite, "nameOf">,
  { reference, name, placeCode }: Pick<DirectoryEntry, "reference" | "name" | "placeCode">,
) => ({ reference, name, place: { code: placeCode, name: nameOf(placeCode) ?? placeCode } });

export function showClue({ policies }: LoopSite, clue: read.PersonClue): z.input<typeof clueShape> {
  const policy = policies.policies.find(({ code }) => code === clue.policy);
  return {
    ...clue,
    policyName: policy?.name ?? (clue.policy === null ? null : { zh: clue.policy, en: clue.policy }),
    reasons: clue.reasons.flatMap(({ text }) => (text === undefined ? [] : [text])),
  };
}

/** Everything that the page of one person's help shows. */
export async function showPerson(
  site: LoopSite,
  work: Reading,
  person: DirectoryEntry,
  now: Date,
): Promise<Shown> {
  const { tx, actor } = work;
  const { county } = actor;
  const { reference } = person;
  const kase = await findHelp(tx, county, reference);
  const seeker = await read.readSeeker(tx, county, reference);
  const refusals = await listRefusals(tx, county, reference);
  return {
    person: showEntry(site, person),
    standing: seeker?.standing ?? null,
    case: kase === undefined ? null : showHelp(site, kase, now),
    may: kase === undefined ? [] : actsOf(site, kase, work),
    needs: seeker?.needs ?? null,
    knownOn: seeker?.knownOn ?? null,
    plan: (await read.readPlan(tx, county, reference)) ?? null,
    clues: (await read.listClues(tx, county, reference)).map((clue) => showClue(site, clue)),
    visits: await read.listVisits(tx, county, reference),
    services: await read.listServices(tx, county, reference),
    referrals: await read.listReferrals(tx, county, reference),
    refusals: refusals.map(({ vacancy: _vacancy, reasonCode, ...one }) => ({
      ...one,
      reasonCode: reasonCode as Shown["refusals"][number]["reasonCode"],
    })),
    placements: await showPlacements(site, work, reference, now),
    recognition: { groups: await showGroups(site, work, person) },
    household: await showHousehold(site, work, reference),
  };
}

/** Acts of the life cycle in the page's own words. */
const MAY: Readonly<Record<string, string>> = {
  ...{ meet: "visit", agreePlan: "plan", serve: "service", refer: "refer", place: "place" },
  ...{ follow: "followUp", confirmByDocument: "confirm", loseJob: "endPlacement" },
  ...{ confirmRetained: "retained", decline: "declined", leave: "left", findWorking: "notUnemployed" },
};

function actsOf({ office }: LoopSite, kase: Case, { actor }: Reading): string[] {
  if (kase.closedAt !== null) return [];
  const acts = listActs(office.lifeCycles.get(employmentHelp.code), kase, actor);
  return acts.flatMap((act) => MAY[act] ?? []);
}

async function showPlacements(
  { county, settings }: LoopSite,
  { tx }: Reading,
  reference: string,
  now: Date,
): Promise<Shown["placements"]> {
  const placements = await read.listPlacements(tx, county.code, reference);
  const followUps = await read.listPersonFollowUps(tx, county.code, reference);
  const { work, terms } = settings;
  const dataDay = work === undefined ? null : await dataDayOf(tx, county.code, work.register);
  const spells =
    work === undefined ? [] : ((await readWorkSpells(tx, county, work, [reference])).get(reference) ?? []);
  return placements.map((placement) => {
    const own = followUps.filter((one) => one.placement === placement.id);
    const { standing } = placement;
    const found = readFollowings(
      { ...placement, standing: "provisional", followUps: own },
      { spells, dataDay },
    );
    const speaks = found.confirmedBy !== null;
    return {
      ...placement,
      followUps: own.map(({ placement: _id, ...one }) => ({
        ...one,
        ask: standing !== "ended" && isToBeAsked(one, speaks, dayOf(now), terms),
      })),
    };
  });
}

/** Groups of assistance: whether the person is in one, is proposed, and what the rules say now. */
async function showGroups({ policies }: LoopSite, { tx, actor }: Reading, person: DirectoryEntry) {
  const groups = policies.policies.filter(({ kind }) => kind === "assistance");
  const standings = await listStandingsOf(tx, actor.county, person.reference);
  const proposals = await listProposalsOf(tx, actor.county, person.reference);
  const outcomes = await listStandingOutcomes(tx, actor.county, [person.residentId]);
  return groups.map(({ code, name }) => ({
    ...{ group: code, name },
    standing: standings.some(({ policy, endedOn }) => policy === code && endedOn === null),
    proposal: proposals.find(({ policy, outcome }) => policy === code && outcome === null)?.id ?? null,
    verdict: outcomes.find(({ policy }) => policy === code)?.verdict ?? ("no" as const),
  }));
}

async function showHousehold(
  site: LoopSite,
  { tx, actor }: Reading,
  reference: string,
): Promise<Shown["household"]> {
  const members = await read.listHousehold(tx, actor.county, reference);
  const [first] = members;
  if (first === undefined) return null;
  const cases = await listCasesOf(tx, actor.county, `household:${first.household}`);
  const kase = cases.find(({ closedAt }) => closedAt === null);
  if (kase === undefined) return null;
  const cycle = site.office.lifeCycles.get(zeroEmploymentHousehold.code);
  return {
    ...{ caseId: kase.id, state: nameOfState(cycle, kase.state), dueOn: kase.dueOn },
    members: members.map(({ standing, place, ...one }) => ({
      ...{ person: showEntry(site, { ...one, placeCode: place }), standing },
    })),
  };
}
