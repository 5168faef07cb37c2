import { checkPurpose, inWords, listReadings, mountScoped, nameActsOf } from "@olive/access";
import { listReadingsRoute } from "@olive/access/contract";
import type { FastifyInstance } from "fastify";
import { listBusinessesOf } from "../business/queries/get-business.ts";
import { getPersonRoute, listVersionsRoute, openSensitiveRoute } from "../contracts/person.ts";
import { businessHit, type NameOf, personHit } from "../hits.ts";
import { secondFactorNeeded } from "../refusals.ts";
import { type RegistrySite, readPageDay } from "../registry-site.ts";
import { maskFound } from "./find-people.ts";
import { getPersonEntry } from "./get-person-entry.ts";
import { readPersonSections } from "./queries/get-person.ts";
import { listVersions } from "./queries/list-versions.ts";
import { openSensitive } from "./queries/open-sensitive.ts";

/** Readings shown: years of visits to one person. */
const MOST_READINGS = 200;

/** A person's page, what is masked on it, and earlier versions. */
export function servePerson(app: FastifyInstance, site: RegistrySite, nameOf: NameOf): void {
  const { county } = site;
  const guest = ({ params }: { readonly params: { readonly reference: string } }) => params.reference;
  mountScoped(
    app,
    site,
    getPersonRoute,
    async (work, { params, query }) => {
      checkPurpose(site.access, work, query.purpose);
      const entry = await getPersonEntry(work.tx, county.code, params.reference);
      work.about.person(entry.reference);
      const day = await readPageDay(work.tx, site, nameOf);
      const { householdNumber: _number, ...person } = entry;
      return {
        person: personHit(maskFound(person), day),
        sections: await readPersonSections(work.tx, site, entry, day),
        businesses: (await listBusinessesOf(work.tx, county.code, entry.residentId)).map((one) =>
          businessHit(one, nameOf),
        ),
      };
    },
    { guest },
  );
  const nameAct = nameActsOf(app);
  mountScoped(
    app,
    site,
    listReadingsRoute,
    async (work, { params }) => {
      const { reference } = await getPersonEntry(work.tx, county.code, params.reference);
      work.about.person(reference);
      const readings = await listReadings(site.db, county.code, `person:${reference}`, MOST_READINGS);
      return { readings: readings.map((reading) => inWords(site, reading, nameAct)) };
    },
    { guest },
  );
  mountScoped(app, site, openSensitiveRoute, async (work, { params, body }) => {
    checkPurpose(site.access, work, body.purpose);
    if (!work.actor.secondFactor) throw secondFactorNeeded();
    const entry = await getPersonEntry(work.tx, county.code, params.reference);
    work.about.person(entry.reference);
    work.about.reason(body.reason);
    work.about.detail({
      columns: body.columns.map(({ register, column }) => `${register}.${column}`).join(" "),
    });
    const day = await readPageDay(work.tx, site, nameOf);
    const person = { ...entry, county: county.code };
    return { cells: await openSensitive(work.tx, county.registers, person, body.columns, day) };
  });
  mountScoped(
    app,
    site,
    listVersionsRoute,
    async (work, { params, query }) => {
      checkPurpose(site.access, work, query.purpose);
      const entry = await getPersonEntry(work.tx, county.code, params.reference);
      work.about.person(entry.reference);
      work.about.detail({ register: params.register });
      const register = county.registers.find(({ code }) => code === params.register);
      const day = await readPageDay(work.tx, site, nameOf);
      return listVersions(work.tx, site, register, entry, day);
    },
    { guest },
  );
}
