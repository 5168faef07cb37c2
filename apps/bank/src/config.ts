import { readFile } from "node:fs/promises";
import { z } from "zod";
import { BANKS_DIR } from "./settings/read-bank.ts";

const configSchema = z.strictObject({
  /** The bank's own database; made where it is missing and the account may. */
  databaseUrl: z.url(),
  host: z.string().default("127.0.0.1"),
  /** 0 for any free one. */
  port: z.int().min(0).max(65_535).default(0),
  /** Where others reach this server, without a slash at the end; by default what it listens on. */
  publicUrl: z.url().optional(),
  /** The platform's address: keys are read from it and messages go to it. */
  platform: z.url(),
  /** Folder with one YAML file a bank. */
  banks: z.string().default(BANKS_DIR),
  /** Only these of them; all where it is left out. */
  only: z.array(z.string()).optional(),
  /** Folder of the banks' private keys and of the key that reports are kept under; made at the first start. */
  keys: z.string(),
  /** Knobs, cards for signing in and repayments by hand, all from this machine alone. */
  sandbox: z.boolean().default(false),
});
export type BankConfig = z.output<typeof configSchema>;

/** Reads the configuration file (JSON). Throws ZodError naming what is wrong. */
export async function readConfig(file: string): Promise<BankConfig> {
  return configSchema.parse(JSON.parse(await readFile(file, "utf8")));
}
