import { randomUUID } from "node:crypto";
import type { Queryable, Transaction } from "@olive/db";
import { Refusal } from "@olive/kernel";
import type { SectionCode } from "../protocol/report-sections.ts";
import { itemKey } from "./build-item.ts";
import { findRecord } from "./read-sources.ts";
import type { ReportSite } from "./report-site.ts";
import { reportUnknown } from "./stored-report.ts";

export interface DisputeInput {
  readonly creditCode: string;
  readonly place: string;
  readonly section: SectionCode;
  /** `file:row`, as the report shows it. */
  readonly record: string;
  readonly reason: string;
  readonly account: number;
  readonly accountName: string;
  readonly now: Date;
}

/**
 * The owner says that a record is wrong: the mark travels with every report from now on until the department has
 * answered. The record itself isn't touched. Throws Refusals `record-unknown` (also for another's), `item-disputed`,
 * `reason-missing`.
 * @returns number of the dispute.
 */
export async function disputeItem(tx: Transaction, site: ReportSite, input: DisputeInput): Promise<string> {
  if (input.reason.trim() === "") throw reasonMissing();
  const found = await findRecord(tx, site, input);
  if (found === undefined) throw recordUnknown();
  const { definition } = found.part;
  const id = randomUUID();
  const added = await tx.query(
    `insert into finance.dispute (county, id, credit_code, place_code, section, register, item, record, department, reason,
       opened_at, account, account_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict do nothing returning 1`,
    [
      ...[site.county.code, id, input.creditCode, input.place, input.section, definition.code],
      ...[itemKey(definition, found.row), input.record, definition.department, input.reason.trim()],
      ...[input.now, input.account, input.accountName],
    ],
  );
  if (added.length === 0) throw alreadyDisputed();
  return id;
}

export interface DisputeAnswer {
  readonly id: string;
  /** `corrected`: the department changes its register; `stands`: it is right as it is, and says why. */
  readonly outcome: "corrected" | "stands";
  readonly answer: string;
  readonly department: string | null;
  readonly by: string;
  readonly now: Date;
}

/**
 * The department's answer, by a named person and with a reason; the mark goes with it. Throws Refusals
 * `dispute-unknown` (also for another department's), `dispute-answered`, `reason-missing`.
 */
export async function answerDispute(tx: Queryable, county: string, given: DisputeAnswer): Promise<void> {
  if (given.answer.trim() === "") throw reasonMissing();
  const [found] = await tx.query<{ state: string; department: string }>(
    "select state, department from finance.dispute where county = $1 and id = $2 for update",
    [county, given.id],
  );
  if (found === undefined || found.department !== given.department) throw disputeUnknown();
  if (found.state !== "open") throw alreadyAnswered();
  await end(tx, county, given.id, given.outcome, given);
}

/** The owner takes it back. Throws Refusals `dispute-unknown`, `dispute-answered`. */
export async function withdrawDispute(
  tx: Queryable,
  county: string,
  given: { readonly id: string; readonly creditCode: string; readonly by: string; readonly now: Date },
): Promise<void> {
  const [found] = await tx.query<{ state: string; creditCode: string }>(
    `select state, credit_code as "creditCode" from finance.dispute where county = $1 and id = $2 for update`,
    [county, given.id],
  );
  if (found === undefined || found.creditCode !== given.creditCode) throw disputeUnknown();
  if (found.state !== "open") throw alreadyAnswered();
  await end(tx, county, given.id, "withdrawn", given);
}

async function end(
  tx: Queryable,
  county: string,
  id: string,
  state: string,
  { by, now, answer }: { readonly by: string; readonly now: Date; readonly answer?: string },
): Promise<void> {
  await tx.query(
    `update finance.dispute set state = $3, answered_at = $4, answered_by = $5, answer = $6
     where county = $1 and id = $2`,
    [county, id, state, now, by, answer?.trim() ?? null],
  );
}

const refusal = (code: string, status: number, zh: string, en: string, then: [string, string]) => () =>
  new Refusal({ code, status, message: { zh, en }, remedy: { zh: then[0], en: then[1] } });

const recordUnknown = () => {
  const { wording, remedy } = reportUnknown();
  return new Refusal({ code: "record-unknown", status: 404, message: wording, remedy });
};
const alreadyDisputed = refusal(
  "item-disputed",
  409,
  "这条已经提过异议，正等部门答复",
  "This record is disputed already",
  ["等部门答复，或先撤回", "Wait for the department's answer, or withdraw the former"],
);
const reasonMissing = refusal("reason-missing", 422, "请写明理由", "A reason is needed", [
  "一句话即可",
  "One sentence will do",
]);
const disputeUnknown = refusal("dispute-unknown", 404, "没有这件异议", "There is no such dispute", [
  "回到列表再看；只有该登记册的部门能答复",
  "Look again in the list; the register's own department answers",
]);
const alreadyAnswered = refusal("dispute-answered", 409, "这件异议已经了结", "The dispute is over", [
  "如有新情况，重新提出",
  "Dispute it again if there is something new",
]);
