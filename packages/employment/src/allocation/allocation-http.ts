import { checkPurpose, mountScoped, type ScopedWork } from "@olive/access";
import { wakeJob } from "@olive/db";
import { codeRange, fromDateNumber, parsePlaceCode, today } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import {
  listAllocationsRoute,
  listMatchingRunsRoute,
  listSeatPricesRoute,
  listUnmatchedRoute,
  overrideAllocationRoute,
  startMatchingRunRoute,
  takeAllocationRoute,
} from "../contracts/allocation.ts";
import { answerOf } from "../loop/answer-of.ts";
import { readPosts } from "../suggest/read-posts.ts";
import * as refusals from "../suggest/refusals.ts";
import { placeOf, showPost } from "../suggest/show-post.ts";
import { changeWords, ruleOf, termWords } from "../suggest/words.ts";
import type { AllocationSite } from "./allocation-site.ts";
import { overrideAllocation, takeAllocation } from "./decide-allocation.ts";
import {
  type AllocationRow,
  listAllocations,
  listRuns,
  listUnmatched,
  type RunRow,
  readRun,
} from "./read-run.ts";
import { ALLOCATE_JOB } from "./run-job.ts";
import { listSeatPrices } from "./seat-prices.ts";

/** The county-wide run, its proposals and those whom it found nothing for. */
export function serveAllocation(app: FastifyInstance, site: AllocationSite): void {
  // Once the run is committed: woken before, the job would find nothing and sleep a minute.
  app.addHook("onResponse", async ({ method, routeOptions }) => {
    if (method === "POST" && routeOptions.url === startMatchingRunRoute.path) wakeJob(ALLOCATE_JOB);
  });
  mountScoped(app, site, startMatchingRunRoute, async ({ tx, actor }, { body }) => {
    const asOf = body.asOf ?? fromDateNumber(today(new Date()));
    await startRun(tx, actor, body.id, asOf);
    return showRun(await readRun(tx, actor.county, body.id));
  });
  mountScoped(app, site, listMatchingRunsRoute, async ({ tx, actor }, { query }) => ({
    runs: (await listRuns(tx, actor.county, query.limit)).map(showRun),
  }));
  serveProposals(app, site);
  mountScoped(app, site, listSeatPricesRoute, async ({ tx, actor }, { params, query }) => {
    await readRun(tx, actor.county, params.id);
    const { prices, ...page } = await listSeatPrices(tx, actor.county, { ...query, run: params.id });
    const ids = prices.map(({ vacancy }) => vacancy);
    const posts = new Map((await readPosts(tx, actor.county, ids)).map((post) => [post.id, post]));
    return {
      ...page,
      prices: prices.flatMap(({ vacancy, price }) => {
        const post = posts.get(vacancy);
        return post === undefined ? [] : [{ post: showPost(post, site.nameOf, null), price }];
      }),
    };
  });
  mountScoped(app, site, listUnmatchedRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    await readRun(tx, actor.county, params.id);
    const { rows, total } = await listUnmatched(tx, { ...query, ...pageOf(work, params.id, query.place) });
    for (const { reference } of rows) about.person(reference);
    return {
      total,
      next: nextOf(rows, query.limit),
      people: rows.map(({ reference, name, place, blocking, change }) => ({
        person: { reference, name, place: placeOf(site.nameOf, place) },
        blocking: ruleOf(blocking),
        change:
          change === null
            ? null
            : { rule: ruleOf(change.change.rule), words: changeWords(change.change), posts: change.opens },
      })),
    };
  });
}

function serveProposals(app: FastifyInstance, site: AllocationSite): void {
  mountScoped(app, site, listAllocationsRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    await readRun(tx, actor.county, params.id);
    const page = { ...query, ...pageOf(work, params.id, query.place) };
    const { rows, total } = await listAllocations(tx, page);
    for (const { reference } of rows) about.person(reference);
    return { total, next: nextOf(rows, query.limit), proposals: await showProposals(work, site, rows) };
  });
  mountScoped(app, site, takeAllocationRoute, async (work, { params, body }) => {
    const now = new Date();
    const { reference } = params;
    const taken = await takeAllocation(work.tx, site.loop, work.actor, {
      ...{ run: params.id, reference, id: body.id, now },
    });
    return answerOf(site.loop, work, reference, taken, now);
  });
  mountScoped(app, site, overrideAllocationRoute, async (work, { params, body }) => {
    const { tx, actor, about } = work;
    about.person(params.reference);
    about.reason(body.reason);
    await overrideAllocation(tx, actor, {
      run: params.id,
      reference: params.reference,
      ...body,
      now: new Date(),
    });
    const page = { county: actor.county, run: params.id, reference: params.reference, limit: 1 };
    const [shown] = await showProposals(work, site, (await listAllocations(tx, page)).rows);
    if (shown === undefined) throw refusals.proposalUnknown();
    return shown;
  });
}

async function startRun(
  tx: ScopedWork["tx"],
  actor: ScopedWork["actor"],
  id: string,
  asOf: string,
): Promise<void> {
  const started = await tx.query(
    `insert into employment.matching_run (id, county, as_of, started_at, started_by, started_by_name, step)
     values ($1, $2, $3, now(), $4, $5, 'waiting') on conflict do nothing returning id`,
    [id, actor.county, asOf, actor.account, actor.name],
  );
  if (started.length > 0) return;
  const own = await tx.query("select from employment.matching_run where id = $1 and county = $2", [
    id,
    actor.county,
  ]);
  if (own.length === 0) throw refusals.runGoesOn();
}

function showRun({ startedAt, finishedAt, placed, unmatched, ...run }: RunRow) {
  return {
    ...run,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    ...{ people: placed + unmatched, placed, unmatched },
  };
}

function pageOf({ actor }: ScopedWork, run: string, code: string | undefined) {
  const place = code === undefined ? undefined : parsePlaceCode(code);
  return { county: actor.county, run, range: place === undefined ? undefined : codeRange(place) };
}

const nextOf = (rows: readonly { reference: string }[], limit: number) =>
  rows.length < limit ? null : (rows.at(-1)?.reference ?? null);

async function showProposals(
  { tx, actor }: ScopedWork,
  site: AllocationSite,
  rows: readonly AllocationRow[],
) {
  const ids = rows.flatMap(({ vacancy, instead }) => (instead === null ? [vacancy] : [vacancy, instead]));
  const posts = new Map(
    (await readPosts(tx, actor.county, [...new Set(ids)])).map((post) => [post.id, post]),
  );
  return rows.flatMap(({ reference, name, place, vacancy, score, terms, decidedAt, instead, ...row }) => {
    const post = posts.get(vacancy);
    if (post === undefined) return [];
    const other = instead === null ? undefined : posts.get(instead);
    const metres = distanceIn(terms);
    return [
      {
        ...{ person: { reference, name, place: placeOf(site.nameOf, place) }, score },
        ...{ state: row.state, decidedBy: row.decidedBy, reason: row.reason },
        post: showPost(post, site.nameOf, metres),
        terms: terms.map(({ code, value, shown }) => ({ code, value, words: termWords(code, shown) })),
        decidedAt: decidedAt?.toISOString() ?? null,
        instead: other === undefined ? null : showPost(other, site.nameOf, null),
      },
    ];
  });
}

function distanceIn(terms: AllocationRow["terms"]): number | null {
  const shown = terms.find(({ code }) => code === "distance")?.shown as
    | { metres?: number | null }
    | undefined;
  return shown?.metres ?? null;
}
