import { mountScoped } from "@olive/access";
import { wakeJob } from "@olive/db";
import type { FastifyInstance } from "fastify";
import { type BulkState, getBulk, listBulks, setBulk } from "../bulk/bulk-state.ts";
import { BULK_JOB, startBulk } from "../bulk/start-bulk.ts";
import { getBulkRoute, listBulksRoute, setBulkRoute, startBulkRoute } from "../contracts/bulk.ts";
import type { RecognitionSite } from "../site.ts";

/** One act on many proposals: begun, looked at, stopped, gone on with. */
export function serveBulks(app: FastifyInstance, site: RecognitionSite): void {
  mountScoped(app, site, startBulkRoute, async (work, { body }) => {
    const { id, filter, ids, count, seenAt, input } = body;
    const { act, reason, informed } = input;
    const given = {
      ...(reason === undefined ? {} : { reason }),
      ...(informed === undefined ? {} : { data: informed }),
    };
    await startBulk(work.tx, work.actor, {
      id,
      act,
      input: given,
      filter,
      ids,
      count,
      seenAt,
      now: new Date(),
    });
    work.about.subject("bulk", id);
    if (reason !== undefined) work.about.reason(reason);
    work.about.detail({ act, total: count });
    return show(await getBulk(work.tx, id));
  });
  mountScoped(app, site, listBulksRoute, async ({ tx, actor }) => ({
    bulks: (await listBulks(tx, actor.account)).map(show),
  }));
  mountScoped(app, site, getBulkRoute, async ({ tx }, { params }) => show(await getBulk(tx, params.id)));
  mountScoped(app, site, setBulkRoute, async ({ tx, about }, { params, body }) => {
    await setBulk(tx, params.id, body.running, new Date());
    about.subject("bulk", params.id);
    about.detail({ running: body.running });
    return show(await getBulk(tx, params.id));
  });
  // The job looks again after the commit: what was woken too early finds the bulk at its next turn.
  app.addHook("onResponse", async (request) => {
    const { url } = request.routeOptions;
    if (url === setBulkRoute.path || (url === startBulkRoute.path && request.method === "POST"))
      wakeJob(BULK_JOB);
  });
}

function show(state: BulkState) {
  return { ...state, refusals: state.refusals.map((one) => ({ ...one })) };
}
