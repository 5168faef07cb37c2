import type { FastifyInstance } from "fastify";
import { serveBusiness } from "./business/business-http.ts";
import { serveHousehold } from "./household/household-http.ts";
import { servePerson } from "./person/person-http.ts";
import { namesOfPlaces, type RegistrySite } from "./registry-site.ts";
import { serveSearch } from "./search/search-http.ts";
import { serveVillage } from "./village/village-http.ts";

/** The registers' part of the API: everything inside the caller's area. */
export function serveRegistry(app: FastifyInstance, site: RegistrySite): void {
  const nameOf = namesOfPlaces(site.places);
  serveSearch(app, site, nameOf);
  servePerson(app, site, nameOf);
  serveHousehold(app, site, nameOf);
  serveBusiness(app, site, nameOf);
  serveVillage(app, site, nameOf);
}
