import { disputeItem, previewReport } from "@olive/finance";
import { REPORT_SECTIONS } from "@olive/finance/protocol";
import { isRefusal, type Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { PublicSite } from "../public-site.ts";
import { readForm } from "../read-form.ts";
import { asOwner } from "./own-business.ts";
import { OWN, orRefusal, show, speech } from "./owner-route.ts";
import { reportPage } from "./report-page.ts";

const disputeForm = z.object({
  section: z.enum(REPORT_SECTIONS),
  record: z.string().max(60),
  reason: z.string().max(300),
});

/** The owner's own report, before anybody else sees it, and the mark that something in it is wrong. */
export function serveReport(app: FastifyInstance, site: PublicSite): void {
  const page = async (request: FastifyRequest, reply: FastifyReply, refusal?: Refusal) => {
    const preview = await asOwner(site, request, "viewOwnReport", async ({ tx, business, now }) =>
      previewReport(tx, site.owner.reports, {
        ...{ creditCode: business.creditCode, place: business.place, now },
        ...(await site.owner.reportScope(tx, now)),
      }),
    );
    return show(site, request, reply, reportPage(preview, speech(request), refusal), refusal);
  };
  app.get("/owner/report", OWN, (request, reply) => page(request, reply));
  app.post("/owner/report/dispute", OWN, async (request, reply) => {
    const given = readForm(disputeForm, request.body);
    const done = await orRefusal(() =>
      asOwner(site, request, "disputeOwnItem", ({ tx, actor, business, now }) =>
        disputeItem(tx, site.owner.reports, {
          ...{ ...given, creditCode: business.creditCode, place: business.place, now },
          ...{ account: actor.account, accountName: actor.name },
        }),
      ),
    );
    if (isRefusal(done)) return page(request, reply, done);
    return reply.redirect("/owner/report", 303);
  });
}
