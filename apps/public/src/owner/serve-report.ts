import {
  disputeItem,
  listDisputes,
  previewReport,
  type ReportPreview,
  viewSection,
  withdrawDispute,
} from "@olive/finance";
import { REPORT_SECTIONS, type SectionCode } from "@olive/finance/protocol";
import { isRefusal, type Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { orRefusal, readInput, show, speech } from "../page-route.ts";
import type { PublicSite } from "../public-site.ts";
import { asOwner, OWN } from "./own-business.ts";
import { reportPage, sectionPage } from "./report-page.ts";

const ofSection = z.object({ section: z.enum(REPORT_SECTIONS) });
const withdrawForm = z.object({ dispute: z.uuid() });
const disputeForm = z.object({ record: z.string().max(60), reason: z.string().max(300) });

/** The owner's own report, before anybody else sees it, and the mark that something in it is wrong. */
export function serveReport(app: FastifyInstance, site: PublicSite): void {
  app.get("/owner/report", OWN, async (request, reply) =>
    show(site, request, reply, reportPage(await preview(site, request), speech(request))),
  );
  const page = async (request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) => {
    const { section } = readInput(ofSection, request.params, "params");
    const { found, disputes } = await ownSection(site, request, section);
    if (found === undefined) return reply.callNotFound();
    return show(site, request, reply, sectionPage(found, disputes, speech(request), refusal), refusal);
  };
  app.get("/owner/report/:section", OWN, (request, reply) => page(request, reply));
  app.post("/owner/report/:section", OWN, async (request, reply) => {
    const { section } = readInput(ofSection, request.params, "params");
    const given = readInput(disputeForm, request.body);
    const done = await orRefusal(() =>
      asOwner(site, request, "disputeOwnItem", ({ tx, actor, business, now }) =>
        disputeItem(tx, site.owner.reports, {
          ...{ ...given, section, creditCode: business.creditCode, place: business.place, now },
          ...{ account: actor.account, accountName: actor.name },
        }),
      ),
    );
    if (isRefusal(done)) return page(request, reply, done);
    return reply.redirect(`/owner/report/${section}`, 303);
  });
  app.post("/owner/report/:section/withdraw", OWN, async (request, reply) => {
    const { section } = readInput(ofSection, request.params, "params");
    const { dispute: id } = readInput(withdrawForm, request.body);
    const done = await orRefusal(() =>
      asOwner(site, request, "withdrawOwnDispute", ({ tx, actor, business: { creditCode }, now }) =>
        withdrawDispute(tx, actor.county, { id, creditCode, by: actor.name, now }),
      ),
    );
    if (isRefusal(done)) return page(request, reply, done);
    return reply.redirect(`/owner/report/${section}`, 303);
  });
}

function preview(site: PublicSite, request: FastifyRequest): Promise<ReportPreview> {
  return asOwner(site, request, "viewOwnReport", async ({ tx, business, now }) => {
    const { creditCode, place } = business;
    const scope = await site.owner.reportScope(tx, now);
    return previewReport(tx, site.owner.reports, { creditCode, place, now, ...scope });
  });
}

function ownSection(site: PublicSite, request: FastifyRequest, section: SectionCode) {
  return asOwner(site, request, "viewOwnSection", async ({ tx, actor, business: { creditCode }, now }) => {
    const { sections, dataRange, asOf } = await site.owner.reportScope(tx, now);
    const scope = { section, creditCode, dataRange, asOf, now };
    const disputes = await listDisputes(tx, actor.county, { creditCode });
    return {
      found: sections.includes(section) ? await viewSection(tx, site.owner.reports, scope) : undefined,
      disputes: disputes.filter((one) => one.section === section),
    };
  });
}
