import { type Database, type Transaction, transaction } from "@olive/db";
import { UNKNOWN, YES } from "@olive/feel";
import type { CountyPack } from "@olive/registry";
import { readEdition } from "../edition/edition.ts";
import { PERSON } from "../schema/build-schema.ts";
import { type ChangedRows, followImport } from "../snapshot/follow-import.ts";
import { residentIdOfKey } from "../snapshot/resident-key.ts";
import { countPeople, populationOf } from "../snapshot/snapshot.ts";
import { grown } from "../snapshot/text-index.ts";
import type { Outcomes } from "./outcomes.ts";
import { policyVersion } from "./policy-version.ts";
import { type RecogniseOptions, type Recognition, recognise } from "./recognise.ts";
import { differFromStanding } from "./standing-outcomes.ts";
import { finishRun, kindOfRun, lockRuns, type OutcomeChange, startRun, storeChanges } from "./store-run.ts";

export interface FollowedRecognition extends Recognition {
  /** What changed against the recognition before; undefined where everything was done anew. */
  readonly changes: readonly OutcomeChange[] | undefined;
}

/**
 * Brings a standing recognition up to the imports since, and stores a run with what changed: only people and
 * households that an import touched are looked at. Where a change of the rules took effect meanwhile, everybody is. The recognition given is used up: go on with the one returned.
 */
export async function followRecognition(
  db: Database,
  county: CountyPack,
  standing: Recognition,
  options: RecogniseOptions,
): Promise<FollowedRecognition> {
  const { snapshot, program } = standing;
  const edition = await readEdition(db, county, program.asOf);
  const isSameEdition = String(edition.changes) === String(program.set.changes);
  const changed = isSameEdition ? await followImport(db, county, snapshot) : undefined;
  if (changed === undefined) {
    return { ...(await recognise(db, county, program.asOf, options)), changes: undefined };
  }
  if (changed.size === 0) return { ...standing, changes: [] };
  const { outcomes, changes } = updateOutcomes(standing, changed);
  for (const { residentId, policy, before, after } of changes) {
    standing.digest.remove(residentId, policy, before);
    standing.digest.add(residentId, policy, after);
  }
  const counts = countChanges(standing.counts, changes);
  const people = countPeople(snapshot);
  const next = { ...standing, outcomes, counts, people };
  const { runId, kind } = await storeFollowed(db, next, changes, options.startedBy);
  return { ...next, runId, kind, changed: changes.length, changes };
}

/** Re-evaluates the rows that changed; people who left are no. */
function updateOutcomes(
  { run, snapshot, outcomes }: Recognition,
  changed: ChangedRows,
): { outcomes: Outcomes; changes: OutcomeChange[] } {
  const update = run.update(populationOf(snapshot), changed);
  const { keys, present, rows } = snapshot.people;
  const changes: OutcomeChange[] = [];
  const verdicts = outcomes.codes.map((policy, i) => {
    const fresh = run.verdicts(policy);
    const held = ofSize(outcomes.verdicts[i] as Uint8Array, rows.size);
    const candidates = new Set([...(changed.get(PERSON) ?? []), ...(update.changes.get(policy)?.rows ?? [])]);
    for (const row of candidates) {
      const before = held[row] as number;
      const after = present[row] === 1 ? (fresh[row] as number) : 0;
      if (before === after) continue;
      held[row] = after;
      changes.push({ residentId: residentIdOfKey(keys[row] as number), policy, before, after });
    }
    return held;
  });
  return { outcomes: { codes: outcomes.codes, verdicts }, changes };
}

/** The counts before, moved by what changed: a count of everybody would cost more than the change. */
function countChanges(
  before: Recognition["counts"],
  changes: readonly OutcomeChange[],
): Recognition["counts"] {
  const counts = new Map([...before].map(([policy, count]) => [policy, { ...count }]));
  for (const { policy, before: was, after: is } of changes) {
    const count = counts.get(policy);
    if (count === undefined) continue;
    count.yes += Number(is === YES) - Number(was === YES);
    count.unknown += Number(is === UNKNOWN) - Number(was === UNKNOWN);
  }
  return counts;
}

function ofSize(verdicts: Uint8Array, size: number): Uint8Array {
  return size <= verdicts.length ? verdicts : grown(verdicts, size).subarray(0, size);
}

async function storeFollowed(
  db: Database,
  { program, snapshot, outcomes, people, counts, digest, runId }: Recognition,
  changes: readonly OutcomeChange[],
  startedBy: string,
): Promise<Pick<Recognition, "runId" | "kind">> {
  const { county, asOf, lastFileId } = snapshot.identity;
  const versions = program.policies.map((policy) => policyVersion(program.set, policy));
  return transaction(db, async (tx) => {
    await lockRuns(tx, county);
    const kind = await kindOfRun(tx, county, asOf);
    const isNext = (await lastStanding(tx, county)) === runId;
    const start = { county, asOf, lastFileId, values: program.values, versions, startedBy };
    const id = await startRun(tx, start, kind);
    // Another process may have moved what stands: then the difference is taken anew.
    const moved = isNext ? changes : await differFromStanding(tx, snapshot, outcomes);
    if (kind === "standing") await storeChanges(tx, county, id, moved);
    await finishRun(tx, id, { people, counts, digest: digest.text() });
    return { runId: id, kind };
  });
}

async function lastStanding(tx: Transaction, county: string): Promise<number | undefined> {
  const [run] = await tx.query<{ id: number }>(
    `select id from rules.run where county = $1 and kind = 'standing' and finished_at is not null
     order by id desc limit 1`,
    [county],
  );
  return run?.id;
}
