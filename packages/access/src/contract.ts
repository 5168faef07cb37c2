export * from "./contracts/session.ts";
