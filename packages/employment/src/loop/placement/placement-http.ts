import { mountScoped } from "@olive/access";
import type { CalendarDate } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import {
  answerFollowUpRoute,
  confirmPlacementRoute,
  endPlacementRoute,
  recordPlacementRoute,
} from "../../contracts/loop.ts";
import { answerOf } from "../answer-of.ts";
import type { LoopSite } from "../loop-site.ts";
import { answerFollowUp } from "./answer-follow-up.ts";
import { confirmPlacement } from "./confirm-placement.ts";
import { endPlacement } from "./end-placement.ts";
import { recordPlacement } from "./record-placement.ts";

/** Placements, and what comes after them. */
export function servePlacements(app: FastifyInstance, site: LoopSite): void {
  mountScoped(app, site, recordPlacementRoute, async (work, { body }) => {
    const now = new Date();
    const given = { ...body, beganOn: body.beganOn as CalendarDate, now };
    return answerOf(site, work, body.reference, await recordPlacement(work.tx, site, work.actor, given), now);
  });
  mountScoped(app, site, confirmPlacementRoute, async (work, { params, body }) => {
    const now = new Date();
    const given = { ...params, ...body, seenOn: body.seenOn as CalendarDate, now };
    const recorded = await confirmPlacement(work.tx, site, work.actor, given);
    return answerOf(site, work, recorded.reference, recorded, now);
  });
  mountScoped(app, site, endPlacementRoute, async (work, { params, body }) => {
    const now = new Date();
    work.about.reason(body.reason);
    const given = { ...params, reason: body.reason, endedOn: body.endedOn as CalendarDate, now };
    const recorded = await endPlacement(work.tx, site, work.actor, given);
    return answerOf(site, work, recorded.reference, recorded, now);
  });
  mountScoped(app, site, answerFollowUpRoute, async (work, { params, body }) => {
    const now = new Date();
    const given = { ...params, ...body, answeredOn: body.answeredOn as CalendarDate, now };
    const recorded = await answerFollowUp(work.tx, site, work.actor, given);
    work.about.detail({ month: params.month, retained: body.retained });
    return answerOf(site, work, recorded.reference, recorded, now);
  });
}
