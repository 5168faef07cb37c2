import {
  createTitleCoder,
  learnTitles,
  readCodedTitles,
  readOccupations,
  readVacancySettings,
  type TitleCoding,
  type VacancySite,
} from "@olive/employment";
import { namesOfPlaces } from "@olive/registry";
import type { Site } from "../http/site.ts";

/** Made when the first title is read: learning takes about two seconds, and a county has one classification. */
let coder: TitleCoding | undefined;
function titleCoder(): TitleCoding {
  if (coder === undefined) {
    const dictionary = readOccupations();
    coder = createTitleCoder(dictionary, learnTitles(dictionary, readCodedTitles()));
  }
  return coder;
}
const CODING: TitleCoding = {
  guess: (title) => titleCoder().guess(title),
  nameOf: (code) => titleCoder().nameOf(code),
};

/** What posts and employers stand on in this server. */
export function openVacancies(
  site: Pick<Site, "db" | "county" | "places" | "access" | "home" | "origin" | "provider">,
): VacancySite {
  return {
    ...site,
    nameOf: namesOfPlaces(site.places),
    settings: readVacancySettings(site.county.dir),
    coding: CODING,
  };
}
