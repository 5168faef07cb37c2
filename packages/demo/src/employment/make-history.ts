import { addDays, addMonths, type DateNumber } from "@olive/kernel";
import { createRandom, type Random } from "../random.ts";
import { dayBetween as between, isoDay as day, daysBetween, shuffled } from "./draw-days.ts";
import type {
  CarriedClue,
  CarriedFollowUp,
  CarriedPlacement,
  CarriedReferral,
  CarriedRefusal,
  CarriedService,
  CarriedTerm,
  CarriedVisit,
  DemoHistory,
  DemoPerson,
} from "./history.ts";
import { makeStandings, type StandingPair } from "./make-standings.ts";
import { makePosts, type PastPost } from "./past-posts.ts";
import type { EmploymentDemo, HistorySettings, HistoryTotals } from "./settings.ts";
import { stableId } from "./stable-id.ts";

const HELP = 7_000_011;
const OTHERS = 7_000_012;
const REASONS = ["tooFar", "wage", "hours", "health", "care", "skills"] as const;
const FOLLOW_UPS = [1, 3, 6, 12] as const;
/** Services of one placed person before the referral: one to two, sometimes a course. */
const GUIDANCE = 0.3;
const TRAINING = 0.12;

/** The totals of a demo of so many people: whole from `atPeople` on, else the share that the settings state. */
export function totalsFor({ atPeople, totals }: HistorySettings, people: number): HistoryTotals {
  const share = Math.min(1, people / atPeople);
  const part = (total: number) => Math.floor(total * share);
  return {
    recognitions: part(totals.recognitions),
    placed: part(totals.placed),
    services: part(totals.services),
  };
}

/**
 * Twelve months of help, drawn so that the totals come out of the rows. `people` are those of working age whom the old
 * system may have known, in a fixed order; `groups` who stands in which group, and who did before. Throws RangeError where there are too few
 * people for the totals.
 */
export function makeHistory(
  demo: EmploymentDemo,
  idArea: string,
  people: readonly DemoPerson[],
  groups: { readonly pairs: readonly StandingPair[]; readonly former: readonly StandingPair[] },
  totals: HistoryTotals,
  seed: number,
): DemoHistory {
  const { history } = demo;
  if (people.length < totals.placed)
    throw new RangeError(`${people.length} people for ${totals.placed} placements`);
  const written = emptyHistory();
  const posts = makePosts(demo.market, idArea, history, seed);
  const random = createRandom(seed, HELP);
  const placed = shuffled(people, random).slice(0, totals.placed);
  for (const person of placed) placePerson(history, person, posts, random, written);
  serveOthers(history, people, totals.services, createRandom(seed, OTHERS), written);
  return {
    ...written,
    services: written.services.slice(0, totals.services),
    standings: makeStandings(history, groups.pairs, groups.former, totals.recognitions, seed),
    posts,
  };
}

interface Written {
  readonly clues: CarriedClue[];
  readonly visits: CarriedVisit[];
  readonly services: CarriedService[];
  readonly referrals: CarriedReferral[];
  readonly refusals: CarriedRefusal[];
  readonly placements: CarriedPlacement[];
  readonly followUps: CarriedFollowUp[];
  readonly terms: CarriedTerm[];
}

function emptyHistory(): Written {
  return {
    ...{
      clues: [],
      visits: [],
      services: [],
      referrals: [],
      refusals: [],
      placements: [],
      followUps: [],
      terms: [],
    },
  };
}

/** One person from the clue to the follow-ups that had fallen due. */
function placePerson(
  history: HistorySettings,
  person: DemoPerson,
  posts: readonly PastPost[],
  random: Random,
  written: Written,
): void {
  const { until } = history;
  const began = addDays(history.from, random.int(25, daysBetween(history.from, until)));
  const found = addDays(began, -random.int(6, Math.min(120, daysBetween(history.from, began))));
  const key = person.reference;
  if (random.chance(history.clueShare)) {
    written.clues.push({ id: stableId("clue", key), ...who(person), foundOn: day(found), verdict: "true" });
  }
  const gap = daysBetween(found, began);
  const met = addDays(found, Math.min(gap - 3, random.int(0, 9)));
  meet(history, person, found, met, random, written);
  const sent = addDays(began, -random.int(1, Math.max(1, Math.min(12, daysBetween(met, began) - 1))));
  if (random.chance(GUIDANCE)) serve(written, person, "guidance", between(met, sent, random));
  if (random.chance(TRAINING)) serve(written, person, "training", between(met, sent, random));
  const post = random.pick(posts);
  earlierReferral(history, person, posts, met, random, written);
  serve(written, person, "referral", sent);
  const answered = addDays(sent, random.int(0, daysBetween(sent, began)));
  written.referrals.push({
    ...{
      id: stableId("referral", key, "last"),
      ...who(person),
      vacancyId: post.id,
      creditCode: post.creditCode,
    },
    ...{ state: "placed", sentOn: day(sent), answerBy: day(addDays(sent, 7)), answeredOn: day(answered) },
    ...{ reasonCode: null, reason: null },
  });
  followPerson(history, person, post, began, random, written);
}

function meet(
  history: HistorySettings,
  person: DemoPerson,
  found: DateNumber,
  met: DateNumber,
  random: Random,
  written: Written,
): void {
  const visit = (id: string, outcome: CarriedVisit["outcome"], on: DateNumber) =>
    written.visits.push({
      id: stableId("visit", person.reference, id),
      ...who(person),
      outcome,
      visitedOn: day(on),
    });
  if (found < met && random.chance(history.nobodyHome))
    visit("before", "nobodyHome", between(found, addDays(met, -1), random));
  if (random.chance(0.25)) {
    serve(written, person, "call", met);
    return;
  }
  visit("met", "met", met);
  serve(written, person, "visit", met);
}

