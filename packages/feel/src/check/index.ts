export { checkCriterion, checkDefinition } from "./check.ts";
export { checkProgram } from "./check-program.ts";
export type { CheckedProgram, CheckResult, ValueType } from "./checked.ts";
