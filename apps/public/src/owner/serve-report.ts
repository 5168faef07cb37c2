import {
  disputeItem,
  listDisputes,
  previewReport,
  type ReportPreview,
  type ShownDispute,
  withdrawDispute,
} from "@olive/finance";
import { REPORT_SECTIONS } from "@olive/finance/protocol";
import { isRefusal, type Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { PublicSite } from "../public-site.ts";
import { readForm } from "../read-form.ts";
import { asOwner } from "./own-business.ts";
import { OWN, orRefusal, show, speech } from "./owner-route.ts";
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
    const { section } = readForm(ofSection, request.params, "params");
    const { sections, disputes } = await preview(site, request);
    const found = sections.find((one) => one.section === section);
    if (found === undefined) return reply.callNotFound();
    const own = disputes.filter((one) => one.section === section);
    return show(site, request, reply, sectionPage(found, own, speech(request), refusal), refusal);
  };
  app.get("/owner/report/:section", OWN, (request, reply) => page(request, reply));
  app.post("/owner/report/:section", OWN, async (request, reply) => {
    const { section } = readForm(ofSection, request.params, "params");
    const given = readForm(disputeForm, request.body);
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
    const { section } = readForm(ofSection, request.params, "params");
    const { dispute: id } = readForm(withdrawForm, request.body);
    const done = await orRefusal(() =>
      asOwner(site, request, "withdrawOwnDispute", ({ tx, actor, business: { creditCode }, now }) =>
        withdrawDispute(tx, actor.county, { id, creditCode, by: actor.name, now }),
      ),
    );
    if (isRefusal(done)) return page(request, reply, done);
    return reply.redirect(`/owner/report/${section}`, 303);
  });
}

interface OwnReport extends ReportPreview {
  readonly disputes: readonly ShownDispute[];
}

function preview(site: PublicSite, request: FastifyRequest): Promise<OwnReport> {
  return asOwner(site, request, "viewOwnReport", async ({ tx, actor, business, now }) => {
    const { creditCode, place } = business;
    const scope = await site.owner.reportScope(tx, now);
    const report = await previewReport(tx, site.owner.reports, { creditCode, place, now, ...scope });
    return { ...report, disputes: await listDisputes(tx, actor.county, { creditCode }) };
  });
}
