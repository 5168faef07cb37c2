/**
 * Figures of employment help over 100,000 people and a million services, recounted from their rows: the county, a
 * township, a year, one figure by townships, a page of rows; each on a connection that was just opened.
 */
import { join } from "node:path";
import { asActor } from "@olive/access";
import { connect, type Database, dropSpace, openSpace, startEmbedded, type Transaction } from "@olive/db";
import {
  assessFairness,
  countByPlace,
  countFairness,
  countFigures,
  type FigureFilter,
} from "@olive/employment";
import type { Actor } from "@olive/http";
import type { CalendarDate, PlaceCode } from "@olive/kernel";
import { loadCounty } from "@olive/registry";
import { type Bench, type BenchOptions, type Line, measure } from "./measure.ts";

const SPACE = "bench_figures";
const PEOPLE = 100_000;
const SHORT_PEOPLE = 4_000;
const ROUNDS = 7;
/** Issue 4: all figures of 100,000 people and a million events under 2 s. */
const MOST_MS = 2_000;
const COUNTY = "330799";
const WHOLE = `${COUNTY}000000` as PlaceCode;

export const bench: Bench = {
  name: "figures",
  what: `every figure of employment help, ${PEOPLE.toLocaleString("en")} people and a million services`,
  async run(options) {
    const server = await startEmbedded({ dir: join(import.meta.dirname, "../.olive/bench"), durable: false });
    await dropSpace(server, SPACE);
    const db = await openSpace(server, SPACE);
    try {
      return await measureFigures(db, options);
    } finally {
      await db.close();
      await dropSpace(server, SPACE);
      await server.stop();
    }
  },
};

/** Eighteen townships of twenty villages; $1 county, $2 people. Ten services, a clue, a visit, a referral a person. */
const MAKE = [
  `insert into registry.person (county, resident_id, place_code, name, name_pinyin, initials, id_tail, sex, birth, present,
     reference)
   select $1, 'x' || n, $1 || lpad((200 + n * 31 % 18)::text, 3, '0') || lpad((201 + n * 7 % 20)::text, 3, '0'), '某', 'm',
     'm', 'x', case when n % 2 = 0 then 'male' else 'female' end, date '1960-01-01' + (n % 16000)::int, true, md5(n::text)
   from generate_series(1, $2::int) as n`,
  `insert into employment.service_event (county, place_code, reference, kind, held_on, account, account_name)
   select county, place_code, reference,
     (array['call', 'visit', 'guidance', 'training', 'referral', 'followUp'])[1 + k % 6],
     date '2021-06-01' + abs(hashtext(reference || k)) % 365, 1, '林甲'
   from registry.person cross join generate_series(1, 10) as k where county = $1 and $2::int > 0`,
  `insert into employment.clue (county, place_code, reference, name, source, found_on, verdict, verdict_on, recorded_by)
   select county, place_code, reference, name, 'doorVisit', date '2021-06-01' + abs(hashtext(reference)) % 300, 'true',
     date '2022-06-01', 1 from registry.person where county = $1 and $2::int > 0`,
  `insert into employment.visit (id, county, place_code, reference, way, outcome, visited_on, account, account_name)
   select gen_random_uuid(), county, place_code, reference, 'home',
     (array['met', 'nobodyHome', 'refusedHelp'])[1 + abs(hashtext(reference)) % 3],
     date '2021-06-01' + abs(hashtext(reference || 'v')) % 365, 1, '林甲'
   from registry.person where county = $1 and $2::int > 0`,
  `insert into employment.vacancy (id, county, place_code, credit_code, employer_name, title, kind, seats, posted_by,
     posted_on, confirmed_on, confirm_by)
   select '00000000-0000-4000-8000-000000000000', $1, $1 || '200201', 'X', '橄', '工', 'ordinary', 9, 'official',
     date '2022-01-01', date '2022-01-01', date '2022-01-31' where $2::int > 0`,
  `insert into employment.referral (county, place_code, reference, name, vacancy_id, credit_code, state, sent_on, sent_by,
     sent_by_name, answer_by, answered_on)
   select county, place_code, reference, name, '00000000-0000-4000-8000-000000000000', 'X',
     (array['placed', 'refusedByEmployer', 'silent'])[1 + abs(hashtext(reference)) % 3], date '2022-01-01', 1, '林甲',
     date '2022-01-08', case when abs(hashtext(reference)) % 3 < 2 then date '2022-01-05' end
   from registry.person where county = $1 and $2::int > 0`,
  `insert into employment.placement (county, place_code, reference, name, employer_name, kind, began_on, standing, ended_on,
     recorded_by, recorded_by_name)
   select county, place_code, reference, name, '橄', 'ordinary', date '2021-07-01' + abs(hashtext(reference)) % 330,
     'ended', date '2022-12-31', 1, '林甲' from registry.person where county = $1 and $2::int > 0
     and abs(hashtext(reference)) % 2 = 0`,
  `insert into employment.follow_up (placement_id, month, county, place_code, reference, due_on, source, retained,
     answered_on)
   select id, month, county, place_code, reference, began_on + month * 30, 'data', month < 6, began_on + month * 30
   from employment.placement cross join unnest(array[1, 3, 6, 12]) as month where county = $1 and $2::int > 0`,
  `with s as (
     insert into recognition.standing (county, place_code, reference, name, policy, from_on, term_end, recognised_by,
       recognised_by_name, recognised_at)
     select county, place_code, reference, name, 'anyGroup', date '2021-06-01' + abs(hashtext(reference)) % 365,
       date '2023-06-01', 1, '林甲', now() from registry.person where county = $1 and $2::int > 0 returning *)
   insert into recognition.act (county, place_code, standing_id, reference, policy, act, decided_on, account, account_name,
     at) select county, place_code, id, reference, policy, 'recognised', from_on, 1, '林甲', now() from s`,
];

