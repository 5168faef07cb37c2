import { checkPurpose, mountScoped } from "@olive/access";
import type { FastifyInstance } from "fastify";
import { getHouseholdRoute } from "../contracts/household.ts";
import { assembleSections } from "../fact/assemble-sections.ts";
import { readRows } from "../fact/read-rows.ts";
import { type NameOf, personHit } from "../hits.ts";
import { type RegistrySite, readPageDay } from "../registry-site.ts";
import { listMembers } from "./queries/list-members.ts";

/** A household's page: who belongs to it inside the area, and what the registers of households say. */
export function serveHousehold(app: FastifyInstance, site: RegistrySite, nameOf: NameOf): void {
  const { county, layout } = site;
  const population = county.registers.find((register) => register.population);
  if (population === undefined) return;
  mountScoped(app, site, getHouseholdRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { number, members } = await listMembers(work.tx, {
      county: county.code,
      reference: params.reference,
      population,
      relation: layout.relation,
    });
    work.about.subject("household", params.reference);
    for (const { reference } of members) work.about.person(reference);
    const found = [];
    for (const register of county.registers) {
      if (register.subject?.entity !== "household") continue;
      found.push({
        register,
        rows: await readRows(work.tx, { county: county.code, register, subject: number }),
      });
    }
    const day = await readPageDay(work.tx, site, nameOf);
    return {
      reference: params.reference,
      members: members.map(({ relation, ...member }) => ({ ...personHit(member, day), relation })),
      sections: assembleSections(layout, found, day),
    };
  });
}
