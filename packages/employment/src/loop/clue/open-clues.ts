import { randomUUID } from "node:crypto";
import { listOpenSubjects, openCases } from "@olive/cases";
import { type Database, type Transaction, transaction } from "@olive/db";
import type { Wording } from "@olive/kernel";
import type { Reasoner } from "@olive/recognition";
import { type DirectoryEntry, listEntries } from "@olive/registry";
import { listStandingOutcomes, type PolicySource } from "@olive/rules";
import { employmentHelp } from "../../life-cycle/employment-help.ts";
import { dayOf } from "../days.ts";
import { subjectOf } from "../help-case.ts";
import type { LoopOffice } from "../loop-site.ts";
import { isNews, type SeenClue } from "./is-news.ts";

/** Clues of one transaction: a killed run goes on where it was. */
const STEP = 2_000;

interface Found {
  readonly person: DirectoryEntry;
  readonly policy: PolicySource;
}

interface ClueDraft extends Found {
  readonly id: string;
  readonly reasons: readonly unknown[];
}

/**
 * Opens what a run of the rules found: one clue and one case for each person who isn't helped already, and about whom
 * nobody looked into the same data before. A clue is a reason to visit and nothing else: an unknown opens none.
 * @returns how many.
 */
export async function openClues(
  db: Database,
  site: LoopOffice,
  reasoner: Pick<Reasoner, "run" | "reasonsOf">,
  now: Date,
): Promise<number> {
  const found = await findNew(db, site);
  let opened = 0;
  for (let start = 0; start < found.length; start += STEP) {
    const drafts = found.slice(start, start + STEP).map((one) => draftOf(one, reasoner));
    opened += await transaction(db, (tx) => openDrafts(tx, site, drafts, reasoner.run, now));
  }
  return opened;
}

/** Everybody with a clue that is news, each once, by the first policy that says so. */
async function findNew(db: Database, { county, policies }: LoopOffice): Promise<Found[]> {
  const clues = new Map(
    policies.policies.filter(({ kind }) => kind === "clue").map((policy) => [policy.code, policy]),
  );
  if (clues.size === 0) return [];
  const outcomes = (await listStandingOutcomes(db, county.code)).filter(
    ({ policy, verdict }) => verdict === "yes" && clues.has(policy),
  );
  const helped = await listOpenSubjects(db, county.code, employmentHelp.code);
  const seen = await readSeen(db, county.code);
  const entries = await listEntries(db, county.code, [...new Set(outcomes.map((one) => one.residentId))]);
  const people = new Map(entries.map((entry) => [entry.residentId, entry]));
  const found = new Map<string, Found>();
  for (const { residentId, policy: code, sinceRun } of outcomes) {
    const person = people.get(residentId);
    const policy = clues.get(code);
    if (person === undefined || policy === undefined || !person.present) continue;
    if (found.has(person.reference) || helped.has(subjectOf(person.reference))) continue;
    if (isNews(seen.get(person.reference), code, sinceRun)) found.set(person.reference, { person, policy });
  }
  return [...found.values()];
}

async function readSeen(db: Database, county: string): Promise<ReadonlyMap<string, readonly SeenClue[]>> {
  const rows = await db.query<SeenClue & { readonly reference: string }>(
    `select reference, policy, max(run_id) as run from employment.clue
     where county = $1 and source = 'data' and run_id is not null group by 1, 2`,
    [county],
  );
  const seen = new Map<string, SeenClue[]>();
  for (const { reference, ...one } of rows) seen.set(reference, [...(seen.get(reference) ?? []), one]);
  return seen;
}

function draftOf({ person, policy }: Found, reasoner: Pick<Reasoner, "reasonsOf">): ClueDraft {
  const reasons = reasoner.reasonsOf(person.residentId, policy.code)?.lines ?? [];
  return { person, policy, id: randomUUID(), reasons };
}

async function openDrafts(
  tx: Transaction,
  { county, office }: LoopOffice,
  drafts: readonly ClueDraft[],
  run: number,
  now: Date,
): Promise<number> {
  const opened = await openCases(tx, office, "machine", {
    ...{ county: county.code, reason: "数据线索", now },
    cases: drafts.map(({ person, policy, id }) => ({
      ...{ lifeCycle: employmentHelp.code, subject: subjectOf(person.reference), subjectName: person.name },
      ...{ place: person.placeCode, title: titleOf(policy.name), data: { clue: id } },
    })),
  });
  const cases = new Map(opened.map(({ subject, id }) => [subject, id]));
  const rows = drafts.flatMap(({ person, policy, id, reasons }) => {
    const caseId = cases.get(subjectOf(person.reference));
    if (caseId === undefined) return [];
    const { reference, name, placeCode } = person;
    return [{ id, place_code: placeCode, reference, name, policy: policy.code, reasons, case_id: caseId }];
  });
  await tx.query(INSERT, [county.code, JSON.stringify(rows), run, dayOf(now), now]);
  return rows.length;
}

export function titleOf(found: Wording): Wording {
  return { zh: `就业帮扶：${found.zh}`, en: `Employment help: ${found.en}` };
}

const INSERT = `
  insert into employment.clue (id, county, place_code, reference, name, source, policy, run_id, reasons, found_on,
    case_id, recorded_at)
  select id, $1, place_code, reference, name, 'data', policy, $3, reasons, $4, case_id, $5
  from jsonb_to_recordset($2::jsonb) as given (id uuid, place_code text, reference text, name text, policy text,
    reasons jsonb, case_id uuid)
  on conflict do nothing`;
