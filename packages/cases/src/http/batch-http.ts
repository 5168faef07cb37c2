import { mountScoped } from "@olive/access";
import { wakeJob } from "@olive/db";
import type { FastifyInstance } from "fastify";
import { cancelBatch } from "../batch/cancel-batch.ts";
import { getBatch } from "../batch/get-batch.ts";
import { BATCH_JOB, startBatch } from "../batch/start-batch.ts";
import { cancelBatchRoute, getBatchRoute, startBatchRoute } from "../contracts/case.ts";
import { type CaseSite, showingOf } from "./case-site.ts";

/** One act on many cases: begun, looked at, stopped. */
export function serveBatches(app: FastifyInstance, site: CaseSite): void {
  mountScoped(app, site, startBatchRoute, async (work, { body }) => {
    const now = new Date();
    const { id, act, all, reason, data } = body;
    const { today } = showingOf(site, work, now);
    const cases = all === undefined ? (body.cases ?? []) : { ...all, unowned: all.unowned === "yes", today };
    const input = { ...(reason === undefined ? {} : { reason }), ...(data === undefined ? {} : { data }) };
    await startBatch(work.tx, work.actor, { id, act, input, cases, now });
    work.about.subject("batch", id);
    if (reason !== undefined) work.about.reason(reason);
    const progress = await getBatch(work.tx, id);
    work.about.detail({ act, total: progress.total });
    return show(progress);
  });
  // The job looks again after the commit: what was woken too early finds the batch at its next turn.
  app.addHook("onResponse", async (request) => {
    if (request.routeOptions.url === startBatchRoute.path) wakeJob(BATCH_JOB);
  });
  mountScoped(app, site, getBatchRoute, async ({ tx }, { params }) => show(await getBatch(tx, params.id)));
  mountScoped(app, site, cancelBatchRoute, async ({ tx, about }, { params }) => {
    await cancelBatch(tx, params.id, new Date());
    about.subject("batch", params.id);
    return show(await getBatch(tx, params.id));
  });
}

function show(progress: Awaited<ReturnType<typeof getBatch>>) {
  return { ...progress, refusals: progress.refusals.map((one) => ({ ...one })) };
}
