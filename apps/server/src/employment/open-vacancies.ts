import { openTitleThread, readLocations, readVacancySettings, type VacancySite } from "@olive/employment";
import { namesOfPlaces } from "@olive/registry";
import type { Site } from "../http/site.ts";

/** One thread a process: it begins when the first title is read, and a county has one classification. */
const CODING = openTitleThread();

/** What posts and employers stand on in this server. */
export function openVacancies(
  site: Pick<Site, "db" | "county" | "places" | "access" | "home" | "origin" | "provider">,
): VacancySite {
  return {
    ...site,
    nameOf: namesOfPlaces(site.places),
    locations: readLocations(site.county.dir),
    settings: readVacancySettings(site.county.dir),
    coding: CODING,
  };
}
