/** The slice's routes as data, gathered from `contracts/`. They run in the browser too. */
export * from "./contracts/bank-door.ts";
export * from "./contracts/delivery.ts";
export * from "./contracts/lending.ts";
