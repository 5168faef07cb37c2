/** Employment Plus’s part of the API. Runs in the browser too: types and schemas only. */
export * from "./contracts/allocation.ts";
export * from "./contracts/cross-check.ts";
export * from "./contracts/employer.ts";
export * from "./contracts/figures.ts";
export * from "./contracts/help-person.ts";
export * from "./contracts/loop.ts";
export * from "./contracts/loop-shapes.ts";
export * from "./contracts/needs.ts";
export * from "./contracts/phone.ts";
export * from "./contracts/suggest.ts";
export * from "./contracts/suggest-shapes.ts";
export * from "./contracts/term.ts";
export * from "./contracts/vacancy.ts";
export * from "./contracts/vacancy-repeat.ts";
export * from "./contracts/vacancy-search.ts";
export * from "./contracts/vacancy-shapes.ts";
export * from "./contracts/visit.ts";
