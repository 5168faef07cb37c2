import { mountScoped } from "@olive/access";
import type { FastifyInstance } from "fastify";
import { countPeopleRoute, listPeopleRoute } from "../contracts/people.ts";
import { searchRoute } from "../contracts/search.ts";
import { businessHit, type NameOf, personHit, placeName } from "../hits.ts";
import { findPeople } from "../person/find-people.ts";
import { countPeople, listPeople } from "../person/queries/list-people.ts";
import { type RegistrySite, readPageDay } from "../registry-site.ts";
import { narrowArea } from "./narrow-area.ts";
import { search } from "./search.ts";

/** With a text, a list shows at most so many: whoever wants more narrows the text. */
const MOST_MATCHES = 200;

/** The search box and the list of people. */
export function serveSearch(app: FastifyInstance, site: RegistrySite, nameOf: NameOf): void {
  const county = site.county.code;
  mountScoped(app, site, searchRoute, async ({ tx, actor, about }, { query }) => {
    const area = narrowArea(actor.area, undefined);
    if (area === undefined) throw new RangeError("the actor's area is no place");
    const day = await readPageDay(tx, site, nameOf);
    const found = await search(tx, { county, places: site.places, area, ...query });
    for (const { reference } of found.people) about.person(reference);
    for (const { reference } of found.households) about.subject("household", reference);
    return {
      people: found.people.map((person) => personHit(person, day)),
      households: found.households.map(({ placeCode, names, ...household }) => ({
        ...household,
        names: [...names],
        place: placeName(nameOf, placeCode),
      })),
      businesses: found.businesses.map((business) => businessHit(business, nameOf)),
      places: found.places.map(({ code }) => placeName(nameOf, code)),
      more: found.more,
    };
  });
  mountScoped(app, site, listPeopleRoute, async ({ tx, actor, about }, { query }) => {
    const { text, after, limit, place, ...filter } = query;
    const area = narrowArea(actor.area, place);
    if (area === undefined) return { people: [], next: null, more: false };
    const day = await readPageDay(tx, site, nameOf);
    const { today } = day;
    const people =
      text === undefined || text.trim() === ""
        ? await listPeople(tx, { county, area, filter, today, after, limit: limit + 1 })
        : await findPeople(tx, { county, area, text, limit: MOST_MATCHES + 1, narrowed: { filter, today } });
    const shown = people.slice(0, text ? MOST_MATCHES : limit);
    for (const { reference } of shown) about.person(reference);
    return {
      people: shown.map((person) => personHit(person, day)),
      next: text || people.length <= limit ? null : (shown.at(-1)?.reference ?? null),
      more: people.length > shown.length,
    };
  });
  mountScoped(app, site, countPeopleRoute, async ({ tx, actor }, { query }) => {
    const { place, ...filter } = query;
    const area = narrowArea(actor.area, place);
    if (area === undefined) return { count: 0 };
    const { today } = await readPageDay(tx, site, nameOf);
    return { count: await countPeople(tx, { county, area, filter, today }) };
  });
}
