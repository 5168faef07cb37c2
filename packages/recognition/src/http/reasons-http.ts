import { checkPurpose, mountScoped } from "@olive/access";
import { maskResidentId } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { encode } from "uqr";
import { findEntry } from "../commands/open-by-hand.ts";
import { getReasonsRoute } from "../contracts/reasons.ts";
import { findGroup, termsOf } from "../policy.ts";
import { listStandingsOf } from "../queries/list-standings.ts";
import { noRunYet } from "../refusals.ts";
import type { RecognitionSite } from "../site.ts";
import { showingOf } from "./proposal-http.ts";
import { showStanding } from "./show-standing.ts";

/** Why, why not, and what would change it: for whoever it is about, on one sheet. */
export function serveReasons(app: FastifyInstance, site: RecognitionSite): void {
  mountScoped(
    app,
    site,
    getReasonsRoute,
    async (work, { params, query }) => {
      checkPurpose(site.access, work, query.purpose);
      const { tx, actor, about } = work;
      const policy = findGroup(site.policies, params.group);
      const person = await findEntry(tx, actor.county, params.reference);
      about.person(person.reference);
      about.detail({ group: policy.code });
      const reasoner = await site.reasoner();
      const reasons = reasoner?.reasonsOf(person.residentId, policy.code);
      if (reasoner === undefined || reasons === undefined) throw noRunYet();
      const standings = await listStandingsOf(tx, actor.county, person.reference);
      const standing = standings.find((one) => one.policy === policy.code && one.endedOn === null);
      const address = `${site.origin}/desk/recognition/people/${person.reference}/${policy.code}`;
      return {
        person: {
          ...{
            reference: person.reference,
            name: person.name,
            residentId: maskResidentId(person.residentId, "list"),
          },
          place: { code: person.placeCode, name: showingOf(site).nameOf(person.placeCode) },
        },
        group: {
          ...{
            code: policy.code,
            name: policy.name,
            reference: policy.reference,
            departments: policy.confirm,
          },
        },
        ...{ county: site.county.name, asOf: reasoner.asOf, verdict: reasons.verdict },
        standing: standing === undefined ? null : showStanding(site.policies, standing),
        lines: reasons.lines.map((line) => ({
          ...line,
          values: [...line.values],
          sources: [...line.sources],
        })),
        ...{ missing: [...reasons.missing], changes: [...reasons.changes] },
        objectionDays: termsOf(policy).objectionDays,
        ...{ address, code: codeOf(address) },
      };
    },
    { guest: ({ params }) => params.reference },
  );
}

function codeOf(address: string): string {
  const { data } = encode(address, { ecc: "M", border: 2 });
  return data.map((row) => row.map((dark) => (dark ? "1" : "0")).join("")).join("\n");
}
