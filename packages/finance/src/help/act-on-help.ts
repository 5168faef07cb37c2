import { actOnCase, lockCase, reopenCase } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { type HelpRequest, lockHelp, standingOf } from "./help-request.ts";
import type { HelpSite } from "./help-site.ts";
import * as refusals from "./refusals.ts";

/** The responsible unit's answer, in its own words: it closes, and the owner is asked once whether it helped. */
export async function answerHelp(
  tx: Transaction,
  site: HelpSite,
  by: Actor,
  given: { readonly id: string; readonly text: string; readonly solved: boolean; readonly now: Date },
): Promise<HelpRequest> {
  const { id, solved, now } = given;
  const request = await openRequest(tx, site, id);
  const text = given.text.trim();
  await actOnCase(tx, site.office, by, {
    ...{ county: site.county.code, id: request.caseId, act: "answer", now },
    ...{ reason: text, data: { answer: text, solved } },
  });
  await tx.query(
    `update finance.help_request set answer = $3, solved = $4, answered_at = $5, answered_by_name = $6
     where county = $1 and id = $2`,
    [site.county.code, id, text, solved, now, by.name],
  );
  return lockHelp(tx, site.county.code, id);
}

/** Hands the request to another unit; the clock runs on, so that handing on wins nobody time. */
export async function handOnHelp(
  tx: Transaction,
  site: HelpSite,
  by: Actor,
  given: { readonly id: string; readonly department: string; readonly reason: string; readonly now: Date },
): Promise<HelpRequest> {
  const { id, department, reason, now } = given;
  const request = await openRequest(tx, site, id);
  const known = departmentsOf(site).includes(department);
  if (!known || department === request.department) throw refusals.departmentUnknown();
  const kase = await lockCase(tx, site.county.code, request.caseId);
  const act = kase?.state === "handed" ? "handOnFurther" : "handOn";
  await actOnCase(tx, site.office, by, {
    ...{ county: site.county.code, id: request.caseId, act, reason, department, now },
  });
  await tx.query(
    "update finance.help_request set department = $3, route = route || $4 where county = $1 and id = $2",
    [site.county.code, id, department, `；${request.department}转${department}：${reason}`],
  );
  return lockHelp(tx, site.county.code, id);
}

/** The units that any subject of the county goes to. */
export function departmentsOf({ help }: Pick<HelpSite, "help">): readonly string[] {
  return [
    ...new Set(help.subjects.flatMap(({ routes }) => routes.map(({ department }) => department))),
  ].sort();
}

/** The owner takes a request back. */
export async function withdrawHelp(
  tx: Transaction,
  site: HelpSite,
  by: Actor,
  given: { readonly id: string; readonly creditCode: string; readonly now: Date },
): Promise<void> {
  const request = await openRequest(tx, site, given.id, given.creditCode);
  const county = site.county.code;
  await actOnCase(tx, site.office, by, { county, id: request.caseId, act: "withdraw", now: given.now });
  await tx.query("update finance.help_request set withdrawn_at = $3 where county = $1 and id = $2", [
    ...[county, given.id, given.now],
  ]);
}

/**
 * The owner says whether it helped: asked once, answered once. Where it didn't, the request goes on at the same unit at
 * once, with a shorter clock. Throws Refusals `help-not-answered`, `help-rated`.
 */
export async function rateHelp(
  tx: Transaction,
  site: HelpSite,
  by: Actor,
  given: {
    readonly id: string;
    readonly creditCode: string;
    readonly rating: "satisfied" | "unsatisfied";
    readonly note: string;
    readonly now: Date;
  },
): Promise<HelpRequest> {
  const { id, rating, now } = given;
  const county = site.county.code;
  const request = await lockHelp(tx, county, id, given.creditCode);
  if (request.ratedAt !== null) throw refusals.ratedAlready();
  if (standingOf(request) !== "answered") throw refusals.notAnsweredYet();
  const note = given.note.trim();
  await tx.query(
    "update finance.help_request set rating = $3, rating_note = $4, rated_at = $5 where county = $1 and id = $2",
    [county, id, rating, note === "" ? null : note, now],
  );
  if (rating === "unsatisfied") {
    const reason = note === "" ? "经营者不满意" : note;
    const kase = await reopenCase(tx, site.office, by, {
      county,
      id: request.caseId,
      reason,
      data: { rating },
      now,
    });
    await tx.query(
      "update finance.help_request set reopened_at = $3, due_on = $4 where county = $1 and id = $2",
      [...[county, id, now, kase.dueOn]],
    );
  }
  return lockHelp(tx, county, id);
}

async function openRequest(
  tx: Transaction,
  site: HelpSite,
  id: string,
  creditCode?: string,
): Promise<HelpRequest> {
  const request = await lockHelp(tx, site.county.code, id, creditCode);
  const standing = standingOf(request);
  if (standing === "answered" || standing === "withdrawn") throw refusals.closedAlready();
  return request;
}
