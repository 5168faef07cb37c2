export { countyProgram, decidedEdition, readEdition } from "./edition/edition.ts";
export {
  type ExplainedChange,
  type ExplainedPart,
  type Explanation,
  type OutcomeExplainer,
  outcomeExplainer,
} from "./explain/explain-outcome.ts";
export { findPerson, findRow, readPersonId } from "./explain/find-person.ts";
export { type Files, filesById, type MissingItem, type RegisterRecord } from "./explain/records.ts";
export { type GapDatum, writeGaps } from "./gap/gap-file.ts";
export { type Gap, type GapArea, type GapRanking, rankGaps, rankGapsBy } from "./gap/rank-gaps.ts";
export { serveRules } from "./http.ts";
export { RULES_JOB, rulesJob } from "./jobs.ts";
export { type LiveThread, liveThread } from "./live/live-thread.ts";
export { loadPolicies, type PolicySet, type PolicySource } from "./policy/load-policies.ts";
export { type ParameterValue, parseSetting, RUN_CONSTANTS } from "./policy/parameters.ts";
export {
  NOTICE_COLUMNS,
  type NoticeColumn,
  type Parameter,
  type PolicyExample,
  RECOGNITION_DEFAULTS,
  type RecognitionTerms,
} from "./policy/policy-schema.ts";
export { checkPolicies, compilePolicies, type PolicyProgram } from "./program/compile-policies.ts";
export { findPolicy } from "./program/find-policy.ts";
export type { RulesSite, TestPersona } from "./rules-site.ts";
export { type FollowedRecognition, followRecognition } from "./run/follow-recognition.ts";
export {
  listPolicyVersions,
  listSinceNo,
  listStandingOutcomes,
  type StandingOutcome,
} from "./run/list-standing-outcomes.ts";
export { countVerdicts, type Outcomes, type Verdict, type VerdictCounts } from "./run/outcomes.ts";
export {
  evaluate,
  type RecogniseOptions,
  type Recognition,
  recognise,
} from "./run/recognise.ts";
export { writeRecognised } from "./run/recognised-file.ts";
export { type Replay, replay } from "./run/replay.ts";
export type { OutcomeChange } from "./run/store-run.ts";
export { findLastRun, findLastStanding, getRun, type StoredRun } from "./run/stored-run.ts";
export { buildSchema } from "./schema/build-schema.ts";
export { columnType } from "./schema/column-types.ts";
export { listChanges, type PersonChange, writeChanges } from "./simulation/change-file.ts";
export { parametersOf, type Setting, type Simulation, simulate } from "./simulation/simulate.ts";
export { buildSnapshot } from "./snapshot/build-snapshot.ts";
export { followImport } from "./snapshot/follow-import.ts";
export { planSnapshot, type SnapshotPlan } from "./snapshot/plan.ts";
export { countPeople, populationOf, type Snapshot } from "./snapshot/snapshot.ts";
export { loadSnapshot, saveSnapshot } from "./snapshot/snapshot-file.ts";
export { type SnapshotKeeping, takeSnapshot } from "./snapshot/take-snapshot.ts";
