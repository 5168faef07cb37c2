import type { Transaction } from "@olive/db";
import type {
  CarriedClue,
  CarriedFollowUp,
  CarriedHistory,
  CarriedPlacement,
  CarriedPost,
  CarriedReferral,
  CarriedRefusal,
  CarriedService,
  CarriedTerm,
  CarriedVisit,
} from "./carried.ts";

/** The official who answers for the hand-over: their name stands under every row of it. */
export interface HandedOver {
  /** Six digits. */
  readonly county: string;
  readonly account: number;
  readonly name: string;
}

export interface CarriedCounts {
  readonly clues: number;
  readonly visits: number;
  readonly services: number;
  readonly referrals: number;
  readonly placements: number;
  readonly followUps: number;
}

/** Rows of one statement. */
const CHUNK = 5_000;

/**
 * Writes into the books what an earlier system recorded: posts, clues, visits, services, referrals, placements,
 * follow-ups, terms. Rows keep the hand-over's own ids, so that carrying over twice adds nothing; they belong to no
 * case, because nobody works on them any more. In the caller's transaction, after the people are in the directory.
 * @returns rows that are new.
 */
export async function carryOver(
  tx: Transaction,
  by: HandedOver,
  history: CarriedHistory,
): Promise<CarriedCounts> {
  await write<CarriedPost>(tx, by, POSTS, history.posts);
  const clues = await write<CarriedClue>(tx, by, CLUES, history.clues);
  const visits = await write<CarriedVisit>(tx, by, VISITS, history.visits);
  const services = await write<CarriedService>(tx, by, SERVICES, history.services);
  const referrals = await write<CarriedReferral>(tx, by, REFERRALS, history.referrals);
  await write<CarriedRefusal>(tx, by, REFUSALS, history.refusals);
  const placements = await write<CarriedPlacement>(tx, by, PLACEMENTS, history.placements);
  const followUps = await write<CarriedFollowUp>(tx, by, FOLLOW_UPS, history.followUps);
  await write<CarriedTerm>(tx, by, TERMS, history.terms);
  // Tens of thousands of rows at once: until the planner knows of them, the figures take minutes instead of a second.
  await tx.query(`analyze ${FILLED.map((table) => `employment.${table}`).join(", ")}`);
  return { clues, visits, services, referrals, placements, followUps };
}

const FILLED = [
  ...["clue", "visit", "service_event", "vacancy", "referral", "refusal", "placement", "follow_up"],
  "support_term",
];

async function write<Row>(
  tx: Transaction,
  { county, account, name }: HandedOver,
  sql: string,
  rows: readonly Row[],
): Promise<number> {
  let fresh = 0;
  for (let first = 0; first < rows.length; first += CHUNK) {
    const chunk = JSON.stringify(rows.slice(first, first + CHUNK));
    const [row] = await tx.query<{ n: number }>(
      `with official as (select $2::integer as account, $3::text as account_name), stored as (
         ${sql} on conflict do nothing returning 1)
       select count(*)::int as n from stored`,
      [county, account, name, chunk],
    );
    fresh += row?.n ?? 0;
  }
  return fresh;
}

/** Where it comes from, in the shape that evidence has everywhere in the loop. */
const evidence = (day: string) => `jsonb_build_object('register', jsonb_build_object('zh', '旧系统移交', 'en',
  'handed over by the former system'), 'file', null, 'row', null, 'day', ${day}, 'note', null)`;

const WHO = "reference text, name text, place text";

const POSTS = `
  insert into employment.vacancy (id, county, place_code, credit_code, employer_name, title, occupation,
    occupation_confidence, occupation_by, kind, seats, state, posted_by, posted_on, confirmed_on, confirm_by)
  select id, $1, place, "creditCode", "employerName", title, occupation, 1, 'person', kind, seats, 'filled', 'import',
    "postedOn", "postedOn", "postedOn"
  from jsonb_to_recordset($4::jsonb) as g(id uuid, place text, "creditCode" text, "employerName" text, title text,
    occupation text, kind text, seats integer, "postedOn" date)`;

const CLUES = `
  insert into employment.clue (id, county, place_code, reference, name, source, found_on, verdict, verdict_on,
    recorded_by, recorded_by_name, recorded_at)
  select id, $1, place, reference, name, 'doorVisit', "foundOn", verdict, "foundOn", account, account_name,
    "foundOn" + time '01:00'
  from official, jsonb_to_recordset($4::jsonb) as g(id uuid, ${WHO}, "foundOn" date, verdict text)`;

