/**
 * The closed loop: a case has one state, one owner (a team for a working day at most), one next step and one due date.
 * What can happen to it is one record (`defineLifeCycle`), brought by the slice that knows what it means; who owns a
 * step is a rule over the county's colleagues. `openCases`, `actOnCase`, `reopenCase` decide purely and write the case
 * with its event; jobs remind, raise and reassign, and never end anything. `correction/` is the loop's own life cycle:
 * "this is wrong", answered by the department that owns the register.
 */
export type { By, Case, CaseEvent, Owner, Team } from "./case.ts";
export { type ActOnCaseInput, actOnCase } from "./commands/act-on-case.ts";
export { type ActOnManyInput, actOnMany, type MachineAct } from "./commands/act-on-many.ts";
export { type OpenCaseInput, openCase } from "./commands/open-case.ts";
export { type OpenCasesInput, type Opened, type OpenInput, openCases } from "./commands/open-cases.ts";
export { type ReopenInput, reopenCase } from "./commands/reopen-case.ts";
export { undoAct } from "./commands/undo-act.ts";
export type { Dispute, DisputeStanding } from "./correction/correction.ts";
export { STANDING_NAMES } from "./correction/correction.ts";
export { type DisputeInput, disputeFact } from "./correction/dispute-fact.ts";
export { factCorrection } from "./correction/fact-correction.ts";
export { factCorrectionKind } from "./correction/kind.ts";
export { listDisputes } from "./correction/list-disputes.ts";
export type { CaseSite } from "./http/case-site.ts";
export { serveCases } from "./http.ts";
export { caseJobs } from "./jobs.ts";
export { BUILT_IN_ACTS } from "./life-cycle/built-in-acts.ts";
export { type ActInput, type Decision, decide, listActs, nameOfState } from "./life-cycle/decide.ts";
export {
  type Doer,
  defineLifeCycle,
  isLifeCycle,
  type LifeCycle,
  type OpenState,
  type OwnerLevel,
  type OwnerRule,
  type Thresholds,
  type Transition,
} from "./life-cycle/life-cycle.ts";
export {
  type CaseKind,
  type CaseOffice,
  type Clocks,
  type Done,
  type LifeCycles,
  lifeCycles,
} from "./life-cycle/life-cycles.ts";
export { countWork } from "./queries/count-work.ts";
export { listCasesOf } from "./queries/list-cases-of.ts";
export { listOpenSubjects } from "./queries/list-open-subjects.ts";
export { listWork } from "./queries/list-work.ts";
export type { WorkFilter } from "./queries/work-filter.ts";
export type { Assigned, FindStaff } from "./staff.ts";
export { holdCases, listEvents, lockCase, readCase } from "./store.ts";
