import { type LoopJobSite, type LoopSite, readLoopSettings, readVacancySettings } from "@olive/employment";
import { namesOfPlaces } from "@olive/registry";
import { openOffice } from "../cases/open-office.ts";
import type { Site } from "../http/site.ts";
import { openRecognition } from "../recognition/open-recognition.ts";

/** What the loop of employment help stands on in this server: its routes and its jobs. */
export function openLoop(site: Site): LoopSite & LoopJobSite {
  const { db, county, access, policies } = site;
  return {
    ...{ db, county, access, policies, office: openOffice(site), nameOf: namesOfPlaces(site.places) },
    settings: readLoopSettings(county.dir),
    silence: readVacancySettings(county.dir),
    reasoner: openRecognition(site).reasoner,
  };
}
