export * from "./contracts/account.ts";
export * from "./contracts/audit.ts";
export * from "./contracts/extension.ts";
export * from "./contracts/open-session.ts";
export * from "./contracts/role.ts";
export * from "./contracts/session.ts";
