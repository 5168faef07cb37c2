/** For tests: a person brought to a step of the loop in one call. */
import { randomUUID } from "node:crypto";
import type { Case } from "@olive/cases";
import type { CalendarDate } from "@olive/kernel";
import { postVacancy } from "../../vacancy/post-vacancy.ts";
import { codeOf, makeEmployer, postOf, office as posts } from "../../vacancy/testing/small-office.ts";
import { reportClue } from "../clue/report-clue.ts";
import { findHelp } from "../help-case.ts";
import { recordPlacement } from "../placement/record-placement.ts";
import { referPerson } from "../referral/refer-person.ts";
import { recordVisit, type VisitInput } from "../visit/record-visit.ts";
import { at, type Story } from "./story-county.ts";

export type Outcome = VisitInput["outcome"];

/** Somebody in the same village who came to the counter and was visited. */
export function shortWays(story: Story) {
  const { site, county, db } = story;
  let firms = 100;
  const ways = {
    help: async (reference: string) => (await findHelp(db, county.code, reference)) as Case,
    report: (reference: string, day: string, source: "selfReport" | "doorVisit" = "selfReport") =>
      story.as(1, (tx, actor) =>
        reportClue(tx, site, actor, {
          ...{ id: randomUUID(), reference, source, foundOn: day, note: "本人来说没有工作", now: at(day) },
        }),
      ),
    visit: (reference: string, day: string, outcome: Outcome, more: Partial<VisitInput> = {}) =>
      story.as(1, (tx, actor) =>
        recordVisit(tx, site, actor, {
          ...{ id: randomUUID(), reference, way: "home", outcome, visitedOn: day as CalendarDate },
          ...{ asked: [], disputes: [], note: "当面说的", now: at(day), ...more },
        }),
      ),
    /** A vacancy of a firm of its own. */
    vacancy: async (seats = 1) => {
      firms += 1;
      await makeEmployer(db, firms);
      const { vacancy } = await postVacancy(db, posts, postOf(codeOf(firms), { seats }));
      // Whatever month the story is in, the post stands.
      await db.query("update employment.vacancy set confirm_by = '2026-12-31' where id = $1", [vacancy?.id]);
      return { id: vacancy?.id ?? "", firm: codeOf(firms) };
    },
    refer: async (reference: string, vacancy: string, day: string) => {
      const id = randomUUID();
      await story.as(1, (tx, actor) =>
        referPerson(tx, site, actor, { id, reference, vacancy, now: at(day) }),
      );
      return id;
    },
    place: async (reference: string, day: string, employerName = "村里的加工点（虚构）") => {
      const id = randomUUID();
      const given = {
        id,
        reference,
        employerName,
        kind: "homeProcessing",
        beganOn: day as CalendarDate,
        now: at(day),
      };
      await story.as(1, (tx, actor) => recordPlacement(tx, site, actor, given));
      return id;
    },
    taken: async (vacancy: string) => {
      const [row] = await db.query<{ taken: number }>(
        "select seats_taken as taken from employment.vacancy where id = $1",
        [vacancy],
      );
      return row?.taken;
    },
  };
  return ways;
}
