export type {
  Compiled,
  Constants,
  Criterion,
  MaterialColumn,
  PlaceChange,
  Program,
  ProgramDiagnostic,
  Run,
  Update,
  VerdictChanges,
} from "./api.ts";
export { changesByPlace, compareVerdicts, type VerdictComparison } from "./compare-verdicts.ts";
export { compile } from "./compile.ts";
export { RefusedProgram, UnfitConstant, UnfitPopulation } from "./errors.ts";
