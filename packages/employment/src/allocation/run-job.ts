import { type Database, type Job, type Transaction, transaction } from "@olive/db";
import { type CalendarDate, toDateNumber } from "@olive/kernel";
import { hasLegalDemand, isLegallyShut, LEGAL } from "../suggest/legal-demand.ts";
import { type Person, readSeekers } from "../suggest/read-people.ts";
import { factsOfPost, isOffered, readOpenPosts } from "../suggest/read-posts.ts";
import type { SuggestOffice } from "../suggest/suggest-site.ts";
import type { RunResult } from "./compute-run.ts";
import { runOffThread } from "./off-thread.ts";

/** Wake it when a run was asked for. */
export const ALLOCATE_JOB = "allocate-county";
const EVERY_MS = 60_000;

/** Works off the run that waits; one that a stopped server left half done is done from the beginning. */
export function allocationJob(site: SuggestOffice): Job {
  return {
    name: ALLOCATE_JOB,
    everyMs: EVERY_MS,
    run: async () => {
      const run = await nextRun(site.db, site.county.code);
      if (run === undefined) return false;
      await workOff(site, run);
      return true;
    },
  };
}

interface Waiting {
  readonly id: string;
  readonly asOf: CalendarDate;
}

async function nextRun(db: Database, county: string): Promise<Waiting | undefined> {
  const [run] = await db.query<Waiting>(
    `select id, as_of as "asOf" from employment.matching_run
     where county = $1 and step not in ('finished', 'failed') order by started_at, id limit 1`,
    [county],
  );
  return run;
}

export async function workOff(site: SuggestOffice, { id, asOf }: Waiting): Promise<RunResult> {
  const { db } = site;
  const step = async (name: string) => {
    await db.query("update employment.matching_run set step = $2 where id = $1", [id, name]);
  };
  try {
    await step("reading");
    const { people, posts } = await readInput(site, asOf);
    const result = await runOffThread(people, posts, step);
    await step("saving");
    await transaction(db, (tx) => saveRun(tx, site.county.code, id, result));
    return result;
  } catch (error) {
    const failure = error instanceof Error ? error.name : "error";
    await db.query(
      "update employment.matching_run set step = 'failed', failure = $2, finished_at = now() where id = $1",
      [id, failure],
    );
    throw error;
  }
}

/** Both sides as of one moment: a snapshot, so that what changes meanwhile is in both or in neither. */
export function readInput(site: SuggestOffice, asOf: CalendarDate) {
  const on = toDateNumber(asOf);
  return transaction(site.db, async (tx) => {
    await tx.query("set transaction isolation level repeatable read, read only");
    const posts = (await readOpenPosts(tx, site.county.code)).filter(isOffered);
    const demanding = posts.filter(({ demands }) => hasLegalDemand(demands));
    const lawful = ({ facts, ...legal }: Person) => {
      const shut = demanding
        .filter(({ demands }) => isLegallyShut(legal, demands, on))
        .map((post) => ({ vacancy: post.id, cause: LEGAL }));
      return shut.length === 0 ? facts : { ...facts, shut: [...(facts.shut ?? []), ...shut] };
    };
    const people = (await readSeekers(tx, site, on)).map(lawful);
    return { people, posts: posts.map((post) => factsOfPost(post, site.locations)) };
  });
}

async function saveRun(tx: Transaction, county: string, run: string, result: RunResult): Promise<void> {
  for (const table of ["allocation", "unmatched", "seat_price"]) {
    await tx.query(`delete from employment.${table} where run_id = $1`, [run]);
  }
  const { proposed, unmatched, prices } = result;
  await tx.query(
    `insert into employment.allocation (run_id, county, place_code, reference, vacancy_id, score, terms, reserved, state)
     select $1, $2, p.place_code, g.reference, g.vacancy, g.score, g.terms, g.reserved, 'proposed'
     from jsonb_to_recordset($3::jsonb) as g (reference text, vacancy uuid, score integer, terms jsonb, reserved boolean)
     join registry.person p on p.county = $2 and p.reference = g.reference`,
    [run, county, JSON.stringify(proposed)],
  );
  await tx.query(
    `insert into employment.unmatched (run_id, county, place_code, reference, blocking, change)
     select $1, $2, p.place_code, g.reference, g.blocking, g.change
     from jsonb_to_recordset($3::jsonb) as g (reference text, blocking text, change jsonb)
     join registry.person p on p.county = $2 and p.reference = g.reference`,
    [run, county, JSON.stringify(unmatched)],
  );
  await tx.query(
    `insert into employment.seat_price (run_id, vacancy_id, price)
     select $1, g.vacancy, g.price from jsonb_to_recordset($2::jsonb) as g (vacancy uuid, price integer)`,
    [run, JSON.stringify(prices)],
  );
  const { people, posts, seats, total, digest } = result;
  await tx.query(
    `update employment.matching_run set step = 'finished', finished_at = now(), seekers = $2, vacancies = $3, seats = $4,
       placed = $5, score = $6, digest = $7 where id = $1`,
    [run, people, posts, seats, proposed.length, total, digest],
  );
}
