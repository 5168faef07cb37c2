import { type ActOnCaseInput, actOnCase, type By, type Case, listCasesOf, nameOfState } from "@olive/cases";
import type { Queryable, Transaction } from "@olive/db";
import { toDateNumber, workingDaysBetween } from "@olive/kernel";
import { type DirectoryEntry, listReferences } from "@olive/registry";
import type { z } from "zod";
import type { helpCaseSchema } from "../contracts/loop-shapes.ts";
import { employmentHelp } from "../life-cycle/employment-help.ts";
import { dayOf } from "./days.ts";
import type { LoopOffice } from "./loop-site.ts";
import { dayAhead, notHelped, personNotHere } from "./refusals.ts";

export const subjectOf = (reference: string) => `person:${reference}`;

/** Throws Refusal `person-not-here`. */
export async function findEntry(tx: Queryable, county: string, reference: string): Promise<DirectoryEntry> {
  const [person] = await listReferences(tx, county, [reference]);
  if (person === undefined) throw personNotHere();
  return person;
}

/** The person's latest case of employment help, open or closed. */
export async function findHelp(tx: Queryable, county: string, reference: string): Promise<Case | undefined> {
  const cases = await listCasesOf(tx, county, subjectOf(reference));
  const own = cases.filter(({ lifeCycle }) => lifeCycle === employmentHelp.code);
  return own.find(({ closedAt }) => closedAt === null) ?? own[0];
}

/** The open one. Throws Refusal `not-in-help`. */
export async function openHelp(tx: Queryable, county: string, reference: string): Promise<Case> {
  const kase = await findHelp(tx, county, reference);
  if (kase === undefined || kase.closedAt !== null) throw notHelped();
  return kase;
}

/** Does an act of the life cycle on the person's case. */
export function moveHelp(
  tx: Transaction,
  { office }: Pick<LoopOffice, "office">,
  by: By,
  kase: Pick<Case, "id" | "county">,
  input: Omit<ActOnCaseInput, "id" | "county">,
): Promise<Case> {
  return actOnCase(tx, office, by, { ...input, id: kase.id, county: kase.county });
}

/** Nobody records what is still to happen. Throws Refusal `day-ahead`. */
export function refuseAhead(day: string, now: Date): void {
  if (day > dayOf(now)) throw dayAhead();
}

/** What showing a case of help needs of it. */
export type ShownCase = Pick<Case, "id" | "state" | "owner" | "dueOn" | "closedAt" | "outcome" | "version">;

export function showHelp(
  { office }: Pick<LoopOffice, "office">,
  kase: ShownCase,
  now: Date,
): z.input<typeof helpCaseSchema> {
  const cycle = office.lifeCycles.get(employmentHelp.code);
  const { id, state, owner, dueOn, closedAt, outcome, version } = kase;
  return {
    ...{ id, owner, dueOn, version, closed: closedAt !== null },
    state: { code: state, name: nameOfState(cycle, state) },
    next: closedAt === null ? (cycle.states[state]?.next ?? null) : null,
    daysLeft: dueOn === null ? null : workingDaysBetween(toDateNumber(dayOf(now)), toDateNumber(dueOn)),
    outcome: outcome === null ? null : nameOfState(cycle, outcome),
  };
}
