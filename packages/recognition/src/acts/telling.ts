import { addWorkingDays, type CalendarDate, fromDateNumber, toDateNumber } from "@olive/kernel";
import { informedData } from "../life-cycle/shared.ts";
import { answeringDepartment } from "./answers.ts";
import type { Asked, Prepare, Step } from "./step.ts";

/** Working days that are left to decide once the person can object no more. */
const DAYS_TO_DECIDE = 5;

/** The village finds it as stated. */
export const checkAgrees: Prepare = () => ({ act: "checkAgrees" });

/** The village finds it as stated, and told the person in the same visit. */
export const checkAndInform: Prepare = (_tx, asked) => told(asked, "checkAndInform");

export const checkDiffers: Prepare = () => ({ act: "checkDiffers" });

/** A department told the person: from then on they have their days to object. */
export const inform: Prepare = (_tx, asked) => {
  answeringDepartment(asked, asked.proposal.departments);
  return told(asked, "inform");
};

function told(asked: Asked, act: string): Step {
  const { proposal, terms, actor, data } = asked;
  const read = informedData.safeParse(data);
  // Incomplete data are refused by the life cycle, which says what is missing.
  if (!read.success) return { act, data };
  const informed = { ...read.data, by: actor.name };
  const until = informed.agrees ? read.data.on : workingDaysAfter(read.data.on, terms.objectionDays);
  return {
    act,
    data,
    dueOn: workingDaysAfter(until, DAYS_TO_DECIDE),
    keeps: (tx) =>
      tx.query("update recognition.proposal set informed = $2, object_until = $3 where id = $1", [
        proposal.id,
        JSON.stringify(informed),
        until,
      ]),
  };
}

function workingDaysAfter(day: string, days: number): CalendarDate {
  return fromDateNumber(addWorkingDays(toDateNumber(day as CalendarDate), days));
}
