import type { CountyAccess } from "@olive/access";
import type { Database } from "@olive/db";
import type { CountyPack } from "@olive/registry";
import { readCheckSettings } from "../cross-check/check-settings.ts";
import type { LoopOffice } from "../loop/loop-site.ts";
import { readLocations } from "../place/locations.ts";
import { readSupportSettings } from "../term/support-kind.ts";
import { readCourses } from "../training/read-courses.ts";
import type { MatchingSite } from "./serve-matching.ts";

/** What the server gives; the county's own terms, courses, places and checks are read from its folder. */
export interface MatchingGiven {
  readonly db: Database;
  readonly county: CountyPack;
  readonly access: CountyAccess;
  readonly nameOf: (place: string) => string | undefined;
  readonly loop: LoopOffice;
}

export function openMatching(given: MatchingGiven): MatchingSite {
  const { dir } = given.county;
  return {
    ...given,
    locations: readLocations(dir),
    support: readSupportSettings(dir),
    courses: readCourses(dir),
    checks: readCheckSettings(dir),
    work: given.loop.settings.work,
  };
}
