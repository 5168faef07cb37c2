import { join } from "node:path";

/** What a bank's server is started with: `node <this> --config FILE`. */
export const BANK_MAIN = join(import.meta.dirname, "main.ts");
export { certifyBank, certifySandbox, sandboxCodes } from "./certify/certify-bank.ts";
export { readBankKeys } from "./certify/kit-bank.ts";
export type { KitReport, Tried } from "./certify/run-kit.ts";
export { readBanks } from "./settings/read-bank.ts";
