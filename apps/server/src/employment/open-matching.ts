import { type MatchingSite, openMatching as openSlice, readLoopSettings } from "@olive/employment";
import { namesOfPlaces } from "@olive/registry";
import { openOffice } from "../cases/open-office.ts";
import type { Site } from "../http/site.ts";

/** What matching, terms and cross-checks stand on in this server; taking a proposal is a referral of the loop. */
export function openMatching(site: Site): MatchingSite {
  const { county, policies } = site;
  const settings = readLoopSettings(county.dir);
  return openSlice({
    ...site,
    nameOf: namesOfPlaces(site.places),
    loop: { county, policies, settings, office: openOffice(site) },
  });
}
