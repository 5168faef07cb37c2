import type { CountyAccess } from "@olive/access";
import { type Database, type Transaction, transaction } from "@olive/db";
import {
  type CountyDemo,
  type DemoVacancy,
  type EmploymentDemo,
  type HistoryTotals,
  loadEmploymentDemo,
  makeFormer,
  makeHistory,
  makeMarket,
  makeSeekers,
  type StandingPair,
  totalsFor,
} from "@olive/demo";
import {
  carryOver,
  carryOverEmployers,
  carryOverSeekers,
  linkEmployerAccount,
  storeVacancies,
} from "@olive/employment";
import { addMonths, fromDateNumber, today } from "@olive/kernel";
import { carryOverStandings, isRecognisedJointly } from "@olive/recognition";
import type { CountyPack } from "@olive/registry";
import { listStandingOutcomes, type PolicySet } from "@olive/rules";
import { findDemoAccount } from "./demo-account.ts";
import { loadIntroduction } from "./load-introduction.ts";

/** Months of working life that somebody known to employment help may have behind or before them. */
const AGES = { from: 16 * 12, until: 60 * 12 };
const VACANCIES_AT_ONCE = 500;

interface Demo {
  readonly county: CountyPack;
  readonly settings: CountyDemo;
  readonly access: CountyAccess;
  readonly policies: PolicySet;
  /** Whom the demo was asked for. */
  readonly people: number;
  readonly seed: number;
  readonly now: Date;
}

interface Person {
  readonly residentId: string;
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly works: boolean;
}

/**
 * The demo's employment help: what an earlier system handed over, today's posts and employers, and some of those who
 * look for work. Does nothing where the county's demo has no such part; loaded twice, it is there once.
 */
export async function loadEmployment(db: Database, demo: Demo): Promise<void> {
  const employment = loadEmploymentDemo(demo.county.dir);
  if (employment === undefined) return;
  const people = await readPeople(db, demo, employment);
  const yes = await readYes(db, demo, people);
  const looking = people.filter(({ residentId }) =>
    employment.seekers.policies.some((policy) => yes.get(policy)?.has(residentId)),
  );
  const posts = await transaction(db, async (tx) => {
    await loadHistory(tx, demo, employment, people, yes, new Set(looking));
    const own = await loadMarket(tx, demo, employment);
    await carryOverSeekers(
      tx,
      demo.county.code,
      makeSeekers(employment, looking, demo.seed, today(demo.now)),
    );
    return own;
  });
  await loadIntroduction(db, { ...demo, employment, posts });
}

/** Everybody here but the people of the stories, whose past is told elsewhere, in an order that no machine changes. */
async function readPeople(
  db: Database,
  { county, settings }: Demo,
  { history }: EmploymentDemo,
): Promise<Person[]> {
  const told = settings.personas.flatMap(({ members }) => members.map(({ residentId }) => residentId));
  const oldest = fromDateNumber(addMonths(history.until, -AGES.until));
  const youngest = fromDateNumber(addMonths(history.from, -AGES.from));
  return db.query<Person>(
    `select resident_id as "residentId", reference, name, place_code as place,
       birth > $3::date and birth <= $4::date as works
     from registry.person where county = $1 and present and resident_id <> all($2) order by resident_id`,
    [county.code, told, oldest, youngest],
  );
}

/** By policy: whom the last run has in it. */
async function readYes(
  db: Database,
  { county }: Demo,
  people: readonly Person[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const known = new Set(people.map(({ residentId }) => residentId));
  const yes = new Map<string, Set<string>>();
  for (const { residentId, policy, verdict } of await listStandingOutcomes(db, county.code)) {
    if (verdict !== "yes" || !known.has(residentId)) continue;
    yes.set(policy, (yes.get(policy) ?? new Set()).add(residentId));
  }
  return yes;
}

async function loadHistory(
  tx: Transaction,
  { county, settings, policies, people: size, seed }: Demo,
  employment: EmploymentDemo,
  people: readonly Person[],
  yes: ReadonlyMap<string, ReadonlySet<string>>,
  looking: ReadonlySet<Person>,
): Promise<void> {
  const by = await findDemoAccount(tx, county.code, employment.history.handedOverBy);
  if (by === undefined) return;
  const groups = policies.policies.filter(isRecognisedJointly);
  const pairs = groups.flatMap(({ code, term }): StandingPair[] =>
    people
      .filter(({ residentId }) => yes.get(code)?.has(residentId))
      .map((person) => ({ ...shown(person), policy: code, months: term.months })),
  );
  const recognised = new Set(pairs.map(({ reference }) => reference));
  // Whoever looks for work today has no job of before that goes on.
  const working = people.filter((person) => person.works && !looking.has(person)).map(shown);
  const inGroups = working.filter(({ reference }) => recognised.has(reference));
  const wanted = totalsFor(employment.history, size);
  const pool = inGroups.length >= wanted.placed ? inGroups : working;
  const former = makeFormer(pairs, working, seed);
  const totals = atMost(wanted, pool.length, pairs.length + former.length);
  const history = makeHistory(employment, settings.idArea, pool, { pairs, former }, totals, seed);
  await carryOverStandings(tx, county.code, by, history.standings);
  await carryOver(tx, { county: county.code, ...by }, history);
}

/** A demo of a few hundred people may have too few for its share of the totals: then as many as there are. */
function atMost(totals: HistoryTotals, people: number, pairs: number): HistoryTotals {
  return {
    recognitions: Math.min(totals.recognitions, pairs * 2),
    placed: Math.min(totals.placed, people),
    services: people === 0 ? 0 : totals.services,
  };
}

const shown = ({ reference, name, place }: Person) => ({ reference, name, place });

/** @returns the posts of the demo's employer. */
async function loadMarket(
  tx: Transaction,
  { county, settings, seed, now }: Demo,
  { market }: EmploymentDemo,
): Promise<readonly DemoVacancy[]> {
  const { employers, vacancies } = makeMarket(market, settings.idArea, settings.villages, seed, today(now));
  const { demoEmployer, weeklyCap } = market;
  const known = employers.map((one) =>
    one.name === demoEmployer.name ? { ...one, contact: demoEmployer.contact } : one,
  );
  await carryOverEmployers(tx, county.code, weeklyCap, known);
  for (let first = 0; first < vacancies.length; first += VACANCIES_AT_ONCE) {
    const some = vacancies.slice(first, first + VACANCIES_AT_ONCE);
    await storeVacancies(
      tx,
      county.code,
      some.map((vacancy) => ({ ...vacancy, postedByAccount: null })),
    );
  }
  const account = await findDemoAccount(tx, county.code, demoEmployer.account);
  const employer = employers.find(({ name }) => name === demoEmployer.name);
  if (account !== undefined && employer !== undefined) {
    await linkEmployerAccount(tx, county.code, account.account, employer.creditCode);
  }
  return vacancies.filter(({ creditCode }) => creditCode === employer?.creditCode);
}
