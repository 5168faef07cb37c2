/** The cases' part of the API. Runs in the browser too: types and schemas only. */
export * from "./contracts/case.ts";
export * from "./contracts/dispute.ts";
export { actSchema, caseRowSchema, fieldSchema, urgencySchema } from "./contracts/shapes.ts";
export * from "./contracts/team.ts";
export { countWorkRoute, listLifeCyclesRoute, listWorkRoute } from "./contracts/work.ts";
