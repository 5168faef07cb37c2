/** For tests: a county of drawn events, and the same events in memory to count again by hand. */
import type { Database } from "@olive/db";
import { addDays, fromDateNumber } from "@olive/kernel";

export const COUNTY = "330799";
export const TOWNSHIPS = ["330799001", "330799002", "330799101"];
const VILLAGES = TOWNSHIPS.flatMap((township) => [`${township}001`, `${township}002`]);
const FIRST = 20220101;

/** Park-Miller: the same draws on every machine. */
export function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

export interface Drawn {
  readonly people: readonly { reference: string; place: string; sex: string; birth: string }[];
  readonly clues: readonly Event[];
  readonly services: readonly Event[];
  readonly visits: readonly Event[];
  readonly placements: readonly Event[];
  readonly followUps: readonly (Event & {
    month: number;
    retained: boolean | null;
    answered: string | null;
  })[];
  readonly referrals: readonly (Event & { state: string; answered: string | null; answerBy: string })[];
  readonly refusals: readonly (Event & { justified: boolean | null })[];
  readonly acts: readonly Event[];
  readonly terms: readonly (Event & { until: string })[];
}

export interface Event {
  readonly id: string;
  readonly reference: string;
  readonly place: string;
  readonly day: string;
  readonly kind: string;
}

const pickFrom = <T>(draw: (below: number) => number, items: readonly T[]) => items[draw(items.length)] as T;

export function drawEvents(seed: number, size: number): Drawn {
  const draw = drawing(seed);
  const uuid = (kind: number, n: number) =>
    `${String(kind).padStart(8, "0")}-0000-4000-8000-${String(n).padStart(12, "0")}`;
  const day = (most = 160) => fromDateNumber(addDays(FIRST, draw(most)));
  const later = (from: string, most: number) =>
    fromDateNumber(addDays(Number(from.replaceAll("-", "")), draw(most)));
  const people = Array.from({ length: size }, (_, n) => ({
    reference: n.toString(16).padStart(32, "0"),
    place: pickFrom(draw, VILLAGES),
    sex: draw(2) === 0 ? "male" : "female",
    birth: `${1960 + draw(45)}-0${1 + draw(9)}-15`,
  }));
  const events = (kind: number, kinds: readonly string[], times: number): Event[] =>
    Array.from({ length: size * times }, (_, n) => {
      const { reference, place } = pickFrom(draw, people);
      return { id: uuid(kind, n), reference, place, day: day(), kind: pickFrom(draw, kinds) };
    });
  const placements = events(4, ["ordinary", "publicPost"], 1);
  return {
    people,
    clues: events(1, ["selfReport", "doorVisit"], 1),
    services: events(2, ["call", "visit", "guidance", "training", "referral", "followUp"], 4),
    visits: events(3, ["met", "refusedHelp", "nobodyHome", "alreadyWorking", "moved"], 2),
    placements,
    followUps: placements.flatMap((placement) =>
      [1, 3].map((month) => {
        const retained = pickFrom(draw, [true, true, false, null]);
        const due = later(placement.day, 90);
        const answered = retained === null ? null : later(due, 20);
        return { ...placement, day: due, month, retained, answered };
      }),
    ),
    referrals: events(5, [""], 1).map((event) => {
      const state = pickFrom(draw, [
        "sent",
        "accepted",
        "refusedByEmployer",
        "refusedByPerson",
        "silent",
        "placed",
      ]);
      const open = state === "sent" || state === "silent";
      return {
        ...event,
        state,
        answered: open ? null : later(event.day, 15),
        answerBy: later(event.day, 10),
      };
    }),
    refusals: events(6, ["tooFar", "wage", "care"], 1).map((event) => ({
      ...event,
      justified: pickFrom(draw, [true, false, null]),
    })),
    acts: events(7, ["groupA", "groupB"], 1),
    terms: events(8, ["publicPost", "insuranceSubsidy"], 1).map((event) => ({
      ...event,
      until: later(event.day, 60),
    })),
  };
}

const rows = (name: string, given: readonly object[]) => [COUNTY, JSON.stringify(given), name] as const;

