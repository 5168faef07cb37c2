import { readVacancySettings, type TitleCoding, type VacancySite } from "@olive/employment";
import { namesOfPlaces } from "@olive/registry";
import type { Site } from "../http/site.ts";

/** Without a dictionary nothing is guessed: posts stand without an occupation until somebody says it. */
const NO_CODING: TitleCoding = { guess: () => ({ sure: false, candidates: [] }), nameOf: () => undefined };

/** What posts and employers stand on in this server. */
export function openVacancies(
  site: Pick<Site, "db" | "county" | "places" | "access" | "home" | "origin" | "provider">,
): VacancySite {
  return {
    ...site,
    nameOf: namesOfPlaces(site.places),
    settings: readVacancySettings(site.county.dir),
    coding: NO_CODING,
  };
}
