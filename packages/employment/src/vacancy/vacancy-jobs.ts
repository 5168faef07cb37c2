import { once } from "node:events";
import type { Job } from "@olive/db";
import { repeatsJob } from "../vacancy-repeat/follow-repeats.ts";
import { dayOf } from "./days.ts";
import { sweepVacancies } from "./sweep-vacancies.ts";
import type { VacancySite } from "./vacancy-site.ts";

/** Posts lapse at midnight; a quarter of an hour later is soon enough. */
const EVERY_MS = 15 * 60_000;
const HOUR_MS = 60 * 60_000;

/**
 * What posts do while nobody looks: those that nobody confirmed lapse, employers are reminded, empty public posts told,
 * those that look the same proposed.
 */
export function vacancyJobs({
  db,
  county,
  settings,
  coding,
}: Pick<VacancySite, "db" | "county" | "settings" | "coding">): readonly Job[] {
  return [
    {
      // Asked nothing, the thread learns what titles mean before the first poster has to wait for it.
      name: "ready-titles",
      everyMs: HOUR_MS,
      run: async ({ stopping }) => {
        await Promise.race([coding.guess([]), once(stopping, "abort")]);
        return false;
      },
    },
    {
      name: "sweep-vacancies",
      everyMs: EVERY_MS,
      run: async ({ now }) => {
        await sweepVacancies(db, county.code, settings, dayOf(now));
        return false;
      },
    },
    repeatsJob({ db, county }),
  ];
}
