import { randomUUID } from "node:crypto";
import { answerReferral, startByEmployer } from "@olive/employment";
import type { CalendarDate } from "@olive/kernel";
import type { EmployerLoop } from "@olive/public";
import type { Site } from "../http/site.ts";
import { openLoop } from "./open-loop.ts";

/** What an employer's answers set going: the loop's own commands, in the employer's name. */
export function openEmployerLoop(site: Site): EmployerLoop {
  const loop = openLoop(site);
  return {
    answer: async (tx, { county, account, name }, { accepted, ...given }) => {
      const answer = accepted ? "accepted" : "refused";
      await answerReferral(tx, loop, { ...given, county, answer, by: { account, name }, now: new Date() });
    },
    start: async (tx, { county, account, name }, { referral, beganOn }) => {
      const began = beganOn as CalendarDate;
      await startByEmployer(tx, loop, {
        ...{ county, id: randomUUID(), referral, beganOn: began, by: { account, name }, now: new Date() },
      });
    },
  };
}
