export * from "./client.ts";
export * from "./contract.ts";
export * from "./general-problems.ts";
export * from "./language.ts";
export * from "./mount.ts";
export * from "./openapi.ts";
export { InvalidInput, type Problem, problemOf, problemSchema } from "./problem.ts";
export * from "./security.ts";
export * from "./shell.ts";
