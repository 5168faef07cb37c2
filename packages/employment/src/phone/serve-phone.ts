import { checkPurpose, mountScoped } from "@olive/access";
import { readPhone } from "@olive/registry";
import type { FastifyInstance } from "fastify";
import { openPhoneRoute } from "../contracts/phone.ts";
import { openHelp } from "../loop/help-case.ts";
import type { LoopSite } from "../loop/loop-site.ts";

/** The number of somebody who is helped now: to agree on a visit isn't a reason for anybody else's. */
export function servePhone(app: FastifyInstance, site: Pick<LoopSite, "db" | "access" | "county">): void {
  const county = site.county.code;
  mountScoped(app, site, openPhoneRoute, async (work, { params: { reference }, query }) => {
    checkPurpose(site.access, work, query.purpose);
    work.about.person(reference);
    await openHelp(work.tx, county, reference);
    return { phone: await readPhone(work.tx, county, reference) };
  });
}
