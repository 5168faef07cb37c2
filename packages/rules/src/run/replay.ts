import { type Database, type Queryable, transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import type { DefinitionText, PolicySet, PolicySource } from "../policy/load-policies.ts";
import type { ParameterValue } from "../policy/parameters.ts";
import type { GradeOrder, Parameter } from "../policy/policy-schema.ts";
import { compilePolicies } from "../program/compile-policies.ts";
import { buildSnapshot } from "../snapshot/build-snapshot.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { Outcomes } from "./outcomes.ts";
import type { PolicyContent } from "./policy-version.ts";
import { evaluate } from "./recognise.ts";
import { getRun, type StoredRun } from "./stored-run.ts";

export interface Replay {
  readonly run: StoredRun;
  readonly snapshot: Snapshot;
  readonly outcomes: Outcomes;
  /** Whether everybody's outcome is what it was. */
  readonly identical: boolean;
}

/**
 * Derives a run's outcome again from the stored policy versions, the stored parameter values and the data as they
 * were known then: files that came later are left out, also those about earlier days.
 */
export async function replay(db: Database, county: CountyPack, runId: number): Promise<Replay> {
  const run = await getRun(db, runId);
  const set = await transaction(db, (tx) => storedPolicies(tx, run));
  const program = compilePolicies(county.registers, set, run.asOf);
  const snapshot = await buildSnapshot(db, county, program.plan, {
    asOf: run.asOf,
    upToFile: run.lastFileId,
  });
  const { outcomes, digest } = evaluate(program, snapshot);
  return { run, snapshot, outcomes, identical: digest.text() === run.digest };
}

/** The policies of a run as a policy set whose parameters have the run's values and no others. */
async function storedPolicies(db: Queryable, run: StoredRun): Promise<PolicySet> {
  const rows = await db.query<{ content: string }>(
    `select version.content from rules.run_policy as used
     join rules.policy_version as version using (county, policy, hash) where used.run_id = $1 order by policy`,
    [run.id],
  );
  const contents = rows.map(({ content }) => JSON.parse(content) as PolicyContent);
  const definitions = new Map<string, DefinitionText>();
  const grades = new Map<string, GradeOrder>();
  const parameters = new Map<string, Parameter>();
  for (const content of contents) {
    for (const definition of content.definitions) {
      definitions.set(`${definition.entity}\0${definition.name}`, { ...definition, placeOf: storedPlace });
    }
    for (const grade of content.grades) grades.set(grade.name, grade);
    for (const [name, parameter] of Object.entries(content.parameters)) {
      const value = run.parameters[name];
      const values = value === undefined ? [] : [storedValue(run.asOf, value)];
      parameters.set(name, { ...parameter, values });
    }
  }
  return {
    policies: contents.map(
      ({ policy }): PolicySource => ({ ...policy, where: {}, examples: [], placeOf: storedPlace }),
    ),
    definitions: [...definitions.values()],
    parameters,
    grades: [...grades.values()],
    placeColumn: undefined,
    changes: [],
  };
}

function storedValue(from: CalendarDate, value: ParameterValue): Parameter["values"][number] {
  return { from, value, status: "official", reference: "rules.run" };
}

/** Stored policies come from no file. */
function storedPlace() {
  return { file: "rules.policy_version", line: 1, column: 1 };
}
