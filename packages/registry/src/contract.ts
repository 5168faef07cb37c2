export * from "./place/contract.ts";
