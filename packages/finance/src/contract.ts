/** The slice's routes as data, gathered from `contracts/`. They run in the browser too. */
export * from "./contracts/bank-door.ts";
export { judgeBusinessRoute, listBusinessPoliciesRoute } from "./contracts/business-policy.ts";
export * from "./contracts/consents.ts";
export * from "./contracts/delivery.ts";
export * from "./contracts/grant.ts";
export * from "./contracts/help-request.ts";
export * from "./contracts/lending.ts";
export * from "./contracts/loan-products.ts";
export * from "./contracts/subsidy.ts";
export * from "./contracts/supervision.ts";