const VISITS = `
  insert into employment.visit (id, county, place_code, reference, way, outcome, visited_on, account, account_name,
    recorded_at)
  select id, $1, place, reference, 'home', outcome, "visitedOn", account, account_name, "visitedOn" + time '01:00'
  from official, jsonb_to_recordset($4::jsonb) as g(id uuid, ${WHO}, outcome text, "visitedOn" date)`;

const SERVICES = `
  insert into employment.service_event (id, county, place_code, reference, kind, held_on, origin, account,
    account_name, recorded_at)
  select id, $1, place, reference, kind, "heldOn", 'carriedOver', account, account_name, "heldOn" + time '01:00'
  from official, jsonb_to_recordset($4::jsonb) as g(id uuid, ${WHO}, kind text, "heldOn" date)`;

const REFERRALS = `
  insert into employment.referral (id, county, place_code, reference, name, vacancy_id, credit_code, state, sent_on,
    sent_by, sent_by_name, answer_by, answered_on, reason_code, reason, origin)
  select id, $1, place, reference, name, "vacancyId", "creditCode", state, "sentOn", account, account_name, "answerBy",
    "answeredOn", "reasonCode", reason, 'carriedOver'
  from official, jsonb_to_recordset($4::jsonb) as g(id uuid, ${WHO}, "vacancyId" uuid, "creditCode" text, state text,
    "sentOn" date, "answerBy" date, "answeredOn" date, "reasonCode" text, reason text)`;

const REFUSALS = `
  insert into employment.refusal (id, county, place_code, reference, referral_id, vacancy_id, reason_code, reason,
    refused_on, recorded_by, recorded_by_name, justified, judged_by, judged_by_name, judged_at, judgement)
  select id, $1, place, reference, "referralId", "vacancyId", "reasonCode", reason, "refusedOn", account, account_name,
    justified, case when justified is not null then account end,
    case when justified is not null then account_name end,
    case when justified is not null then "refusedOn" + time '02:00' end,
    case when justified is not null then '旧系统移交' end
  from official, jsonb_to_recordset($4::jsonb) as g(id uuid, ${WHO}, "referralId" uuid, "vacancyId" uuid,
    "reasonCode" text, reason text, "refusedOn" date, justified boolean)`;

const PLACEMENTS = `
  insert into employment.placement (id, county, place_code, reference, name, vacancy_id, employer_name, credit_code,
    kind, began_on, standing, confirmed_on, confirmed_by, ended_on, end_source, origin, recorded_by, recorded_by_name,
    changed_at)
  select id, $1, place, reference, name, "vacancyId", "employerName", "creditCode", kind, "beganOn", standing,
    "confirmedOn", case when "confirmedOn" is not null then ${evidence('"confirmedOn"')} end, "endedOn",
    case when "endedOn" is not null then ${evidence('"endedOn"')} end, 'carriedOver', account, account_name,
    "beganOn" + time '01:00'
  from official, jsonb_to_recordset($4::jsonb) as g(id uuid, ${WHO}, "vacancyId" uuid, "employerName" text, "creditCode" text,
    kind text, "beganOn" date, standing text, "confirmedOn" date, "endedOn" date)`;

const FOLLOW_UPS = `
  insert into employment.follow_up (placement_id, month, county, place_code, reference, due_on, source, retained,
    answered_on, account, account_name, evidence)
  select "placementId", month, $1, place, reference, "dueOn", source, retained, "answeredOn",
    case when source = 'person' then account end, case when source = 'person' then account_name end,
    case when source is not null then ${evidence('"answeredOn"')} end
  from official, jsonb_to_recordset($4::jsonb) as g("placementId" uuid, month integer, reference text, place text,
    "dueOn" date, source text, retained boolean, "answeredOn" date)`;

const TERMS = `
  insert into employment.support_term (id, county, place_code, reference, kind, from_on, until_on, base_until, origin,
    granted_by, granted_by_name, granted_at)
  select id, $1, place, reference, kind, "fromOn", "untilOn", "untilOn", 'carriedOver', account, account_name,
    "fromOn" + time '01:00'
  from official, jsonb_to_recordset($4::jsonb) as g(id uuid, ${WHO}, kind text, "fromOn" date, "untilOn" date)`;
