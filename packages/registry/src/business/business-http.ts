import { mountScoped } from "@olive/access";
import type { FastifyInstance } from "fastify";
import { getBusinessRoute } from "../contracts/business.ts";
import { assembleSections } from "../fact/assemble-sections.ts";
import { businessHit, type NameOf, personHit } from "../hits.ts";
import { type RegistrySite, readPageDay } from "../registry-site.ts";
import { findProprietor, getBusiness } from "./queries/get-business.ts";

/** A business's page: what its register says, and who runs it if the reader may see that person. */
export function serveBusiness(app: FastifyInstance, site: RegistrySite, nameOf: NameOf): void {
  const { county, layout } = site;
  mountScoped(app, site, getBusinessRoute, async ({ tx, about }, { params }) => {
    const row = await getBusiness(tx, county.code, params.code);
    const proprietor = await findProprietor(tx, county.code, params.code);
    about.subject("business", row.code);
    if (proprietor !== undefined) about.person(proprietor.reference);
    const kept = county.registers.find(({ code }) => code === row.register);
    const columns = kept?.columns.filter(({ code }) => code in row.cells) ?? [];
    const register = kept === undefined ? [] : [{ ...kept, key: [kept.subject?.by ?? ""], columns }];
    const day = await readPageDay(tx, site, nameOf);
    const { code, name, kind, standing, active, placeCode } = row;
    return {
      business: businessHit({ code, name, kind, standing, active, placeCode }, nameOf),
      proprietor: proprietor === undefined ? null : personHit(proprietor, day),
      sections: assembleSections(
        layout,
        register.map((one) => ({ register: one, rows: [row] })),
        day,
      ),
    };
  });
}
