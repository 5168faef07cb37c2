import { type Database, transaction } from "@olive/db";
import type { Run } from "@olive/feel";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import { countyProgram } from "../edition/edition.ts";
import type { PolicyProgram } from "../program/compile-policies.ts";
import type { BuildProgress } from "../snapshot/build-snapshot.ts";
import { countPeople, populationOf, type Snapshot } from "../snapshot/snapshot.ts";
import { type SnapshotKeeping, takeSnapshot } from "../snapshot/take-snapshot.ts";
import { digestOutcomes, type OutcomeDigest } from "./outcome-digest.ts";
import { countVerdicts, type Outcomes, outcomesOf, type VerdictCounts } from "./outcomes.ts";
import { policyVersion } from "./policy-version.ts";
import { differFromStanding } from "./standing-outcomes.ts";
import { finishRun, kindOfRun, lockRuns, type RunKind, startRun, storeChanges } from "./store-run.ts";

export interface RecogniseOptions {
  /** Who asked for it, as the run records it. */
  readonly startedBy: string;
  /** Where snapshots are kept; undefined: nowhere. */
  readonly keeping?: SnapshotKeeping;
  readonly progress?: BuildProgress;
}

/** A finished run with everything in memory: further questions need no database. */
export interface Recognition {
  readonly runId: number;
  readonly kind: RunKind;
  readonly program: PolicyProgram;
  readonly snapshot: Snapshot;
  readonly run: Run;
  readonly outcomes: Outcomes;
  readonly digest: OutcomeDigest;
  readonly people: number;
  readonly counts: ReadonlyMap<string, VerdictCounts>;
  /** Outcomes that began, ended or changed against what stood; 0 for an inquiry. */
  readonly changed: number;
}

/**
 * Puts the policies in force on a day to everybody known on that day, and stores the run with what changed. A day
 * before the latest standing run is an inquiry: recorded, but it moves no standing proposal.
 */
export async function recognise(
  db: Database,
  county: CountyPack,
  asOf: CalendarDate,
  options: RecogniseOptions,
): Promise<Recognition> {
  const program = await countyProgram(db, county, asOf);
  const { keeping, progress } = options;
  const snapshot = await takeSnapshot(db, county, program.plan, asOf, keeping, progress);
  const evaluated = evaluate(program, snapshot);
  const stored = await storeRecognition(db, program, snapshot, evaluated, options.startedBy);
  return { ...stored, program, snapshot, ...evaluated };
}

type Evaluated = Pick<Recognition, "run" | "outcomes" | "digest" | "people" | "counts">;

/** Everybody's outcomes. Pure. */
export function evaluate(program: PolicyProgram, snapshot: Snapshot): Evaluated {
  const run = program.compiled.run(populationOf(snapshot), program.constants);
  const codes = program.policies.map(({ code }) => code);
  const outcomes = outcomesOf(run, snapshot, codes);
  return {
    run,
    outcomes,
    digest: digestOutcomes(snapshot, outcomes),
    people: countPeople(snapshot),
    counts: countVerdicts(outcomes),
  };
}

async function storeRecognition(
  db: Database,
  program: PolicyProgram,
  snapshot: Snapshot,
  { outcomes, digest, people, counts }: Evaluated,
  startedBy: string,
): Promise<Pick<Recognition, "runId" | "kind" | "changed">> {
  const { county, asOf, lastFileId } = snapshot.identity;
  const versions = program.policies.map((policy) => policyVersion(program.set, policy));
  return transaction(db, async (tx) => {
    await lockRuns(tx, county);
    const kind = await kindOfRun(tx, county, asOf);
    const start = { county, asOf, lastFileId, values: program.values, versions, startedBy };
    const runId = await startRun(tx, start, kind);
    const changes = kind === "standing" ? await differFromStanding(tx, snapshot, outcomes) : [];
    await storeChanges(tx, county, runId, changes);
    await finishRun(tx, runId, { people, counts, digest: digest.text() });
    return { runId, kind, changed: changes.length };
  });
}
