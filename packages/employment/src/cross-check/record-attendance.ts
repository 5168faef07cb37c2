import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import { fromDateNumber, today } from "@olive/kernel";
import { findEntry } from "../loop/help-case.ts";
import * as refusals from "./refusals.ts";

export interface AttendanceInput {
  readonly id: string;
  readonly reference: string;
  readonly course: string;
  readonly session: string;
  readonly place: string;
  readonly from: string;
  readonly until: string;
  readonly now: Date;
}

/** One person at one session of a course; sent twice it is recorded once. */
export async function recordAttendance(
  tx: Queryable,
  actor: Actor,
  { id, reference, course, session, place, from, until, now }: AttendanceInput,
): Promise<{ id: string; repeated: boolean }> {
  if (until <= from) throw refusals.timesInverted();
  if (session > fromDateNumber(today(now))) throw refusals.sessionAhead();
  const person = await findEntry(tx, actor.county, reference);
  const kept = await tx.query(
    `insert into employment.training_attendance (id, county, place_code, reference, course, held_on, held_at, from_time,
       until_time, account, account_name, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (id) do nothing returning id`,
    [
      ...[id, actor.county, person.placeCode, reference, course, session, place, from, until],
      ...[actor.account, actor.name, now],
    ],
  );
  return { id, repeated: kept.length === 0 };
}