/** Puts drawn events into the tables, one statement a table. */
export async function storeEvents(db: Database, drawn: Drawn): Promise<void> {
  const g = (more = "") =>
    `jsonb_to_recordset($2::jsonb) as g(id uuid, reference text, place text, day date, kind text${more})`;
  const put = async (sql: string, given: readonly object[]) => {
    await db.query(sql, rows("", given).slice(0, 2));
  };
  await put(
    `insert into registry.person (county, resident_id, place_code, name, name_pinyin, initials, id_tail, sex, birth,
       present, reference)
     select $1, 'x' || reference, place, '某', 'mou', 'm', 'x', sex, birth, true, reference
     from jsonb_to_recordset($2::jsonb) as g(reference text, place text, sex text, birth date)`,
    drawn.people,
  );
  await put(
    `insert into employment.clue (id, county, place_code, reference, name, source, found_on, verdict, verdict_on,
       recorded_by) select id, $1, place, reference, '某', kind, day, 'true', day, 1 from ${g()}`,
    drawn.clues,
  );
  await put(
    `insert into employment.service_event (id, county, place_code, reference, kind, held_on, account, account_name)
     select id, $1, place, reference, kind, day, 1, '林甲' from ${g()}`,
    drawn.services,
  );
  await put(
    `insert into employment.visit (id, county, place_code, reference, way, outcome, visited_on, account, account_name)
     select id, $1, place, reference, 'home', kind, day, 1, '林甲' from ${g()}`,
    drawn.visits,
  );
  await db.query(
    `insert into employment.vacancy (id, county, place_code, credit_code, employer_name, title, kind, seats, posted_by,
       posted_on, confirmed_on, confirm_by)
     values ('00000000-0000-4000-8000-000000000000', $1, $2, 'X', '橄', '工', 'ordinary', 9, 'official', '2022-01-01',
       '2022-01-01', '2022-01-31')`,
    [COUNTY, VILLAGES[0]],
  );
  await put(
    `insert into employment.placement (id, county, place_code, reference, name, employer_name, kind, began_on, standing,
       ended_on, recorded_by, recorded_by_name)
     select id, $1, place, reference, '某', '橄', kind, day, 'ended', day, 1, '林甲' from ${g()}`,
    drawn.placements,
  );
  await put(
    `insert into employment.follow_up (placement_id, month, county, place_code, reference, due_on, source, retained,
       answered_on)
     select id, month, $1, place, reference, day, case when retained is not null then 'data' end, retained, answered
     from ${g(", month int, retained boolean, answered date")}`,
    drawn.followUps,
  );
  await put(
    `insert into employment.referral (id, county, place_code, reference, name, vacancy_id, credit_code, state, sent_on,
       sent_by, sent_by_name, answer_by, answered_on)
     select id, $1, place, reference, '某', '00000000-0000-4000-8000-000000000000', 'X', state, day, 1, '林甲',
       "answerBy", answered from ${g(', state text, answered date, "answerBy" date')} on conflict do nothing`,
    drawn.referrals,
  );
  await put(
    `insert into employment.refusal (id, county, place_code, reference, reason_code, reason, refused_on, recorded_by,
       recorded_by_name, justified, judged_by, judged_at, judgement)
     select id, $1, place, reference, kind, '说了', day, 1, '林甲', justified,
       case when justified is not null then 1 end, case when justified is not null then day + time '01:00' end,
       case when justified is not null then '看过' end from ${g(", justified boolean")}`,
    drawn.refusals,
  );
  await put(
    `with s as (insert into recognition.standing (id, county, place_code, reference, name, policy, from_on, term_end,
         recognised_by, recognised_by_name, recognised_at, ended_on, ended_by, ended_by_name, end_reason, ended_at)
       select id, $1, place, reference, '某', kind, day, day + 365, 1, '林甲', day, day, 1, '林甲', '止', day from ${g()})
     insert into recognition.act (county, place_code, standing_id, reference, policy, act, decided_on, account,
       account_name, at) select $1, place, id, reference, kind, 'recognised', day, 1, '林甲', day from ${g()}`,
    drawn.acts,
  );
  await put(
    `insert into employment.support_term (id, county, place_code, reference, kind, from_on, until_on, granted_by,
       granted_by_name, origin) select id, $1, place, reference, kind, day, until, 1, '林甲', 'carriedOver'
     from ${g(", until date")}`,
    drawn.terms,
  );
}
