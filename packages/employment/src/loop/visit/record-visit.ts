import { type Case, disputeFact } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { type CalendarDate, isRefusal } from "@olive/kernel";
import type { Needs } from "../../contracts/needs.ts";
import { workingDaysAfter } from "../days.ts";
import { findHelp, moveHelp, refuseAhead, subjectOf } from "../help-case.ts";
import { keepSeeker } from "../keep-seeker.ts";
import type { LoopOffice } from "../loop-site.ts";
import { keepService } from "../record-service.ts";
import { notHelped, visitNeedsReason } from "../refusals.ts";
import { wasRecorded } from "../was-recorded.ts";
import { effectOf, type VisitOutcome } from "./visit-effect.ts";

export interface VisitInput {
  /** Drawn by the phone. */
  readonly id: string;
  readonly reference: string;
  readonly way: "home" | "phone" | "office";
  readonly outcome: VisitOutcome;
  readonly visitedOn: CalendarDate;
  readonly needs?: Needs | undefined;
  readonly asked: readonly string[];
  readonly note?: string | undefined;
  readonly nextTryOn?: CalendarDate | undefined;
  readonly disputes: readonly Disputed[];
  readonly now: Date;
}

export interface Disputed {
  readonly register: string;
  readonly fileId: number;
  readonly rowNo: number;
  readonly column: string;
  readonly claim: string;
}

export interface RecordedVisit {
  readonly id: string;
  readonly repeated: boolean;
  readonly case: Case;
  readonly attempts: number;
  /** Cases with the departments whose data are wrong. */
  readonly corrections: readonly string[];
}

/**
 * Records a visit exactly once, by the phone's id, with what it changes: the needs, the clue's verdict, the case. One
 * that arrives after the case has gone on is kept and moves nothing. Throws Refusals `not-in-help`,
 * `visit-needs-reason`, `day-ahead`, `id-taken`, and what the life cycle says.
 */
export async function recordVisit(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  input: VisitInput,
): Promise<RecordedVisit> {
  const { id, reference, outcome, visitedOn, now } = input;
  refuseAhead(visitedOn, now);
  const effect = effectOf(outcome);
  if (effect.needsNote && (input.note ?? "").trim() === "") throw visitNeedsReason();
  const before = await findHelp(tx, actor.county, reference);
  if (before === undefined) throw notHelped();
  if (await wasRecorded(tx, "visit", actor.county, id, reference)) {
    const attempts = await countAttempts(tx, actor.county, before.id);
    return { id, repeated: true, case: before, attempts, corrections: [] };
  }
  await insertVisit(tx, actor, before, input);
  const service = { id, reference, place: before.place, caseId: before.id, kind: "visit", heldOn: visitedOn };
  await keepService(tx, actor, { ...service, kind: "visit", note: input.note ?? null }, now);
  const corrections = outcome === "alreadyWorking" ? await dispute(tx, site, actor, input) : [];
  const attempts = await countAttempts(tx, actor.county, before.id);
  const after = await moveAfter(tx, site, actor, before, input, attempts);
  await judgeClue(tx, before.id, effect.verdict, visitedOn);
  if (before.closedAt === null) await learn(tx, actor, before, after, input);
  return { id, repeated: false, case: after, attempts, corrections };
}

async function insertVisit(tx: Transaction, actor: Actor, kase: Case, input: VisitInput): Promise<void> {
  const { id, reference, way, outcome, visitedOn, needs, asked, note, now } = input;
  await tx.query(
    `insert into employment.visit (id, county, place_code, reference, case_id, way, outcome, visited_on, needs, asked,
       note, account, account_name, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[id, actor.county, kase.place, reference, kase.id, way, outcome, visitedOn],
      ...[JSON.stringify(needs ?? {}), asked, note ?? null, actor.account, actor.name, now],
    ],
  );
}

/** Visits that found nobody home since somebody was last met. */
export async function countAttempts(tx: Transaction, county: string, caseId: string): Promise<number> {
  const [row] = await tx.query<{ attempts: number }>(
    `select count(*)::int as attempts from employment.visit
     where county = $1 and case_id = $2 and outcome = 'nobodyHome' and recorded_at > coalesce((
       select max(recorded_at) from employment.visit
       where county = $1 and case_id = $2 and outcome <> 'nobodyHome'), '-infinity')`,
    [county, caseId],
  );
  return row?.attempts ?? 0;
}

async function moveAfter(
  tx: Transaction,
  site: LoopOffice,
  actor: Actor,
  kase: Case,
  input: VisitInput,
  attempts: number,
): Promise<Case> {
  const { act, from } = effectOf(input.outcome);
  if (kase.closedAt !== null || !from.includes(kase.state)) return kase;
  const given = { act, data: { visit: input.id, attempts }, now: input.now };
  const retry = input.nextTryOn ?? workingDaysAfter(input.visitedOn, site.settings.terms.retryDays);
  const dueOn = input.outcome === "nobodyHome" ? { dueOn: retry } : {};
  return moveHelp(tx, site, actor, kase, {
    ...given,
    ...dueOn,
    ...(input.note ? { reason: input.note } : {}),
  });
}

/** Facts that say otherwise go back to their departments; what is disputed already keeps its case. */
async function dispute(
  tx: Transaction,
  { office, county }: LoopOffice,
  actor: Actor,
  { reference, disputes, note, now }: VisitInput,
): Promise<string[]> {
  const opened: string[] = [];
  for (const fact of disputes) {
    const subject = subjectOf(reference);
    const input = { ...fact, subject, reason: note ?? "", now };
    const id = await disputeFact(tx, office, county.registers, actor, input).catch((error: unknown) => {
      if (isRefusal(error) && error.code === "case-already-open") return String(error.details.case ?? "");
      throw error;
    });
    opened.push(id);
  }
  return opened;
}

async function judgeClue(
  tx: Transaction,
  caseId: string,
  verdict: "true" | "false" | "unclear" | null,
  on: CalendarDate,
): Promise<void> {
  if (verdict === null) return;
  await tx.query(
    "update employment.clue set verdict = $2, verdict_on = $3 where case_id = $1 and verdict is null",
    [caseId, verdict, on],
  );
}

async function learn(
  tx: Transaction,
  { county }: Actor,
  before: Case,
  after: Case,
  { reference, outcome, needs, visitedOn, now }: VisitInput,
): Promise<void> {
  const unchanged = after.version === before.version;
  const standing = unchanged ? null : effectOf(outcome).standing;
  if (standing === null && needs === undefined) return;
  const [known] = await tx.query<{ standing: "seeking" | "placed" | "resting" | "left" }>(
    "select standing from employment.seeker where county = $1 and reference = $2",
    [county, reference],
  );
  const wanted = standing === "seeking" && needs?.willing === "no" ? "resting" : standing;
  await keepSeeker(tx, {
    ...{ county, reference, place: before.place, name: before.subjectName, caseId: before.id, now },
    standing: wanted ?? known?.standing ?? "seeking",
    ...(needs === undefined ? {} : { learned: { needs, on: visitedOn } }),
  });
}
