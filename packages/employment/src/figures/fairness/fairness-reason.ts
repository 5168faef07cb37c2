import type { Queryable, Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { type CalendarDate, Refusal } from "@olive/kernel";
import type { FairnessDimension, FairnessMeasure, FairnessReason } from "./assess-fairness.ts";

export interface ReasonInput {
  readonly dimension: FairnessDimension;
  readonly cell: string;
  readonly measure: FairnessMeasure;
  readonly reason: string;
  readonly untilOn: CalendarDate;
}

const MOST_DAYS = 366;

/** Keeps why an excess is accepted, by whom, until when. Throws Refusal `reason-too-long` past a year. */
export async function recordFairnessReason(
  tx: Transaction,
  { county, area, account, name }: Actor,
  { dimension, cell, measure, reason, untilOn }: ReasonInput,
  today: CalendarDate,
): Promise<string> {
  const days = (Date.parse(untilOn) - Date.parse(today)) / 86_400_000;
  if (days < 0 || days > MOST_DAYS) throw reasonTooLong();
  const [row] = await tx.query<{ id: string }>(
    `insert into employment.fairness_reason (county, place_code, dimension, cell, measure, reason, from_on, until_on,
       account, account_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [county, area, dimension, cell, measure, reason, today, untilOn, account, name],
  );
  return row?.id ?? "";
}

/** The reasons that hold on the day for an area's figures, the latest of each group first. */
export function listFairnessReasons(
  tx: Queryable,
  county: string,
  place: string,
  on: CalendarDate,
): Promise<FairnessReason[]> {
  return tx.query<FairnessReason>(
    `select dimension, cell, measure, reason as text, account_name as by, until_on as "untilOn"
     from employment.fairness_reason where county = $1 and place_code = $2 and from_on <= $3 and until_on >= $3
     order by recorded_at desc`,
    [county, place, on],
  );
}

function reasonTooLong(): Refusal {
  return new Refusal({
    code: "reason-too-long",
    message: { zh: "理由从今天起，最长一年", en: "A reason holds from today for a year at most" },
    remedy: { zh: "改为一年以内的日期；到期再看、再记", en: "Give a day within a year; look again then" },
    status: 422,
  });
}
