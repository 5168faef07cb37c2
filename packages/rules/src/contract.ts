export * from "./contracts/change.ts";
export * from "./contracts/draft.ts";
export * from "./contracts/impact.ts";
export * from "./contracts/rule.ts";
export type { RuleEdit } from "./contracts/shapes.ts";
