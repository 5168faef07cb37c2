/** The recognition's part of the API. Runs in the browser too: types and schemas only. */
export * from "./contracts/bulk.ts";
export * from "./contracts/notice.ts";
export * from "./contracts/person-time.ts";
export * from "./contracts/proposal.ts";
export * from "./contracts/reasons.ts";
export { kindSchema, reasonLineSchema } from "./contracts/shapes.ts";
export * from "./contracts/standing.ts";
