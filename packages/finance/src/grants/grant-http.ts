import { checkPurpose, mountScoped } from "@olive/access";
import type { Actor } from "@olive/http";
import { type CalendarDate, fromDateNumber, today } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import {
  approveGrantRoute,
  dryRunGrantRoute,
  excludeFromGrantRoute,
  getGrantRoute,
  listGrantsRoute,
  payGrantRoute,
  prepareGrantRoute,
  reconcileGrantRoute,
  returnGrantRoute,
} from "../contracts/grant.ts";
import type { BusinessHelpSite } from "../help/business-help-site.ts";
import { showBusiness } from "../policies/show-business.ts";
import { type BatchSummary, listBatches, listLines } from "./batch.ts";
import { approveGrant, excludeFromGrant, returnGrant } from "./decide-grant.ts";
import { dryRun } from "./dry-run.ts";
import { payFile, reconcileGrant } from "./pay-grant.ts";
import { prepareGrant } from "./prepare-grant.ts";
import { batchUnknown } from "./refusals.ts";

/** Lines of a dry run that are shown; the totals are of all. */
const MOST_SHOWN = 200;
const todayIs = () => fromDateNumber(today(new Date()));

/** 免申即享 as officials work with it. */
export function serveGrants(app: FastifyInstance, site: BusinessHelpSite): void {
  serveReading(app, site);
  serveDeciding(app, site);
  servePaying(app, site);
}

function serveReading(app: FastifyInstance, site: BusinessHelpSite): void {
  mountScoped(app, site, dryRunGrantRoute, async (work, { query }) => {
    checkPurpose(site.access, work, query.purpose);
    const on = (query.on ?? todayIs()) as CalendarDate;
    const run = await dryRun(work.tx, site, { policy: query.policy, on });
    const lines = run.lines.slice(0, MOST_SHOWN);
    const unknown = run.unknown.slice(0, MOST_SHOWN);
    for (const { creditCode } of [...lines, ...unknown, ...run.excluded])
      work.about.subject("business", creditCode);
    const { period, totalFen, budgetFen, usedFen, overFen, held, no, unclaimed } = run;
    return {
      ...{
        policy: { code: run.policy.code, name: run.policy.name },
        period,
        on,
        totalFen,
        budgetFen,
        usedFen,
        overFen,
      },
      ...{ held, no, unclaimed, count: run.lines.length, unknownCount: run.unknown.length },
      lines: lines.map(({ amountFen, basis, conditions, ...business }) => ({
        ...{ business: showBusiness(site, business), amountFen, basis },
        says: conditions.map(({ says }) => says),
      })),
      unknown: unknown.map(({ lacks, ...business }) => ({
        business: showBusiness(site, business),
        lacks: [...lacks],
      })),
      excluded: [...run.excluded],
    };
  });
  mountScoped(app, site, listGrantsRoute, async ({ tx, actor }) => ({
    grants: (await listBatches(tx, actor.county)).map((batch) => showBatch(site, batch, actor)),
  }));
  mountScoped(app, site, getGrantRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    about.subject("grant", params.id);
    const grant = await summary(site, work, params.id);
    const page = { after: query.after ?? null, limit: query.limit + 1 };
    const rows = await listLines(tx, actor.county, params.id, page);
    const lines = rows.slice(0, query.limit);
    for (const { creditCode } of lines) about.subject("business", creditCode);
    return {
      grant,
      lines: lines.map(({ creditCode, name, place, ...line }) => ({
        ...{ ...line, reasons: [...line.reasons] },
        business: showBusiness(site, { creditCode, name, place }),
      })),
      next: rows.length > query.limit ? (lines.at(-1)?.creditCode ?? null) : null,
    };
  });
}

function serveDeciding(app: FastifyInstance, site: BusinessHelpSite): void {
  mountScoped(app, site, prepareGrantRoute, async (work, { body }) => {
    const { tx, actor, about } = work;
    about.subject("grant", body.id);
    await prepareGrant(tx, site, actor, { ...body, on: todayIs(), now: new Date() });
    return summary(site, work, body.id);
  });
  mountScoped(app, site, approveGrantRoute, async (work, { params }) => {
    work.about.subject("grant", params.id);
    await approveGrant(work.tx, site, work.actor, { batch: params.id, now: new Date() });
    return summary(site, work, params.id);
  });
  mountScoped(app, site, returnGrantRoute, async (work, { params, body }) => {
    work.about.subject("grant", params.id);
    work.about.reason(body.reason);
    await returnGrant(work.tx, site, work.actor, { batch: params.id, reason: body.reason, now: new Date() });
    return summary(site, work, params.id);
  });
  mountScoped(app, site, excludeFromGrantRoute, async ({ tx, actor, about }, { params, body }) => {
    about.subject("grant", params.id);
    about.subject("business", body.creditCode);
    about.reason(body.reason);
    return excludeFromGrant(tx, site, actor, { ...body, batch: params.id, now: new Date() });
  });
}

function servePaying(app: FastifyInstance, site: BusinessHelpSite): void {
  mountScoped(app, site, payGrantRoute, async ({ tx, actor, about }, { params }) => {
    about.subject("grant", params.id);
    const file = await payFile(tx, site, actor, { batch: params.id, now: new Date() });
    about.detail({ digest: file.digest });
    return file;
  });
  mountScoped(app, site, reconcileGrantRoute, async ({ tx, actor, about }, { params, body }) => {
    about.subject("grant", params.id);
    const { taken, open, mismatches } = await reconcileGrant(tx, site, actor, {
      ...{ batch: params.id, results: body.results, now: new Date() },
    });
    about.detail({ taken, open, mismatches: mismatches.length });
    return { taken, open, mismatches: [...mismatches] };
  });
}

async function summary(
  site: BusinessHelpSite,
  { tx, actor }: { readonly tx: Parameters<typeof listBatches>[0]; readonly actor: Actor },
  id: string,
) {
  const found = (await listBatches(tx, actor.county)).find((batch) => batch.id === id);
  if (found === undefined) throw batchUnknown();
  return showBatch(site, found, actor);
}

function showBatch(site: BusinessHelpSite, batch: BatchSummary, actor: Actor) {
  const { id, policy, period, department, onDay, state, budgetFen, lines, totalFen, paidFen } = batch;
  const name = site.policies.find(({ code }) => code === policy)?.name ?? { zh: policy, en: policy };
  return {
    ...{
      id,
      policy: { code: policy, name },
      period,
      department,
      onDay,
      state,
      budgetFen,
      lines,
      totalFen,
      paidFen,
    },
    ...{ preparedBy: batch.preparedByName, preparedAt: batch.preparedAt.toISOString() },
    ...{ decidedBy: batch.decidedByName, decidedAt: batch.decidedAt?.toISOString() ?? null },
    ...{ returnReason: batch.returnReason, fileDigest: batch.fileDigest },
    mayApprove: batch.preparedBy !== actor.account,
  };
}