async function measureFigures(db: Database, { short }: BenchOptions): Promise<Line[]> {
  for (const sql of MAKE) await db.query(sql, [COUNTY, short ? SHORT_PEOPLE : PEOPLE]);
  await db.query("checkpoint");
  await db.query("vacuum analyze");
  const rounds = short ? 2 : ROUNDS;
  const county = { ...loadCounty("example"), code: COUNTY, registers: [] };
  const whole = filterOf(WHOLE);
  const township = `${COUNTY}203000` as PlaceCode;
  const questions: readonly [string, PlaceCode, (tx: Transaction) => Promise<unknown>][] = [
    ["all figures of the county", WHOLE, (tx) => countFigures(tx, whole)],
    [
      "all figures of the county, half a year",
      WHOLE,
      (tx) => countFigures(tx, { ...whole, from: "2021-12-01" as CalendarDate }),
    ],
    ["all figures of a township, by its official", township, (tx) => countFigures(tx, filterOf(township))],
    ["services by townships", WHOLE, (tx) => countByPlace(tx, whole, "services")],
    [
      "fairness of the county",
      WHOLE,
      async (tx) => assessFairness(await countFairness(tx, county, whole, undefined), []),
    ],
  ];
  const lines: Line[] = [];
  for (const [what, area, ask] of questions) {
    const { wall, low, high } = await measure(rounds, () => onFresh(db, area, ask));
    lines.push({
      what,
      ours: wall,
      unit: "ms",
      spread: `${low.toFixed(0)}–${high.toFixed(0)}`,
      most: MOST_MS,
    });
  }
  return lines;
}

function filterOf(place: PlaceCode): FigureFilter {
  return { county: COUNTY, place, on: "2022-05-31" as CalendarDate };
}

/** On a connection that nothing was prepared or planned on. */
async function onFresh(
  db: Database,
  area: PlaceCode,
  work: (tx: Transaction) => Promise<unknown>,
): Promise<void> {
  const fresh = connect(db.url, { poolSize: 1 });
  const actor: Actor = {
    ...{ county: COUNTY, account: 1, name: "林甲", assignment: 1, role: "any", area, department: null },
    ...{ acts: ["employment.figures"], secondFactor: true },
  };
  try {
    await asActor(fresh, actor, work);
  } finally {
    await fresh.close();
  }
}