/** A first post that came to nothing: refused by the person, by the employer, or never answered. */
function earlierReferral(
  history: HistorySettings,
  person: DemoPerson,
  posts: readonly PastPost[],
  met: DateNumber,
  random: Random,
  written: Written,
): void {
  const drawn = random.next();
  const { refusedFirst, silentFirst } = history;
  if (drawn >= refusedFirst + silentFirst) return;
  const post = random.pick(posts);
  const refused = drawn < refusedFirst;
  const byPerson = refused && random.chance(0.5);
  const reasonCode = refused ? random.pick(REASONS) : null;
  const id = stableId("referral", person.reference, "first");
  serve(written, person, "referral", met);
  written.referrals.push({
    ...{ id, ...who(person), vacancyId: post.id, creditCode: post.creditCode },
    state: !refused ? "silent" : byPerson ? "refusedByPerson" : "refusedByEmployer",
    ...{
      sentOn: day(met),
      answerBy: day(addDays(met, 5)),
      answeredOn: refused ? day(addDays(met, 1)) : null,
    },
    ...{ reasonCode, reason: reasonCode === null ? null : "旧系统未写明" },
  });
  if (!byPerson || reasonCode === null) return;
  written.refusals.push({
    ...{ id: stableId("refusal", person.reference), ...who(person), referralId: id, vacancyId: post.id },
    ...{
      reasonCode,
      reason: "旧系统未写明",
      refusedOn: day(addDays(met, 1)),
      justified: random.chance(0.7) ? true : null,
    },
  });
}

function followPerson(
  history: HistorySettings,
  person: DemoPerson,
  post: PastPost,
  began: DateNumber,
  random: Random,
  written: Written,
): void {
  const id = stableId("placement", person.reference);
  const ended = followUp(history, person, id, began, random, written);
  const confirmed = addDays(began, random.int(20, 45));
  const isConfirmed = confirmed <= history.until;
  written.placements.push({
    ...{
      id,
      ...who(person),
      vacancyId: post.id,
      creditCode: post.creditCode,
      employerName: post.employerName,
    },
    ...{ kind: post.kind, beganOn: day(began), endedOn: ended === null ? null : day(ended) },
    standing: ended !== null ? "ended" : isConfirmed ? "confirmed" : "provisional",
    confirmedOn: isConfirmed ? day(confirmed) : null,
  });
  if (post.kind !== "publicPost") return;
  written.terms.push({
    ...{ id: stableId("term", person.reference), ...who(person), kind: "publicPost", fromOn: day(began) },
    untilOn: day(ended ?? addMonths(began, history.publicPostTerm)),
  });
}

/** The follow-ups that had fallen due, until one found the job lost. @returns the day on which it ended. */
function followUp(
  history: HistorySettings,
  person: DemoPerson,
  placementId: string,
  began: DateNumber,
  random: Random,
  written: Written,
): DateNumber | null {
  for (const month of FOLLOW_UPS) {
    const due = addMonths(began, month);
    if (due > history.until) return null;
    const retained = random.chance(history.retained[String(month)] ?? 0.9);
    const answered = addDays(due, random.int(0, 6));
    const told = answered <= history.until;
    const source = random.chance(0.7) ? "data" : "person";
    written.followUps.push({
      ...{
        placementId,
        month,
        reference: person.reference,
        place: person.place,
        dueOn: day(due),
        source: told ? source : null,
      },
      ...{ retained: told ? retained : null, answeredOn: told ? day(answered) : null },
    });
    if (told && source === "person") serve(written, person, "followUp", answered);
    if (told && !retained) return addDays(due, -random.int(1, 20));
  }
  return null;
}

/** Those whom the help reached and didn't place: calls, visits, guidance, until the services are as many as they were. */
function serveOthers(
  history: HistorySettings,
  people: readonly DemoPerson[],
  services: number,
  random: Random,
  written: Written,
): void {
  const placed = new Set(written.placements.map(({ reference }) => reference));
  const others = shuffled(people, random).filter(({ reference }) => !placed.has(reference));
  const pool = others.length > 0 ? others : people;
  const days = daysBetween(history.from, history.until);
  for (let turn = 0; pool.length > 0 && written.services.length < services; turn += 1) {
    const person = pool[turn % pool.length] as DemoPerson;
    const found = addDays(history.from, random.int(0, days - 12));
    const key = `other/${Math.floor(turn / pool.length)}`;
    if (random.chance(history.clueShare)) {
      const verdict = random.chance(0.6) ? "true" : "false";
      written.clues.push({
        id: stableId("clue", person.reference, key),
        ...who(person),
        foundOn: day(found),
        verdict,
      });
    }
    const on = addDays(found, random.int(0, 12));
    const outcome = random.chance(0.8) ? "met" : random.chance(0.5) ? "refusedHelp" : "alreadyWorking";
    if (random.chance(0.5)) {
      written.visits.push({
        id: stableId("visit", person.reference, key),
        ...who(person),
        outcome,
        visitedOn: day(on),
      });
      serve(written, person, "visit", on, key);
    } else serve(written, person, "call", on, key);
  }
}

function serve(written: Written, person: DemoPerson, kind: string, on: DateNumber, key = ""): void {
  const id = stableId("service", person.reference, key, kind, on, written.services.length);
  written.services.push({ id, ...who(person), kind, heldOn: day(on) });
}

const who = ({ reference, name, place }: DemoPerson) => ({ reference, name, place });
